import { describe, expect, it } from 'vitest';
import { catalogForTests, topicText } from '../test-support';
import { readContentFile } from '../topic-file';
import { checkSigns } from './signs';

const KINDS = new Map([
  ['urgent-help', 'urgent-help'],
  ['when-to-return', 'when-to-return'],
] as const);

/** The messages of the check, each with the line that it names. */
function problemsOf(box: string, returning?: string): string[] {
  const text = `${topicText(box, returning)}\nText.[^1]\n`;
  const reading = readContentFile(text, 'hiccups/en.md', catalogForTests);
  if (!reading.ok) throw new Error(reading.problems.map(({ message }) => message).join());
  const lines = text.split('\n');
  return checkSigns(reading.file, KINDS, catalogForTests).map(({ line, message }) => `${lines[line - 1]} → ${message}`);
}

const list = (action: string, ...ids: string[]) =>
  `![](action:${action})\n\n${ids.map((id) => `- ![](sign:${id})`).join('\n')}\n\n`;

describe('the signs of a topic', () => {
  it('are all right as the catalog has them', () => {
    const box = list('emergency', 'breath-hard') + list('emergency-er', 'leg-cold') + list('same-day', 'calf-swollen');
    const returning = `${list('within-days', 'weight-loss').trim()}\n- ![](sign:no-better "2 weeks")[^1]`;
    expect(problemsOf(box, returning)).toEqual([]);
  });

  it('fail when one is not in the catalog', () => {
    expect(problemsOf(`${list('emergency', 'breath-hard').trim()}\n- You turn green.`)).toEqual([
      '- You turn green. → "You turn green." is no sign of the catalog; write ![](sign:id)',
    ]);
    expect(problemsOf(`${list('emergency', 'breath-hard').trim()}\n- ![](sign:unheard-of) You turn green.`)).toEqual([
      '- ![](sign:unheard-of) You turn green. → There is no sign "unheard-of" in the catalog, content/red-flags',
    ]);
  });

  it('fail when one has another action than in the catalog', () => {
    expect(problemsOf(list('same-day', 'calf-swollen', 'breath-hard'))).toEqual([
      '- ![](sign:breath-hard) → Two actions for "breath-hard": same-day in the box, emergency in the catalog',
    ]);
    expect(problemsOf(list('emergency', 'leg-cold'))).toEqual([
      '- ![](sign:leg-cold) → Two actions for "leg-cold": emergency in the box, emergency-er in the catalog',
    ]);
    expect(problemsOf('**Call {{clinic.phone}} soon if:**\n\n- ![](sign:breath-hard)')).toEqual([
      '- ![](sign:breath-hard) → Two actions for "breath-hard": a call the same day in the box, emergency in the catalog',
    ]);
    expect(problemsOf('Watch out if:\n\n- ![](sign:breath-hard)')).toEqual([
      '- ![](sign:breath-hard) → "breath-hard": the line above its list says no action; write ![](action:emergency) there',
    ]);
  });

  it('may ask some readers to act sooner, never later', () => {
    const passage = (action: string, id: string) =>
      `${list('emergency', 'breath-hard')}> [!if-pregnant]\n> ![](action:${action})\n>\n> - ![](sign:${id})`;
    expect(problemsOf(passage('emergency', 'calf-swollen'))).toEqual([]);
    expect(problemsOf(passage('emergency', 'leg-cold'))).toEqual([]);
    expect(problemsOf(passage('same-day', 'leg-cold'))).toHaveLength(1);
  });

  it('fail with an emergency below a call the same day, in a passage too', () => {
    expect(problemsOf(list('same-day', 'calf-swollen') + list('emergency-er', 'leg-cold'))).toEqual([
      '- ![](sign:leg-cold) → This emergency is below a call the same day; put it above',
    ]);
    const passage = '> [!if-pregnant]\n> ![](action:emergency)\n>\n> - ![](sign:breath-hard)\n\n';
    expect(problemsOf(list('same-day', 'calf-swollen') + passage)).toEqual([
      '> - ![](sign:breath-hard) → This emergency is below a call the same day; put it above',
    ]);
    expect(problemsOf(passage + list('same-day', 'calf-swollen'))).toEqual([]);
  });

  it('fail with more than 5 emergencies or more than 3 of the same day', () => {
    const five = ['breath-hard', 'chest-hurts', 'face-droops', 'seizure', 'lips-blue'];
    const three = ['calf-swollen', 'pee-blood', 'eye-red'];
    expect(problemsOf(list('emergency', ...five) + list('same-day', ...three))).toEqual([]);
    expect(problemsOf(list('emergency', ...five) + list('emergency-er', 'leg-cold'))).toEqual([
      '- ![](sign:leg-cold) → The box has 6 emergency signs, at most 5 fit',
    ]);
    expect(problemsOf(list('same-day', ...three, 'ear-hurts'))).toEqual([
      '- ![](sign:ear-hurts) → The box has 4 same-day signs, at most 3 fit',
    ]);
  });

  it('fail when one stands in the box and under when to return, or twice', () => {
    expect(problemsOf(list('same-day', 'calf-swollen'), list('within-days', 'weight-loss', 'calf-swollen'))).toEqual(
      expect.arrayContaining(['- ![](sign:calf-swollen) → "calf-swollen" stands in the box and under when to return']),
    );
    expect(problemsOf(list('emergency', 'breath-hard', 'breath-hard'))).toEqual([
      '- ![](sign:breath-hard) → "breath-hard" stands here twice',
    ]);
  });

  it('fail when one stands in two passages for the same readers, whoever else has one between them', () => {
    const passages = (...readers: string[]) =>
      readers.map((reader) => `> [!if-${reader}]\n> ![](action:same-day)\n>\n> - ![](sign:calf-swollen)\n\n`).join('');
    const before = list('emergency', 'breath-hard');
    expect(problemsOf(before + passages('child', 'pregnant'))).toEqual([]);
    expect(problemsOf(before + passages('child', 'pregnant', 'pregnant'))).toEqual([
      '> - ![](sign:calf-swollen) → "calf-swollen" stands here twice',
    ]);
  });

  it('fail with words of their own where the catalog has some', () => {
    expect(problemsOf('![](action:emergency)\n\n- ![](sign:breath-hard) Breathing is hard.')).toEqual([
      '- ![](sign:breath-hard) Breathing is hard. → "breath-hard" has words in the catalog; leave your own out: ![](sign:breath-hard)',
    ]);
  });
});
