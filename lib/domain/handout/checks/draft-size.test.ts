import { describe, expect, it } from 'vitest';
import { type BlockNode, bodySchema, type ListItemNode } from '../body';
import type { DraftContent } from '../draft';
import { draftOf, paragraphs, version } from '../test-support';
import { blockingFindings } from './check';
import { findingsOf } from './test-support';

const versions = [version(1, 'urgent-help'), version(2, 'about'), version(3, 'when-to-return')];

describe('the checks block on words that cannot be saved', () => {
  const nestedLists = (levels: number): BlockNode => ({
    type: 'bulletList',
    content: [
      {
        type: 'listItem',
        content: [
          ...paragraphs('Drink water.').content,
          ...(levels > 1 ? [nestedLists(levels - 1)] : []),
        ] as ListItemNode['content'],
      },
    ],
  });
  const withLists = (levels: number, on = true): DraftContent => {
    const draft = draftOf(versions);
    const body = bodySchema.parse({ type: 'doc', content: [nestedLists(levels)] });
    const edit = { heading: 'Drinking', body, editedBy: 'Dr. Osei', editedAt: '2026-11-22T18:00:00.000Z' };
    return { ...draft, sections: draft.sections.map((one, index) => (index === 1 ? { ...one, on, edit } : one)) };
  };
  const told = (draft: DraftContent, all = versions) =>
    blockingFindings(findingsOf(all, { draft })).filter(({ code }) => code === 'too-large');

  it.each([true, false])('as twelve lists inside each other, with the section switched on: %s', (on) => {
    expect(told(withLists(12, on))).toEqual([
      {
        ...{ code: 'too-large', severity: 'blocks' },
        place: { in: 'section', key: withLists(12).sections[1]?.key, heading: 'Drinking' },
        problem: 'A list has more than 8 levels. Move its inner items up',
      },
    ]);
  });

  it('and not on eight lists inside each other', () => {
    expect(told(withLists(8))).toEqual([]);
  });

  it('as a whole, where no section is too large by itself', () => {
    const body = paragraphs(...Array<string>(38).fill('a'.repeat(5_000)));
    const edit = { heading: 'Long', body, editedBy: 'Dr. Osei', editedAt: '2026-11-22T18:00:00.000Z' };
    const all = Array.from({ length: 6 }, (_, index) => version(20 + index, 'about'));
    const draft = draftOf(all);
    const large = { ...draft, sections: draft.sections.map((one) => ({ ...one, on: false, edit })) };
    expect(told(large, all)).toMatchObject([
      { place: { in: 'handout' }, problem: expect.stringMatching(/^This is larger than Plainleaf accepts/) },
    ]);
  });
});
