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
  expect(renderText(document)).toBe(`Muscle twitches
For: Maria Núñez-O’Connor, born March 14, 1981, RFP-0048213
Given by Dr. Osei, Riverside Family Practice, November 22, 2026
Reference: PL-7Q4K-92MX

LIFESTYLE CHANGES
- Sleep well.
  1. Walk.
[ ] Walk.
[Follow-up: when]

This wording has not been clinically reviewed.

Sources
1. Sleep. NHS, 2023. https://example.org

In an emergency call 911.
`);
});
