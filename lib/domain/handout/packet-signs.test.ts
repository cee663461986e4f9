import { describe, expect, it } from 'vitest';
import type { BlockNode } from './body';
import {
  about,
  CALL,
  comeBack,
  DAYS,
  days,
  fever,
  type Part,
  packet,
  SAME_DAY,
  sameDay,
  urgent,
} from './test-support-packets';
import { breath, calf, call, fit, lead, line, list, passage, phone } from './test-support-signs';
import { renderText } from './text-rendition';

const er = lead('emergency.number', 'Go to an ER now (or call ', ') if:');
const ER = 'Go to an ER now (or call 911) if:';

describe('a sign that two topics share', () => {
  const box = (...parts: Part[]) => packet(parts);

  it('is printed once, above the topics', () => {
    const { lines } = box(urgent('A', call, list(breath, fit)), urgent('B', call, list(calf, breath)));
    expect(lines).toEqual([
      ...['GET URGENT HELP', 'For any of these problems', CALL, '- It is hard to breathe.'],
      ...['A', CALL, '- You have a seizure.', 'B', CALL, '- One calf is swollen.'],
    ]);
  });

  it('stands in one list with what other topics share', () => {
    const { lines } = box(
      urgent('A', call, list(breath)),
      urgent('B', call, list(breath, fit)),
      urgent('C', call, list(fit)),
    );
    expect(lines).toEqual([
      ...['GET URGENT HELP', 'For any of these problems', CALL, '- It is hard to breathe.', '- You have a seizure.'],
    ]);
  });

  it('is told below the sooner action, and a check says which that is', () => {
    const parts = [urgent('A', sameDay, list(breath, calf)), urgent('B', call, list(breath))];
    for (const order of [parts, parts.toReversed()]) {
      const { lines, findings } = box(...order);
      expect(lines).toEqual([
        ...['GET URGENT HELP', 'EMERGENCY', 'For any of these problems', CALL, '- It is hard to breathe.'],
        ...['CALL US THE SAME DAY', 'A', SAME_DAY, '- One calf is swollen.'],
      ]);
      expect(findings.filter(({ code }) => code === 'sign-actions-differ')).toMatchObject([
        { printed: 'B: Get urgent help', sign: 'It is hard to breathe.' },
      ]);
    }
  });

  it('calls the emergency number where one topic sends to an ER and the other calls', () => {
    const parts = [urgent('A', er, list(breath)), urgent('B', call, list(breath))];
    for (const order of [parts, parts.toReversed()]) {
      expect(box(...order).lines).toEqual([
        ...['GET URGENT HELP', 'For any of these problems', CALL, '- It is hard to breathe.'],
      ]);
    }
  });

  it('is printed with both actions where nobody can tell which is sooner, and a check says so', () => {
    const { lines, findings } = box(urgent('A', sameDay, list(calf)), urgent('B', phone, list(calf)));
    expect(lines).toEqual([
      ...['GET URGENT HELP', 'A', SAME_DAY, '- One calf is swollen.'],
      ...['B', 'Call 541-555-0147 if:', '- One calf is swollen.'],
    ]);
    expect(findings.find(({ code }) => code === 'sign-actions-differ')).toMatchObject({ printed: null });
  });

  it('is not told again for a visit within days when it needs a call the same day', () => {
    const { lines, findings } = box(
      urgent('A', sameDay, list(calf)),
      comeBack('A', days, list(['no-better', 'You are no better.'])),
      comeBack('B', days, list(calf, ['no-better', 'You are no better.'])),
    );
    expect(lines.filter((text) => text === '- One calf is swollen.')).toHaveLength(1);
    expect(lines.slice(0, 4)).toEqual([
      ...['GET URGENT HELP', 'For any of these problems', SAME_DAY, '- One calf is swollen.'],
    ]);
    expect(findings.filter(({ code }) => code === 'sign-actions-differ')).toHaveLength(1);
  });

  it('is printed beside the wording of a clinic, and a check names both', () => {
    const { lines, findings } = box(
      urgent('A', call, list(breath)),
      urgent('B', call, list(['breath-hard', 'You cannot finish a sentence.'])),
    );
    expect(lines).toEqual([
      ...['GET URGENT HELP', 'A', CALL, '- It is hard to breathe.'],
      ...['B', CALL, '- You cannot finish a sentence.'],
    ]);
    expect(findings.find(({ code }) => code === 'sign-words-differ')).toMatchObject({
      ...{ place: { heading: 'B: Get urgent help' }, other: 'A: Get urgent help' },
      ...{ sign: 'You cannot finish a sentence.', otherWords: 'It is hard to breathe.' },
    });
  });

  it('is printed for each topic when one was changed for this patient', () => {
    const { lines } = box(urgent('A', call, list(breath)), {
      ...urgent('B', call, list(breath)),
      edited: [call, list(breath, fit)],
    });
    expect(lines).toEqual([
      ...['GET URGENT HELP', 'A', CALL, '- It is hard to breathe.'],
      ...['B', 'Changed for you', CALL, '- It is hard to breathe.', '- You have a seizure.'],
    ]);
  });

  it('leaves a topic that says nothing else without a sub-heading, and the builder says so', () => {
    const { lines, findings } = box(urgent('A', call, list(breath, fit)), urgent('B', call, list(breath)));
    expect(lines).not.toContain('B');
    expect(findings.filter(({ code }) => code === 'section-said-above')).toMatchObject([
      { place: { heading: 'B: Get urgent help' } },
    ]);
    expect(findings.filter(({ code }) => code === 'topic-without-urgent-help')).toEqual([]);
  });

  it('stays in each topic’s "When to come back" when that would be empty without it', () => {
    const { lines } = box(
      urgent('A', call, list(breath)),
      comeBack('A', days, list(calf)),
      comeBack('B', days, list(calf)),
    );
    expect(lines.slice(4)).toEqual([
      ...['– A –', 'You have a.', 'WHEN TO COME BACK', DAYS, '- One calf is swollen.'],
      ...['– B –', 'You have b.', 'WHEN TO COME BACK', DAYS, '- One calf is swollen.'],
    ]);
  });
});

describe('a sign for which two topics have the reader come back', () => {
  it('is told by each, because “the pain” is another pain', () => {
    const night: [string, string] = ['back-night-rest', 'The pain is worse at night.'];
    const { lines, findings } = packet([
      urgent('A', call, list(breath)),
      comeBack('A', days, list(night, calf)),
      urgent('B', call, list(fit)),
      comeBack('B', days, list(night, fever)),
    ]);
    expect(lines.slice(lines.indexOf('– A –'))).toEqual([
      ...['– A –', 'You have a.', 'WHEN TO COME BACK', DAYS, '- The pain is worse at night.', '- One calf is swollen.'],
      ...['– B –', 'You have b.', 'WHEN TO COME BACK', DAYS, '- The pain is worse at night.', '- You have a fever.'],
    ]);
    expect(findings.filter(({ code }) => code === 'section-said-above')).toEqual([]);
  });
});

describe('the lines around the signs', () => {
  it('stay with the list that they follow, and what is above all lists comes first', () => {
    const { lines } = packet([
      urgent(
        'A',
        line('Act fast.'),
        call,
        list(fit),
        line('If unsure, call.'),
        sameDay,
        list(calf),
        line('Or walk in.'),
      ),
      urgent('B', call, list(breath)),
    ]);
    expect(lines).toEqual([
      ...['GET URGENT HELP', 'EMERGENCY', 'A', 'Act fast.', CALL, '- You have a seizure.', 'If unsure, call.'],
      ...['B', CALL, '- It is hard to breathe.'],
      ...['CALL US THE SAME DAY', 'A', SAME_DAY, '- One calf is swollen.', 'Or walk in.'],
    ]);
  });

  it('put the emergencies of a passage above the calls of the same day of every topic', () => {
    const parts = [
      urgent('A', sameDay, list(calf), passage(er, list(fit), sameDay, list(fever))),
      urgent('B', call, list(breath)),
    ];
    expect(packet(parts).lines).toEqual([
      ...['GET URGENT HELP', 'EMERGENCY', 'A', ER, '- You have a seizure.', 'B', CALL, '- It is hard to breathe.'],
      ...['CALL US THE SAME DAY', 'A', SAME_DAY, '- One calf is swollen.', '- You have a fever.'],
    ]);
    expect(packet(parts, { pregnancy: 'not-pregnant' }).lines).not.toContain('- You have a seizure.');
  });

  it('leave no action without signs above the sentence of a passage', () => {
    const general: BlockNode = {
      type: 'passage',
      attrs: { when: 'pregnancy-unanswered' },
      content: [line('If you are pregnant, call us.')],
    };
    const { lines } = packet([urgent('A', call, list(breath), general), urgent('B', call, list(breath, fit))]);
    expect(lines).toEqual([
      ...['GET URGENT HELP', 'For any of these problems', CALL, '- It is hard to breathe.'],
      ...['A', 'If you are pregnant, call us.', 'B', CALL, '- You have a seizure.'],
    ]);
  });

  it('say once what to do when a passage asks for the same, as in a handout of one topic', () => {
    const { lines } = packet([
      urgent('A', call, list(fit), line('If unsure, call.'), passage(call, list(calf))),
      urgent('B', call, list(breath)),
    ]);
    expect(lines.slice(1, 6)).toEqual([
      ...['A', CALL, '- You have a seizure.', '- One calf is swollen.', 'If unsure, call.'],
    ]);
  });

  it('go with the list when only a sentence is left, which stays among the calls of its tier', () => {
    const { lines } = packet([
      urgent('A', call, list(fit), sameDay, list(calf), line('Call, too, for a sore throat.')),
      urgent('B', call, list(breath), line('Call, too, for a rash.'), sameDay, list(calf)),
      urgent('C', call, list(breath)),
    ]);
    expect(lines).toEqual([
      ...['GET URGENT HELP', 'EMERGENCY', 'For any of these problems', CALL, '- It is hard to breathe.'],
      ...['A', CALL, '- You have a seizure.', 'B', 'Call, too, for a rash.'],
      ...['CALL US THE SAME DAY', 'For any of these problems', SAME_DAY, '- One calf is swollen.'],
      ...['A', 'Call, too, for a sore throat.'],
    ]);
  });

  it('stay above a line that leads other words, and above a list without a line', () => {
    const child = list(['child-ribs', 'cannot be woken']);
    for (const below of [
      [line('Or if your child:'), child],
      [{ type: 'orderedList', content: child.content } as const],
    ]) {
      const { lines } = packet([urgent('A', call, list(breath), ...below), urgent('B', call, list(breath))]);
      expect(lines[4]).toBe('A');
      expect(lines[5]).toBe(CALL);
    }
  });

  it('leave no slower action of a sign behind above a sentence', () => {
    const { lines } = packet([
      urgent('A', call, list(fit), sameDay, list(breath), line('Call, too, for a rash.')),
      urgent('B', call, list(breath)),
    ]);
    expect(lines.filter((text) => text === '- It is hard to breathe.')).toHaveLength(1);
    expect(lines.slice(-3)).toEqual(['CALL US THE SAME DAY', 'A', 'Call, too, for a rash.']);
  });

  it('keep the blank of a question that waits for an answer', () => {
    const { document, findings } = packet([
      urgent('A', call, list(fit), passage(line('Rest.'))),
      urgent('B', call, list(breath)),
    ]);
    expect(renderText(document)).toContain('[Pregnant]');
    expect(findings.map(({ code }) => code)).toContain('blank-field');
  });
});

describe('a heading of urgent help that a clinic wrote', () => {
  it('stays beside its topic', () => {
    const { lines } = packet([
      urgent('A', call, list(fit)),
      { ...urgent('B', call, list(breath)), heading: 'When minutes count' },
    ]);
    expect(lines).toEqual([
      ...['GET URGENT HELP', 'A', CALL, '- You have a seizure.'],
      ...['B: When minutes count', CALL, '- It is hard to breathe.'],
    ]);
  });

  it('of no topic holds for all of them', () => {
    const { lines } = packet([urgent('A', call, list(fit)), urgent(null, call, list(breath)), about('B')]);
    expect(lines.slice(0, 6)).toEqual([
      ...['GET URGENT HELP', 'For any of these problems', CALL, '- It is hard to breathe.', 'A', CALL],
    ]);
  });

  it('of no topic stays above its signs', () => {
    const own = { ...urgent(null, call, list(breath)), heading: 'After your procedure' };
    const { lines } = packet([urgent('A', call, list(fit)), own, about('B')]);
    expect(lines.slice(0, 4)).toEqual(['GET URGENT HELP', 'After your procedure', CALL, '- It is hard to breathe.']);
  });
});
