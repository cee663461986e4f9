import { describe, expect, it } from 'vitest';
import type { BlockNode, ListItemNode } from './body';
import { compose } from './compose';
import type { Choices } from './conditions';
import { clinic, draftOf, version } from './test-support';
import {
  breath,
  calf,
  call,
  findingsAbout,
  fit,
  handout,
  item,
  itemsOf,
  line,
  list,
  passage,
  passageFor,
  phone,
} from './test-support-signs';

const HEAD_1 = ['Heading 1', 'Call 911 if:', '- It is hard to breathe.'];

describe('a handout of two topics', () => {
  it('prints a sign once that both say in the same words', () => {
    const { printed } = handout([
      [call, list(breath), phone, list(calf)],
      [call, list(breath, fit)],
    ]);
    expect(printed).toEqual([
      [...HEAD_1, 'Call 541-555-0147 if:', '- One calf is swollen.'],
      ['Heading 2', 'Call 911 if:', '- You have a seizure.'],
    ]);
  });

  it('leaves out a list and the line above it when all of its signs were printed', () => {
    const { printed } = handout([
      [call, list(breath), phone, list(calf)],
      [call, list(fit), phone, list(calf)],
    ]);
    expect(printed[1]).toEqual(['Heading 2', 'Call 911 if:', '- You have a seizure.']);
  });

  it('keeps what each topic says of itself', () => {
    const blocks = [phone, list(['comes-back', 'It keeps coming back.'])];
    const part = { kind: 'when-to-return', blocks } as const;
    expect(handout([part, part]).printed.map((lines) => lines.at(-1))).toEqual([
      '- It keeps coming back.',
      '- It keeps coming back.',
    ]);
  });

  it('prints a sign again that an earlier section has only for other readers', () => {
    const parts = [
      [call, list(breath), passage(phone, list(calf))],
      [phone, list(calf)],
    ];
    expect(handout(parts, { pregnancy: 'not-pregnant' }).printed[1]?.at(-1)).toBe('- One calf is swollen.');
    expect(handout(parts, { pregnancy: 'pregnant' }).printed).toHaveLength(1);
  });

  it('prints a sign again while it is open whether an earlier section prints its passage', () => {
    const { printed } = handout([
      [call, list(breath), passage(phone, list(calf), line('Rest.'))],
      [phone, list(calf)],
    ]);
    expect(printed[1]?.at(-1)).toBe('- One calf is swollen.');
  });
});

describe('the words of a sign that two sections have', () => {
  const other = 'You get out of breath when you climb stairs, or at night.';
  it.each<[string, ListItemNode, string]>([
    ['reworded', item('breath-hard', line(other)), other],
    ['overwritten with another sign', item('breath-hard', line('You cough up blood.')), 'You cough up blood.'],
    [
      'joined with the next item by Backspace',
      item('breath-hard', line('It is hard to breathe.', 'Your lips are blue.')),
      'It is hard to breathe.Your lips are blue.',
    ],
    [
      'followed by a list inside the item',
      item('breath-hard', line('It is hard to breathe.'), list(['lips-blue', 'Your lips are blue.'])),
      'It is hard to breathe. / - Your lips are blue.',
    ],
    [
      'followed by another paragraph',
      item('breath-hard', line('It is hard to breathe.'), line('Sit up. Use your inhaler.')),
      'It is hard to breathe. / Sit up. Use your inhaler.',
    ],
  ])('are all printed when one is %s, and a check says so', (_, reworded, words) => {
    const later = handout([
      [call, list(breath)],
      [call, itemsOf(reworded)],
    ]);
    expect(later.printed[1]).toEqual(['Heading 2', 'Call 911 if:', `- ${words}`]);
    expect(findingsAbout(later, 'sign-words-differ')).toMatchObject([
      { severity: 'warns', place: { heading: 'Heading 2' }, other: 'Heading 1', otherWords: breath[1] },
    ]);
    const earlier = handout([
      [call, itemsOf(reworded)],
      [call, list(breath)],
    ]);
    expect(earlier.printed[1]).toEqual(['Heading 2', 'Call 911 if:', '- It is hard to breathe.']);
  });

  it('are printed when the earlier item was emptied', () => {
    const { printed, findings } = handout([
      [call, list(fit, ['breath-hard', ''])],
      [call, list(breath)],
    ]);
    expect(printed[1]).toEqual(['Heading 2', 'Call 911 if:', '- It is hard to breathe.']);
    expect(findings.filter(({ code }) => code.startsWith('sign-'))).toEqual([]);
  });

  it.each([0, 1])('are printed twice when section %i was reworded for this patient', (edited) => {
    const blocks = [call, list(breath)];
    const parts = [0, 1].map((index) => ({
      ...({ kind: 'urgent-help', blocks } as const),
      ...(index === edited && ({ edited: true } as const)),
    }));
    expect(handout(parts).printed).toEqual([HEAD_1, ['Heading 2', ...HEAD_1.slice(1)]]);
  });
});

describe('the line above a list that lost its signs', () => {
  const first = [call, list(breath)];
  const childList = itemsOf({ type: 'listItem', content: [line('cannot be woken')] });
  const second = (...below: BlockNode[]) => handout([first, [call, list(breath), ...below]]).printed[1];

  it('stays above more signs', () => {
    expect(second(list(fit))).toEqual(['Heading 2', 'Call 911 if:', '- You have a seizure.']);
    expect(second({ type: 'callout', attrs: { tone: 'caution' }, content: [list(fit)] })).toEqual([
      ...['Heading 2', 'Call 911 if:', 'callout'],
    ]);
    expect(second(passage(list(['preg-headache', 'You are pregnant, and …'])))).toEqual([
      ...['Heading 2', 'Call 911 if:', '- You are pregnant, and …'],
    ]);
  });

  it.each<[string[], ...BlockNode[]]>([
    [['Rest today.'], line('Rest today.')],
    [['Rest today.'], { type: 'paragraph' }, line('Rest today.')],
    [['- cannot be woken'], childList],
    [['callout'], { type: 'callout', attrs: { tone: 'caution' }, content: [childList] }],
    [['Or if your child:', '- cannot be woken'], line('Or if your child:'), childList],
    [['Call us for these:', '- One calf is swollen.'], line('Call us for these:'), list(calf)],
    [['callout'], { type: 'callout', attrs: { tone: 'caution' }, content: [line('Rest today.')] }],
    [['Rest today.'], passage(line('Rest today.'))],
  ])('stays above its own signs when something else follows: %j', (words, ...below) => {
    const { printed } = handout([first, [call, list(breath), ...below]], { pregnancy: 'pregnant' });
    expect(printed[1]?.filter((text) => text !== '')).toEqual(['Heading 2', ...HEAD_1.slice(1), ...words]);
  });

  it('goes when what follows says itself what to do', () => {
    const printed = ['Heading 2', 'Call 541-555-0147 if:', '- One calf is swollen.'];
    expect(second(phone, list(calf))).toEqual(printed);
    expect(second({ type: 'paragraph' }, phone, list(calf))).toEqual(printed);
    expect(second(passage(phone, list(calf)))).toEqual(printed);
  });

  it('goes with each of several such lists but one above other words', () => {
    const both = [call, list(breath), phone, list(calf)];
    expect(handout([both, [...both, line('Rest today.')]]).printed[1]).toEqual([
      ...['Heading 2', 'Call 541-555-0147 if:', '- One calf is swollen.', 'Rest today.'],
    ]);
    expect(handout([both, both]).printed).toHaveLength(1);
  });
});

describe('a passage of signs', () => {
  const pregnant = list(['preg-headache', 'You are pregnant, and …']);

  it('is printed until somebody says that it is not for this reader', () => {
    const printed = (pregnancy: Choices['pregnancy']) =>
      handout([[call, list(breath), passage(pregnant)]], { pregnancy }).printed[0];
    expect(printed(null)).toEqual([...HEAD_1, '- You are pregnant, and …']);
    expect(printed('pregnant')).toEqual([...HEAD_1, '- You are pregnant, and …']);
    expect(printed('not-pregnant')).toEqual(HEAD_1);
  });

  it('is printed whole when a line of it that lost its signs would make it wait for an answer', () => {
    const second = [passage(call, list(breath), line('Or if:'), pregnant)];
    expect(handout([[call, list(breath)], second]).printed[1]).toEqual([
      ...['Heading 2', ...HEAD_1.slice(1), 'Or if:', '- You are pregnant, and …'],
    ]);
  });

  it('stays in a later section when the general sentence is printed in place of the passage that has it, too', () => {
    const general: BlockNode = {
      type: 'passage',
      attrs: { when: 'pregnancy-unanswered' },
      content: [line('If you are pregnant, ask us.')],
    };
    const { printed } = handout([
      [passage(call, list(breath), line('Rest.')), general],
      [call, list(breath)],
    ]);
    expect(printed).toEqual([
      ['Heading 1', 'If you are pregnant, ask us.'],
      ['Heading 2', ...HEAD_1.slice(1)],
    ]);
  });

  it('is printed although it ends with an empty paragraph and an empty item', () => {
    const signs = itemsOf(item('calf-swollen', line(calf[1])), { type: 'listItem', content: [{ type: 'paragraph' }] });
    const { printed, findings } = handout([[call, list(breath), passage(phone, signs, { type: 'paragraph' })]]);
    expect(printed[0]).toContain('- One calf is swollen.');
    expect(findings.map(({ code }) => code)).not.toContain('blank-field');
  });

  it('waits for an answer while it is empty', () => {
    const { findings } = handout([[call, list(breath), passage({ type: 'paragraph' })]]);
    expect(findings.map(({ code }) => code)).toContain('blank-field');
  });

  it('waits for an answer when another answer has the same sign', () => {
    const pregnantFever = passage(call, list(['fever', 'You have a fever.']));
    const otherFever = passageFor('not-pregnant', phone, list(['fever', 'You have a fever for more than 3 days.']));
    const given = (pregnancy: Choices['pregnancy']) => handout([[pregnantFever, otherFever]], { pregnancy });
    expect(findingsAbout(given(null), 'blank-field')).not.toEqual([]);
    expect(given(null).printed[0]?.join()).not.toContain('fever');
    expect(given('pregnant').printed[0]).toEqual(['Heading 1', 'Call 911 if:', '- You have a fever.']);
    expect(given('not-pregnant').printed[0]).toEqual([
      ...['Heading 1', 'Call 541-555-0147 if:', '- You have a fever for more than 3 days.'],
    ]);
  });

  it('does not wait for an answer when a general passage says all of its signs', () => {
    const general = (...signs: [string, string][]) => passageFor('pregnancy-unanswered', call, list(...signs));
    const special = passage(phone, list(fit, calf));
    expect(handout([[special, general(calf, fit)]])).toMatchObject({
      printed: [['Heading 1', 'Call 911 if:', '- One calf is swollen.', '- You have a seizure.']],
    });
    expect(findingsAbout(handout([[special, general(calf)]]), 'blank-field')).not.toEqual([]);
  });

  it('still waits for an answer when it says something else too', () => {
    const { printed, findings } = handout([[passage(pregnant, line('Rest.'))]]);
    expect(printed).toEqual([['Heading 1', 'Pregnant']]);
    expect(findings.map(({ code }) => code)).toContain('blank-field');
  });
});

describe('an item that is no sign', () => {
  it('has no field for one, so that documents of before keep their bytes', () => {
    const plain = itemsOf({ type: 'listItem', content: [line('Rest.')] });
    const versions = [version(1, 'urgent-help', { body: { type: 'doc', content: [plain] } })];
    const given = { versions, clinic, clinicianName: 'Dr. Osei', now: new Date('2026-11-22T18:00:00Z') };
    const [block] = compose({ draft: draftOf(versions), ...given }).sections[0]?.blocks ?? [];
    expect(block?.type === 'list' && block.items.map((one) => Object.keys(one))).toEqual([['pictogram', 'blocks']]);
  });
});
