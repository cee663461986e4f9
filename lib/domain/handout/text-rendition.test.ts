import { expect, it } from 'vitest';
import { compose } from './compose';
import { setOptions } from './draft-edit';
import { clinic, draftOf, version } from './test-support';
import { renderText } from './text-rendition';

it('copies every printed word, lists as dashes and blanks in brackets', () => {
  const [one, two] = ['Sleep well.', 'Walk.'].map((text) => ({
    type: 'paragraph' as const,
    content: [{ type: 'text' as const, text }],
  }));
  if (!one || !two) throw new Error('two paragraphs were just made');
  const habits = version(1, 'lifestyle-changes', {
    heading: 'Lifestyle changes',
    body: {
      type: 'doc',
      content: [
        {
          type: 'bulletList',
          content: [
            {
              type: 'listItem',
              content: [one, { type: 'orderedList', content: [{ type: 'listItem', content: [two] }] }],
            },
          ],
        },
        { type: 'checklist', content: [{ type: 'checklistItem', content: [two] }] },
        { type: 'paragraph', content: [{ type: 'mergeField', attrs: { name: 'followUp.when' } }] },
      ],
    },
    sources: [{ title: 'Sleep', publisher: 'NHS', url: 'https://example.org', published: '2023', basis: 'found' }],
  });
  const document = compose({
    draft: setOptions(draftOf([habits]), { sources: 'full' }),
    versions: [habits],
    clinic,
    clinicianName: 'Dr. Osei',
    now: new Date('2026-11-22T18:00:00Z'),
    reference: 'PL-7Q4K-92MX',
  });
  expect(renderText(document)).toBe(`Riverside Family Practice
12 Mill Street, Bend, OR 97701
541-555-0147 · Monday to Friday, 8 am to 5 pm
Given by Dr. Osei
November 22, 2026
Not clinically reviewed.

Muscle twitches

For: Maria Núñez-O’Connor
Born: March 14, 1981
Record number: RFP-0048213

LIFESTYLE CHANGES
Source 1
- Sleep well.
  1. Walk.
[ ] Walk.
[Follow-up: when]

ABOUT THIS HANDOUT
This wording has not been clinically reviewed.
In an emergency call 911.
For clinic staff: PL-7Q4K-92MX

Where this information comes from
1. Sleep. NHS, 2023. https://example.org
`);
});

it.each([
  ['line', 'Based on guidance from NICE, CDC and NHS.', true],
  ['none', null, false],
] as const)('with sources as "%s" says “%s”, and the document keeps the whole list', (sources, sentence, qrCode) => {
  const source = (publisher: string, short?: string) => ({
    ...{ title: `Of ${publisher}`, publisher, url: `https://example.org/${publisher}`, published: '2023' },
    ...{ basis: 'found' as const, ...(short !== undefined && { short }) },
  });
  const habits = version(1, 'lifestyle-changes', {
    sources: [source('NICE (UK)', 'NICE'), source('CDC'), source('NHS (UK)', 'NHS'), source('NICE (England)', 'NICE')],
  });
  const document = compose({
    draft: setOptions(draftOf([habits]), { sources, qrCode }),
    ...{ versions: [habits], clinic, clinicianName: 'Dr. Osei', now: new Date('2026-11-22T18:00:00Z') },
    reference: 'PL-7Q4K-92MX',
  });
  const text = renderText(document);
  expect(document.sources).toHaveLength(4);
  expect(text.includes('Based on guidance')).toBe(sentence !== null);
  if (sentence !== null) expect(text).toContain(sentence);
  expect(text).not.toContain('https://example.org');
  expect(text).not.toContain('Source');
  expect(text.includes('For clinic staff')).toBe(qrCode);
});

it('names the sources that there are most of, and says that there are more', () => {
  const sources = Array.from({ length: 30 }, (_, index) => ({
    ...{ title: `Page ${index}`, publisher: index % 2 === 0 ? 'NHS' : `Hospital ${index}`, published: '2023' },
    ...{ url: `https://example.org/${index}`, basis: 'found' as const },
  }));
  const habits = version(1, 'lifestyle-changes', { sources });
  const now = new Date('2026-11-22T18:00:00Z');
  const document = compose({ draft: draftOf([habits]), versions: [habits], clinic, clinicianName: 'Dr. Osei', now });
  expect(renderText(document)).toContain('Based on guidance from NHS, Hospital 1, Hospital 3, Hospital 5 and others.');
});
