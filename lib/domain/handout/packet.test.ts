import { describe, expect, it } from 'vitest';
import type { BlockNode } from './body';
import { compose } from './compose';
import { moveSection } from './draft-edit';
import { clinic } from './test-support';
import { about, type Part, packet, partsOf } from './test-support-packets';
import { breath, calf, call, fit, lead, line, list, passage, phone } from './test-support-signs';
import { renderText } from './text-rendition';
import { urgentHelpOf } from './urgent-parts';

const urgent = (topic: string | null, ...blocks: BlockNode[]): Part => ({ topic, kind: 'urgent-help', blocks });
const comeBack = (topic: string | null, ...blocks: BlockNode[]): Part => ({ topic, kind: 'when-to-return', blocks });
const fever: [string, string] = ['fever', 'You have a fever.'];
const sameDay = lead('clinic.phone', 'Call ', ' the same day if:');
const days = lead('clinic.phone', 'Call ', ' for a visit within a few days if:');
const er = lead('emergency.number', 'Go to an ER now (or call ', ') if:');
const [CALL, ER] = ['Call 911 if:', 'Go to an ER now (or call 911) if:'];
const [SAME_DAY, DAYS] = ['Call 541-555-0147 the same day if:', 'Call 541-555-0147 for a visit within a few days if:'];

describe('two topics in one handout', () => {
  const { lines } = packet([
    urgent('Migraine', call, list(fit), sameDay, list(fever)),
    about('Migraine'),
    comeBack('Migraine', days, list(['no-better', 'You are no better.'])),
    { topic: null, kind: 'follow-up', heading: 'Your follow-up', blocks: [line('In 4 weeks.')] },
    urgent('Back pain', call, list(breath), sameDay, list(calf)),
    about('Back pain'),
    comeBack('Back pain', days, list(['no-better', 'You are no better.'])),
  ]);

  it('have one urgent help, the emergencies of both first, each below its topic', () => {
    expect(lines.slice(0, lines.indexOf('– MIGRAINE –'))).toEqual([
      ...['GET URGENT HELP', 'Migraine', CALL, '- You have a seizure.'],
      ...['Back pain', CALL, '- It is hard to breathe.'],
      ...['Migraine', SAME_DAY, '- You have a fever.'],
      ...['Back pain', SAME_DAY, '- One calf is swollen.'],
    ]);
  });

  it('have their sections under their own names, each with when to come back, and what is for both at the end', () => {
    expect(lines.slice(lines.indexOf('– MIGRAINE –'))).toEqual([
      ...['– MIGRAINE –', 'You have migraine.', 'WHAT IS MIGRAINE?', 'It passes.'],
      ...['WHEN TO COME BACK', DAYS, '- You are no better.'],
      ...['– BACK PAIN –', 'You have back pain.', 'WHAT IS BACK PAIN?', 'It passes.'],
      ...['WHEN TO COME BACK', DAYS, '- You are no better.'],
      ...['– YOUR VISIT –', 'YOUR FOLLOW-UP', 'In 4 weeks.'],
    ]);
  });

  it('name the topic where they say which section nobody reviewed and which was changed', () => {
    const parts = [urgent('Migraine', call, list(fit)), urgent('Back pain', call, list(breath))].map((part) => ({
      ...part,
      edited: part.blocks,
    }));
    expect(packet(parts).document.editStatement).toBe(
      'Changed for you by your clinician: “Migraine: Get urgent help” (Dr. Osei, November 22, 2026), “Back pain: Get urgent help” (Dr. Osei, November 22, 2026).',
    );
  });
});

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
        ...['GET URGENT HELP', 'For any of these problems', CALL, '- It is hard to breathe.'],
        ...['A', SAME_DAY, '- One calf is swollen.'],
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
      ...['GET URGENT HELP', 'A', 'Act fast.', CALL, '- You have a seizure.', 'If unsure, call.'],
      ...['B', CALL, '- It is hard to breathe.'],
      ...['A', SAME_DAY, '- One calf is swollen.', 'Or walk in.'],
    ]);
  });

  it('put the emergencies of a passage above the calls of the same day of every topic', () => {
    const parts = [
      urgent('A', sameDay, list(calf), passage(er, list(fit), sameDay, list(fever))),
      urgent('B', call, list(breath)),
    ];
    expect(packet(parts).lines).toEqual([
      ...['GET URGENT HELP', 'A', ER, '- You have a seizure.', 'B', CALL, '- It is hard to breathe.'],
      ...['A', SAME_DAY, '- One calf is swollen.', '- You have a fever.'],
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

  it('keep their lists apart where words stand between two that ask for the same', () => {
    const { lines } = packet([
      urgent('A', call, list(fit), line('If unsure, call.'), passage(call, list(calf))),
      urgent('B', call, list(breath)),
    ]);
    expect(lines.slice(1, 7)).toEqual([
      ...['A', CALL, '- You have a seizure.', 'If unsure, call.', CALL, '- One calf is swollen.'],
    ]);
  });

  it('keep their action when they go on with it', () => {
    const { lines } = packet([
      urgent('A', call, list(breath), line('Call, too, for a seizure.')),
      urgent('B', call, list(breath)),
    ]);
    expect(lines.slice(-3)).toEqual(['A', CALL, 'Call, too, for a seizure.']);
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
});

describe('a topic in an odd packet', () => {
  it('without urgent help is printed, and a check says so', () => {
    const { lines, findings } = packet([urgent('A', call, list(fit)), about('A'), about('B')]);
    expect(lines.slice(-4)).toEqual(['– B –', 'You have b.', 'WHAT IS B?', 'It passes.']);
    expect(findings.filter(({ code }) => code.startsWith('topic-without'))).toMatchObject([
      { code: 'topic-without-urgent-help', severity: 'warns', topic: 'B' },
      { code: 'topic-without-return', severity: 'hints', topic: 'A' },
      { code: 'topic-without-return', severity: 'hints', topic: 'B' },
    ]);
  });

  it('keeps a section that was moved among those of another topic under its own heading', () => {
    const { draft, versions } = partsOf([about('A'), about('A', 'More of A'), about('B'), about('B', 'More of B')]);
    const moved = moveSection(draft, draft.sections[1]?.key ?? '', 2);
    const given = { clinic, clinicianName: 'Dr. Osei', now: new Date('2026-11-22T18:00:00Z') };
    const titles = compose({ draft: moved, versions, ...given }).sections.map(({ topic, heading }) => [
      topic?.title,
      heading,
    ]);
    expect(titles).toEqual([
      ...[
        ['A', 'What is A?'],
        ['A', 'More of A'],
      ],
      ...[
        ['B', 'What is B?'],
        ['B', 'More of B'],
      ],
    ]);
  });

  it('stands once when it was added twice', () => {
    const twice = [urgent('A', call, list(fit)), about('A'), urgent('B', call, list(breath)), about('B')];
    const { lines } = packet([...twice, urgent('A', call, list(fit)), about('A', 'Again')]);
    expect(lines.filter((text) => text === '– A –')).toHaveLength(1);
    expect(lines.filter((text) => text === '- You have a seizure.')).toHaveLength(1);
    expect(lines).not.toContain('For any of these problems');
  });

  it('is not the only one that the title names, or a check says so', () => {
    const parts = [about('A'), about('B')];
    const named = (title: string) =>
      packet(parts, {}, { title }).findings.filter(({ code }) => code === 'title-names-one-topic');
    expect(named('A')).toMatchObject([{ topic: 'A', place: { field: 'title' } }]);
    expect([named('A and B'), named('For Maria')]).toEqual([[], []]);
    expect(packet([about('A')], {}, { title: 'A' }).findings.map(({ code }) => code)).not.toContain(
      'title-names-one-topic',
    );
  });

  it('is one of 24', () => {
    const titles = Array.from({ length: 24 }, (_, index) => `Topic ${index + 1}`);
    const { lines } = packet(titles.flatMap((title) => [urgent(title, call, list(breath)), about(title)]));
    expect(lines.filter((text) => text === '- It is hard to breathe.')).toHaveLength(1);
    expect(lines.filter((text) => text.startsWith('– TOPIC'))).toHaveLength(24);
  });
});

describe('a handout of one topic', () => {
  const parts: Part[] = [
    ...[urgent('A', call, list(breath)), about('A'), urgent('A', call, list(breath, fit))],
    ...[about(null, 'Your follow-up'), comeBack('A', days, list(calf))],
  ];

  it('is the same as if nobody knew its name', () => {
    const { draft, versions } = partsOf(parts);
    const given = { draft, clinic, clinicianName: 'Dr. Osei', now: new Date('2026-11-22T18:00:00Z') };
    const nameless = versions.map(({ topicName: _name, ...rest }) => ({ ...rest, topicId: null }));
    expect(compose({ versions, ...given })).toEqual(compose({ versions: nameless, ...given }));
  });

  it('stays one while the sections of another are switched off', () => {
    const { document } = packet([...parts, { ...about('B'), off: true }]);
    expect(document.sections.some((section) => 'topic' in section || 'urgent' in section)).toBe(false);
  });
});

describe('a packet in two languages', () => {
  it('merges the signs of one language only, and heads what is shared in that language', () => {
    const { document } = packet(
      [
        { ...urgent('A', call, list(fit)), locale: 'es' },
        { ...urgent('B', call, list(fit, breath)), locale: 'es' },
        urgent('C', call, list(fit)),
      ],
      {},
      { locale: 'es' },
    );
    const help = urgentHelpOf(document);
    expect(help?.parts.map(({ heading, headingLocale, section }) => [heading, headingLocale, section.locale])).toEqual([
      ['Para cualquiera de estos problemas', 'es', 'es'],
      ['B', 'es', 'es'],
      ['C', 'en', 'en'],
    ]);
    expect(renderText(document).split('- You have a seizure.')).toHaveLength(3);
  });
});
