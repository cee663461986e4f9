import { describe, expect, it } from 'vitest';
import type { BlockNode, ParagraphNode } from '../body';
import { breath, calf, call, findingsAbout, fit, handout, lead, list, passageFor, phone } from '../test-support-signs';

describe('a sign with two actions', () => {
  it.each<[string, ParagraphNode, ParagraphNode]>([
    ['an ER and the emergency number', lead('emergency.number', 'Go to an ER now (or call ', ') if:'), call],
    ['the same day and within days', phone, lead('clinic.phone', 'Call ', ' for a visit within a few days if:')],
    ['the emergency number and the clinic', call, phone],
  ])('is printed with both, and a check says so: %s', (_, one, other) => {
    const both = handout([
      [one, list(breath)],
      [other, list(breath)],
    ]);
    expect(both.printed.map((lines) => lines.at(-1))).toEqual(['- It is hard to breathe.', '- It is hard to breathe.']);
    expect(new Set(both.printed.map((lines) => lines.at(-2))).size).toBe(2);
    expect(findingsAbout(both, 'sign-actions-differ')).toMatchObject([
      { severity: 'warns', place: { heading: 'Heading 2' }, sign: 'It is hard to breathe.', other: 'Heading 1' },
    ]);
  });

  const pregnant = passageFor('pregnant', call, list(fit));
  it.each<[string, BlockNode[], BlockNode[]]>([
    ['two questions', [call, list(breath), pregnant, passageFor('diabetes', phone, list(fit))], [call, list(calf)]],
    ['two sections', [pregnant], [passageFor('not-pregnant', phone, list(fit))]],
  ])('is printed with both, and a check says so, where nobody has answered: passages of %s', (_, one, other) => {
    const both = handout([one, other]);
    expect(both.printed.flat().filter((text) => text === '- You have a seizure.')).toHaveLength(2);
    expect(findingsAbout(both, 'sign-actions-differ')).toHaveLength(1);
  });

  it('is no finding where the line above has the same words, however they are set', () => {
    const bold: ParagraphNode = {
      type: 'paragraph',
      content: (call.content ?? []).map((node) => ({ ...node, marks: [{ type: 'bold' as const }] })),
    };
    const both = handout([
      [call, list(breath)],
      [bold, list(breath, fit)],
    ]);
    expect(findingsAbout(both, 'sign-actions-differ')).toEqual([]);
    expect(both.printed[1]).toEqual(['Heading 2', 'Call 911 if:', '- You have a seizure.']);
  });
});
