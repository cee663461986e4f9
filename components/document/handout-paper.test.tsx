import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Block, HandoutDocument, Run } from '@/lib/domain/handout/document';
import { HandoutPaper } from './handout-paper';

const run = (text: string, style: Partial<Run> = {}): Run => ({
  text,
  bold: false,
  italic: false,
  href: null,
  blank: null,
  ...style,
});

const blocks: Block[] = [
  { type: 'paragraph', runs: [run('Come back '), run('Follow-up: when', { blank: 'followUp.when' })] },
  {
    type: 'list',
    ordered: true,
    items: [
      {
        pictogram: null,
        blocks: [{ type: 'paragraph', runs: [run('first', { bold: true, href: 'tel:911' })] }],
      },
    ],
  },
  {
    type: 'table',
    caption: 'Factors',
    header: [[run('Factor')], [run('')]],
    rows: [[[run('Stress')], [run('Tenses')]]],
  },
  { type: 'callout', tone: 'caution', blocks: [{ type: 'paragraph', runs: [run('mind <this>')] }] },
  { type: 'checklist', items: [{ pictogram: null, runs: [run('Sleep')] }] },
  { type: 'figure', pictogram: 'sleep', alt: 'A bed', caption: 'Rest' },
];

const document: HandoutDocument = {
  schema: 3,
  reference: 'PL-7Q4K-92MX',
  address: '',
  title: 'Muscle twitches',
  subtitle: 'What helps',
  locale: 'en',
  pageSize: 'letter',
  options: { size: 'standard', ink: 'color', pictograms: true, fitPages: null, sources: 'full', qrCode: true },
  clinic: {
    name: 'Riverside',
    address: '12 Mill Street',
    phone: '541-555-0147',
    openingHours: '',
    disclaimer: 'In an emergency call 911.',
    footerNote: 'General information',
    accentColor: '#0f6b66',
    logo: null,
    locale: 'en-US',
  },
  patient: { name: 'ماريا', dateOfBirth: 'March 14, 1981', recordNumber: '' },
  clinicianName: 'Dr. Amara Osei',
  visitDate: 'November 22, 2026',
  followUp: '',
  composedAt: '2026-11-22T18:44:00Z',
  sections: [
    {
      key: 'a',
      kind: 'urgent-help',
      versionId: '00000000-0000-4000-8000-000000000001',
      versionNumber: 1,
      locale: 'en',
      heading: 'Get urgent help',
      blocks,
      layout: { showHeading: true, breakBefore: false, keepTogether: false },
      edited: true,
      sourceNumbers: [1],
      reviewedBy: null,
    },
  ],
  sources: [{ number: 1, title: 'Twitching', publisher: 'NHS', url: 'https://nhs.example/a', published: 'undated' }],
  reviewStatement: 'This wording has not been clinically reviewed.',
  editStatement: 'Changed for you by your clinician.',
};

describe('a handout as HTML', () => {
  const html = renderToStaticMarkup(<HandoutPaper document={document} headingLevel={2} />);

  it('keeps the heading order of the page around it', () => {
    expect(html).toMatch(/<h2[^>]*>Muscle twitches<\/h2>/);
    expect(html).toMatch(/<h3[^>]*>.*Get urgent help/);
    expect(html).not.toMatch(/<h1/);
  });

  it('has urgent help of both kinds as two sections with a heading each', () => {
    const [section] = document.sections;
    if (!section) throw new Error('the sample has a section');
    const line = (action: 'emergency' | 'same-day', text: string): Block => ({
      type: 'paragraph',
      runs: [run(text)],
      action,
    });
    const cards = { ...section, blocks: [line('same-day', 'Call us'), line('emergency', 'Call 911')] };
    const printed = renderToStaticMarkup(
      <HandoutPaper document={{ ...document, sections: [cards] }} headingLevel={2} />,
    );
    expect(printed.replace(/<(?!\/?h\d)[^>]+>/g, ' ').replace(/\s+/g, ' ')).toMatch(
      /<h3[^>]*> Get urgent help .*<\/h3>.*<h4[^>]*> Emergency <\/h4> Call 911 <h4[^>]*> Call us the same day <\/h4> Call us/,
    );
  });

  it('prints a table with its caption and what heads rows and columns', () => {
    expect(html).toContain('<caption>Factors</caption>');
    expect(html).toContain('<th scope="col">Factor</th><td></td>');
    expect(html).toContain('<th scope="row">Stress</th><td>Tenses</td>');
  });

  it('prints every block, the blank and the mark of an edit', () => {
    expect(html).toMatch(/<mark[^>]*>Follow-up: when<span[^>]*> \(blank\)/);
    expect(html).toContain('<a href="tel:911" rel="noreferrer" target="_blank"><strong>first</strong></a>');
    expect(html).toContain('Take care');
    expect(html).toContain('mind &lt;this&gt;');
    expect(html).toMatch(/<svg[^>]*role="img" aria-label="A bed"/);
    expect(html).toContain('Changed for you');
  });

  it('tells a figure in words and shows no drawing where pictograms are off or unknown', () => {
    const printed = (change: Partial<HandoutDocument>): string =>
      renderToStaticMarkup(<HandoutPaper document={{ ...document, ...change }} />);
    const plain = printed({ options: { ...document.options, pictograms: false } });
    expect(plain).toContain('Picture: A bed');
    expect(plain).not.toContain('aria-label="A bed"');
    const [section] = document.sections;
    if (!section) throw new Error('the sample has a section');
    const figure: Block = { type: 'figure', pictogram: 'unicorn', alt: 'A horse', caption: '' };
    expect(printed({ sections: [{ ...section, blocks: [figure] }] })).toContain('Picture: A horse');
  });

  it('shows a drawing larger than a symbol, and one of several steps as a strip', () => {
    const [section] = document.sections;
    if (!section) throw new Error('the sample has a section');
    const printed = (pictogram: string): string => {
      const figure: Block = { type: 'figure', pictogram, alt: 'How to do it', caption: '' };
      return renderToStaticMarkup(
        <HandoutPaper document={{ ...document, sections: [{ ...section, blocks: [figure] }] }} />,
      );
    };
    expect(printed('sleep')).toMatch(/data-size="symbol"><svg viewBox="0 0 48 48"/);
    expect(printed('calf-stretch')).toMatch(/data-size="drawing"><svg viewBox="0 0 48 48"/);
    expect(printed('epley')).toMatch(/data-size="strip"><svg viewBox="0 0 226 48"/);
  });

  it('starts and letters its numbered lists as they were meant', () => {
    const [section] = document.sections;
    if (!section) throw new Error('the sample has a section');
    const words = {
      type: 'paragraph' as const,
      runs: [{ text: 'Walk', bold: false, italic: false, href: null, blank: null }],
    };
    const numbered = (numbering: object): string => {
      const list: Block = { type: 'list', ordered: true, items: [{ pictogram: null, blocks: [words] }], ...numbering };
      return renderToStaticMarkup(
        <HandoutPaper document={{ ...document, sections: [{ ...section, blocks: [list] }] }} />,
      );
    };
    expect(numbered({ start: 3, style: 'lower-alpha' })).toMatch(
      /<ol start="3" type="a" data-counts="lower-alpha"><li><p>.*?Walk/,
    );
    expect(numbered({ style: 'upper-roman' })).toMatch(/<ol type="I" data-counts="upper-roman"><li><p>.*?Walk/);
    expect(numbered({})).toMatch(/<ol><li><p>.*?Walk/);
  });

  it('names the sources of a section and the number for staff where paper does', () => {
    const words = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    expect(words).toMatch(/Get urgent help.*Source 1.*Come back/s);
    expect(words).toMatch(/In an emergency call 911\..*For clinic staff: PL-7Q4K-92MX.*https:\/\/nhs/s);
  });

  it('follows the print size and the ink', () => {
    const large = renderToStaticMarkup(
      <HandoutPaper document={{ ...document, options: { ...document.options, size: 'large', ink: 'grey' } }} />,
    );
    expect(large).toContain('data-print-size="large"');
    expect(large).toContain('--paper-accent:#000000');
    expect(html).toContain('--paper-accent:#0f6b66');
  });

  it('says for whom, from which sources and how far reviewed, and leaves out what was not given', () => {
    expect(html).toContain('<dd><bdi dir="rtl">ماريا</bdi></dd>');
    expect(html).not.toContain('Record number');
    expect(html).toContain('https://nhs.example/a');
    expect(html).toContain('This wording has not been clinically reviewed.');
    expect(html).toContain('PL-7Q4K-92MX');
  });
});

describe('a table that is too wide for the page', () => {
  const cells = (...texts: string[]): Run[][] => texts.map((text) => [run(text)]);
  const week: Block = {
    type: 'table',
    caption: 'How much to take',
    header: cells('Day', 'Morning', 'Noon', 'Evening', 'Night'),
    rows: [cells('Wednesday', '2.5–5 ml', '12.5/25mg', 'Hydrochlorothiazide', '')],
  };
  const paperOf = (size: HandoutDocument['options']['size']): string => {
    const [section] = document.sections;
    if (!section) throw new Error('the sample has a section');
    const sections = [{ ...section, blocks: [week] }];
    return renderToStaticMarkup(
      <HandoutPaper document={{ ...document, sections, options: { ...document.options, size } }} />,
    );
  };

  it('shows a table with measured columns where it fits', () => {
    const html = paperOf('standard');
    expect(html).toContain('<th scope="row">Wednesday</th>');
    expect(html.match(/<col /g)).toHaveLength(5);
  });

  it('shows a block with headings for each row in extra large print, as on paper', () => {
    const html = paperOf('extra-large');
    expect(html).not.toContain('<table');
    expect(html).toContain('How much to take');
    const [row] = /<li>.*?<\/li>/.exec(html.slice(html.indexOf('How much to take'))) ?? [''];
    expect(row.replace(/<[^>]+>/g, '').replace(/\u00a0/g, ' ')).toBe(
      'Day: Wednesday · Morning: 2.5–5 ml · Noon: 12.5/25mg · Evening: Hydrochlorothiazide · Night: –',
    );
  });
});
