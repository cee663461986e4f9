import { expect, it } from 'vitest';
import { compose } from './compose';
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
    draft: draftOf([habits]),
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
