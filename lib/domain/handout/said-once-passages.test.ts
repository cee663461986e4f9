import { describe, expect, it } from 'vitest';
import type { BlockNode } from './body';
import type { Choices } from './conditions';
import {
  breath,
  calf,
  call,
  findingsAbout,
  fit,
  handout,
  line,
  list,
  passage,
  passageFor,
  phone,
} from './test-support-signs';

type Callout = Extract<BlockNode, { type: 'callout' }>;

describe('a passage beside one that an earlier section has said', () => {
  const general = passageFor('pregnancy-unanswered', call, list(calf));
  const first = [call, list(calf)];

  it('stays left out when it has the same signs with another action', () => {
    const special = passage(phone, list(['calf-swollen', 'One calf is swollen a bit.']));
    const given = (pregnancy: Choices['pregnancy']) => handout([first, [special, general]], { pregnancy });
    expect(given(null).printed).toEqual([['Heading 1', 'Call 911 if:', '- One calf is swollen.']]);
    expect(findingsAbout(given(null), 'blank-field')).toEqual([]);
    expect(given('pregnant').printed[1]).toEqual([
      ...['Heading 2', 'Call 541-555-0147 if:', '- One calf is swollen a bit.'],
    ]);
  });

  it('stays left out when it has other words', () => {
    const { printed, findings } = handout([first, [passage(line('Drink more.')), general, call, list(fit)]]);
    expect(printed[1]).toEqual(['Heading 2', 'Call 911 if:', '- You have a seizure.']);
    expect(findings.map(({ code }) => code)).not.toContain('blank-field');
  });

  it('still waits for an answer when it shares only the sign that is not printed again', () => {
    const special = passage(phone, list(calf, fit));
    const given = handout([
      [...first, call, list(breath)],
      [special, general],
    ]);
    expect(given.printed[1]).toEqual(['Heading 2', 'Pregnant']);
    expect(findingsAbout(given, 'blank-field')).toHaveLength(1);
  });
});

describe('a passage that loses all of its words', () => {
  it('does not wait for an answer', () => {
    const second = [call, list(fit), passage(call, list(breath), { type: 'paragraph' })];
    const { printed, findings } = handout([[call, list(breath)], second]);
    expect(printed[1]).toEqual(['Heading 2', 'Call 911 if:', '- You have a seizure.']);
    expect(findings.map(({ code }) => code)).not.toContain('blank-field');
  });

  it('goes with its section', () => {
    const { printed, findings } = handout([[call, list(breath)], [passage(call, list(breath), { type: 'paragraph' })]]);
    expect(printed).toHaveLength(1);
    expect(findings.filter(({ severity }) => severity === 'blocks')).toEqual([]);
  });
});

describe('a box that loses all of its words', () => {
  const box = (...content: Callout['content']): Callout => ({ type: 'callout', attrs: { tone: 'caution' }, content });
  const empty = { type: 'paragraph' } as const;

  it('is not printed, although an empty paragraph is left in it', () => {
    const { printed } = handout([
      [call, list(breath)],
      [box(call, list(breath), empty), phone, list(calf)],
    ]);
    expect(printed[1]).toEqual(['Heading 2', 'Call 541-555-0147 if:', '- One calf is swollen.']);
  });

  it('goes with its section', () => {
    expect(handout([[call, list(breath)], [box(call, list(breath), empty, empty)]]).printed).toHaveLength(1);
  });
});
