import { describe, expect, it } from 'vitest';
import type { BlockNode } from '../body';
import { breath, calf, call, findingsAbout, handout, list, passage, phone } from '../test-support-signs';

const HEAD_1 = ['Heading 1', 'Call 911 if:', '- It is hard to breathe.'];

describe('a section that says nothing new', () => {
  it('is left out, and the builder says so', () => {
    const twice = handout([
      [call, list(breath)],
      [call, list(breath)],
    ]);
    expect(twice.printed).toEqual([HEAD_1]);
    expect(findingsAbout(twice, 'section-said-above')).toMatchObject([
      { severity: 'hints', place: { heading: 'Heading 2' } },
    ]);
  });

  it('is left out although it has a passage for other readers, and does not keep the handout from being issued', () => {
    const parts = [
      [call, list(breath)],
      [call, list(breath), passage(phone, list(calf))],
    ];
    const given = handout(parts, { pregnancy: 'not-pregnant' });
    expect(given.printed).toEqual([HEAD_1]);
    expect(findingsAbout(given, 'empty-section')).toEqual([]);
    expect(findingsAbout(given, 'section-said-above')).toHaveLength(1);
    expect(handout(parts, { pregnancy: 'pregnant' }).printed[1]?.at(-1)).toBe('- One calf is swollen.');
  });

  it('is not missing when it says when to come back', () => {
    const blocks = [call, list(breath), phone, list(calf)];
    const said = handout([
      [call, list(breath)],
      { kind: 'treatment', blocks: [phone, list(calf)] },
      { kind: 'when-to-return', blocks },
    ]);
    expect(said.printed.map(([heading]) => heading)).toEqual(['Heading 1', 'Heading 2']);
    expect(findingsAbout(said, 'when-to-return-missing')).toEqual([]);
  });

  it.each<[string, BlockNode[]]>([
    ['has only signs to call 911 for', [call, list(breath)]],
    ['says when to come back to other readers only', [call, list(breath), passage(phone, list(calf))]],
  ])('is missing when it %s', (_, blocks) => {
    const parts = [[call, list(breath)], { kind: 'when-to-return' as const, blocks }];
    const said = handout(parts, { pregnancy: 'not-pregnant' });
    expect(said.printed).toEqual([HEAD_1]);
    expect(findingsAbout(said, 'when-to-return-missing')).toHaveLength(1);
  });

  it('still blocks issuing when it has nothing for this reader by itself', () => {
    const given = handout([[call, list(breath)], [passage(phone, list(calf))]], { pregnancy: 'not-pregnant' });
    expect(findingsAbout(given, 'empty-section')).toHaveLength(1);
    expect(findingsAbout(given, 'section-said-above')).toEqual([]);
  });
});
