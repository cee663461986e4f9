import { describe, expect, it } from 'vitest';
import { compose } from './compose';
import { moveSection } from './draft-edit';
import { clinic } from './test-support';
import {
  about,
  CALL,
  comeBack,
  DAYS,
  days,
  fever,
  type Part,
  packet,
  partsOf,
  SAME_DAY,
  sameDay,
  urgent,
} from './test-support-packets';
import { breath, calf, call, fit, line, list } from './test-support-signs';
import { renderText } from './text-rendition';
import { urgentHelpOf } from './urgent-parts';

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

  it('have one urgent help, a card for the emergencies of both and one for the rest, each below its topic', () => {
    expect(lines.slice(0, lines.indexOf('– MIGRAINE –'))).toEqual([
      ...['GET URGENT HELP', 'EMERGENCY', 'Migraine', CALL, '- You have a seizure.'],
      ...['Back pain', CALL, '- It is hard to breathe.'],
      ...['CALL US THE SAME DAY', 'Migraine', SAME_DAY, '- You have a fever.'],
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

describe('urgent help of several topics in one box', () => {
  const box = (...blocks: Parameters<typeof urgent>[1][]) =>
    packet([urgent('A', ...blocks), urgent('B', call, list(breath), sameDay, list(calf))]).lines;

  it('is what a topic gets that does not say how to act, so that no card names it an emergency', () => {
    expect(box(line('Ask us about anything new.'))).toEqual([
      ...['GET URGENT HELP', 'A', 'Ask us about anything new.', 'B', CALL, '- It is hard to breathe.'],
      ...['B', SAME_DAY, '- One calf is swollen.'],
    ]);
  });

  it('is not what a topic gets of which only a sentence is left below signs that print above', () => {
    expect(box(call, list(breath), line('Call, too, for a seizure.'))).toEqual([
      ...['GET URGENT HELP', 'EMERGENCY', 'For any of these problems', CALL, '- It is hard to breathe.'],
      ...['A', 'Call, too, for a seizure.', 'CALL US THE SAME DAY', 'B', SAME_DAY, '- One calf is swollen.'],
    ]);
  });
});

describe('the cards of several topics', () => {
  it('stand whichever topic comes first, also where all signs of the second print above it', () => {
    const short = urgent('B', call, list(breath), line('Call, too, for a seizure.'));
    expect(packet([urgent('A', call, list(breath), sameDay, list(calf)), short]).lines).toEqual([
      ...['GET URGENT HELP', 'EMERGENCY', 'For any of these problems', CALL, '- It is hard to breathe.'],
      ...['B', 'Call, too, for a seizure.', 'CALL US THE SAME DAY', 'A', SAME_DAY, '- One calf is swollen.'],
    ]);
  });

  it('are one box where the words above a list may be of an emergency, but name no number by a field', () => {
    const typed = urgent('A', call, list(breath), sameDay, list(calf), line('Call 911 right now if:'), list(fit));
    const { lines } = packet([typed, urgent('B', call, list(fever), sameDay, list(['rash', 'You have a rash.']))]);
    expect(lines).not.toContain('CALL US THE SAME DAY');
    expect(lines).toContain('Call 911 right now if:');
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
