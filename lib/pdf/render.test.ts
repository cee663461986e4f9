import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { renderHandout } from './render';
import { muscleTwitches, paragraph, run, section, table } from './test-support/muscle-twitches';
import { fontsIn, linksIn, type ReadPdf, readPdf } from './test-support/read-pdf';

// Whole documents are rendered and read back, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const unspaced = (text: string): string => text.replaceAll(' ', '');

async function print(document: HandoutDocument): Promise<ReadPdf> {
  return readPdf((await renderHandout(document)).bytes);
}

describe('a handout on muscle twitches', () => {
  let bytes: Uint8Array;
  let pdf: ReadPdf;
  let pageCount: number;
  beforeAll(async () => {
    const rendered = await renderHandout(muscleTwitches());
    pageCount = rendered.pageCount;
    bytes = rendered.bytes;
    pdf = await readPdf(bytes);
  });

  it('prints its words in reading order', () => {
    const inOrder = [
      'Riverside Family Practice',
      '12 Mill Street, Bend, OR 97701',
      '541-555-0147 · Mon–Fri 8:00–17:30',
      'Given by Dr. Amara Osei',
      'Muscle twitches',
      'What they are, what helps',
      'Maria Núñez-O’Connor',
      'March 14, 1981',
      'RF-204815',
      'in 4 weeks with Dr. Osei',
      'Call 911 if you have',
      'Sudden weakness on one side',
      'What is a muscle twitch?',
      'Types of twitch',
      'Benign causes',
      'Things that can play a part',
      'Caffeine',
      'Lifestyle changes',
      'When to come back',
      'Questions to ask',
      'About this handout',
      'This wording has not been clinically reviewed.',
      'Changed for this patient by Dr. Amara Osei',
      'https://www.nhs.uk/conditions/twitching/',
    ].map(unspaced);
    // An address may be cut at the end of a line.
    const text = unspaced(pdf.text);
    let from = 0;
    for (const words of inOrder) {
      const at = text.indexOf(words, from);
      expect(at, `"${words}" after character ${from}`).toBeGreaterThanOrEqual(0);
      from = at + words.length;
    }
  });

  it('names the patient, the visit date, the reference and the page on every page', () => {
    expect(pageCount).toBe(pdf.pages.length);
    expect(pageCount).toBeGreaterThan(1);
    for (const [index, page] of pdf.pages.entries()) {
      expect(page.text).toContain('Maria Núñez-O’Connor');
      expect(page.text).toContain('November 22, 2026');
      expect(page.text).toContain('PL-7Q4K-92MX');
      expect(page.text).toContain('General information, given to you by your clinician.');
      expect(page.text).toContain(`Page ${index + 1} of ${pageCount}`);
    }
  });

  it('puts urgent help on page 1 even when the document holds it last', async () => {
    const { sections } = muscleTwitches();
    const [urgent, ...others] = sections;
    if (!urgent) throw new Error('The sample has an urgent section');
    const turned = await print(muscleTwitches({ sections: [...others, urgent] }));
    const first = turned.pages[0]?.text ?? '';
    expect(first).toContain('Call 911 if you have');
    expect(first.indexOf('Call 911 if you have')).toBeLessThan(first.indexOf('What is a muscle twitch?'));
  });

  it('embeds the reading fonts and none of the built-in ones', async () => {
    const fonts = await fontsIn(bytes);
    expect(fonts).toContainEqual(expect.stringContaining('AtkinsonHyperlegibleNext-Regular'));
    expect(fonts.filter((name) => !/Atkinson|NotoSans/.test(name))).toEqual([]);
  });

  it('marks the edited section and lists the sources with a link', async () => {
    expect(pdf.text).toContain('Lifestyle changes Changed for you · Source 1');
    expect(pdf.text).toContain('Twitching eyes and muscles. NHS, Jan 2023.');
    const links = await linksIn(bytes);
    expect(links).toContain('https://www.nhs.uk/conditions/twitching/');
    expect(links).toContain('tel:+15415550147');
  });

  it('carries title, clinic, language and time of composing as metadata, and nothing of the patient', () => {
    expect(pdf.info).toMatchObject({
      Title: 'Muscle twitches',
      Author: 'Riverside Family Practice',
      Language: 'en-US',
      CreationDate: 'D:20261122184400Z',
    });
    expect(JSON.stringify(pdf.info) + pdf.xmp).not.toMatch(/Núñez|1981|204815/);
  });

  it('keeps every word inside the margins', () => {
    for (const page of pdf.pages) {
      for (const item of page.items) expect(item.x + item.width, item.text).toBeLessThanOrEqual(page.width - 53.9);
    }
  });
});

it('prints on A4 with the same words', async () => {
  const [letter, a4] = await Promise.all([print(muscleTwitches()), print(muscleTwitches({ pageSize: 'a4' }))]);
  expect([letter.pages[0]?.width, letter.pages[0]?.height]).toEqual([612, 792]);
  expect(a4.pages[0]?.width).toBeCloseTo(595.28, 1);
  expect(a4.pages[0]?.height).toBeCloseTo(841.89, 1);
  expect(a4.text).toContain('restless legs, which is an urge to move');
});

it('repeats the header row of a table on every page that the table reaches', async () => {
  const rows = Array.from({ length: 300 }, (_, index) => [`Row ${index + 1}`, 'What it does, told in a few words']);
  const pdf = await print(
    muscleTwitches({ sections: [section('Factors', [table('A long table', ['Factor', 'Effect'], rows)])] }),
  );
  const withRows = pdf.pages.filter((page) => /Row \d/.test(page.text));
  expect(withRows.length).toBeGreaterThan(5);
  for (const page of withRows) expect(page.text).toContain('Factor Effect');
  for (const [name] of rows) expect(pdf.text).toContain(`${name} What it does`);
});

it('never leaves a heading, or a table’s header row, alone at the end of a page', async () => {
  for (const lines of [17, 18, 19, 20, 21, 22, 23]) {
    const filler = paragraph(Array.from({ length: lines }, (_, index) => `line ${index}`).join('\n'));
    const rows = Array.from({ length: 30 }, (_, index) => [`Row${index}`, 'words']);
    const pdf = await print(
      muscleTwitches({
        sections: [section('First', [filler]), section('Heading to keep', [table('', ['HeaderCell', 'Other'], rows)])],
      }),
    );
    const page = pdf.pages.find(({ text }) => text.includes('Heading to keep'));
    expect(page?.text, `after ${lines} lines`).toMatch(/Heading to keep HeaderCell Other Row0 words/);
  }
});

it('shows a field without a value by its label', async () => {
  const pdf = await print(
    muscleTwitches({
      sections: [
        section('Your follow-up', [paragraph('Come back ', run('Follow-up: when', { blank: 'followUp.when' }), '.')]),
      ],
    }),
  );
  expect(pdf.text).toContain('Come back Follow-up: when.');
});

it('writes a title with markup characters as well-formed metadata', async () => {
  const pdf = await print(muscleTwitches({ title: 'Cramps & twitches <both>' }));
  expect(pdf.info.Title).toBe('Cramps & twitches <both>');
  expect(pdf.xmp).toContain('Cramps &amp; twitches &lt;both&gt;');
});

it('leaves out what is not filled in', async () => {
  const pdf = await print(
    muscleTwitches({ patient: { name: 'Ann Lee', dateOfBirth: '', recordNumber: '' }, followUp: '' }),
  );
  expect(pdf.text).toContain('For Ann Lee');
  expect(pdf.text).not.toMatch(/Born|Record number|Come back/);
});

it('closes up a little where that saves a nearly empty last page', async () => {
  // In the regular setting each of these takes a second page for its last lines.
  for (const length of [19, 20, 21]) {
    const filler = paragraph(Array.from({ length }, (_, index) => `line ${index}`).join('\n'));
    const document = muscleTwitches({ sections: [section('One', [filler])], sources: [], editStatement: '' });
    const { pageCount } = await renderHandout(document);
    expect(pageCount, `${length} lines`).toBe(1);
  }
});
