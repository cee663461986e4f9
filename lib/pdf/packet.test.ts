import { describe, expect, it } from 'vitest';
import { answersOf } from '@/lib/domain/handout/answers-of';
import type { Block, DocumentSection, HandoutDocument } from '@/lib/domain/handout/document';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { pageWords } from '@/lib/domain/handout/page-words/words-in';
import { usualOptions } from '@/lib/domain/handout/print-options';
import { passageStates } from '@/lib/domain/handout/printed-passages';
import { printedSigns } from '@/lib/domain/handout/said-once';
import { sectionGroups } from '@/lib/domain/handout/section-groups';
import { renderText } from '@/lib/domain/handout/text-rendition';
import { urgentHelpOf } from '@/lib/domain/handout/urgent-parts';
import { renderHandout } from './render';
import { paragraph } from './test-support/muscle-twitches';
import { checkPdfUa } from './test-support/pdf-ua/check';
import { readAloud, spokenWords, writtenWords } from './test-support/pdf-ua/read-aloud';
import { readPdf } from './test-support/read-pdf';
import { starterPacket, starterSlugs } from './test-support/starter-packet';
import { twoCards } from './test-support/urgent-cards';

const headaches = ['migraine', 'tension-headache', 'neck-pain'];
const paper = (options: Partial<DraftContent['options']>) => ({
  change: { options: { ...usualOptions, ...options } },
});

const packets: [string, HandoutDocument][] = [
  ['of two topics', starterPacket(['migraine', 'low-back-pain']).document],
  ['of three topics that share signs', starterPacket(headaches).document],
  ['in Spanish', starterPacket(headaches, { locale: 'es' }).document],
  ['in Arabic, with a topic in English', starterPacket(['muscle-twitches', 'migraine'], { locale: 'ar' }).document],
  ['in large print', starterPacket(headaches, paper({ size: 'extra-large', ink: 'grey' })).document],
];

describe.each(packets)('a packet %s', (_, document) => {
  it('has PDF/UA-1 structure, and is read out as it is written for the chart', async () => {
    const { bytes } = await renderHandout(document);
    expect(checkPdfUa(bytes)).toEqual([]);
    expect(spokenWords(readAloud(bytes), document)).toBe(writtenWords(renderText(document)));
  });

  it('has its topics as headings of level 2, their sections and the two cards below, and the topics of a card below it', async () => {
    const spoken = readAloud((await renderHandout(document)).bytes);
    const headings = (role: string) => spoken.filter((line) => line.role === role).map(({ text }) => text.trim());
    const topics = [...new Set(document.sections.flatMap(({ topic }) => topic?.title ?? []))];
    const sections = document.sections.filter(({ kind }) => kind !== 'urgent-help').map(({ heading }) => heading);
    const parts = urgentHelpOf(document)?.parts.map(({ heading }) => heading) ?? [];
    expect(headings('H1')).toEqual([document.title]);
    expect(headings('H2').slice(1, 1 + topics.length)).toEqual(topics);
    const { emergency, 'same-day': sameDay } = pageWords(document.locale).urgentCards;
    expect(headings('H3')).toEqual([emergency, sameDay, ...sections]);
    expect(headings('H4')).toEqual(parts);
  });
});

describe('the urgent help of a packet', () => {
  const two = (emergencies: readonly [number, number], options: Partial<HandoutDocument['options']> = {}) => {
    const { document } = starterPacket(['migraine', 'low-back-pain']);
    const blocks = emergencies.map((count) => twoCards({ emergencies: count }).blocks);
    return {
      ...document,
      options: { ...document.options, ...options },
      sections: document.sections.map((section, index) =>
        section.kind === 'urgent-help' ? { ...section, blocks: blocks[index] ?? [], urgent: stretches } : section,
      ),
    };
  };
  const stretches: DocumentSection['urgent'] = [
    { tier: 'emergency', isShared: false, saysHowToAct: true, blocks: 3 },
    { tier: 'same-day', isShared: false, saysHowToAct: true, blocks: 2 },
  ];

  it.each([
    ['standard', true],
    ['large', false],
  ] as const)('stands as two cards in %s print, side by side: %s', async (size, isBeside) => {
    const { pages } = await readPdf((await renderHandout(two([2, 2], { size }))).bytes);
    const items = pages.flatMap(({ items }, page) => items.map((item) => ({ ...item, page })));
    const [first, second] = ['Emergency', 'Call us the same day'].map((words) =>
      items.find(({ text }) => text.startsWith(words)),
    );
    if (!first || !second) throw new Error('Both cards have their names');
    expect(first.page).toBe(0);
    expect(second.page === first.page && Math.abs(second.y - first.y) < 2).toBe(isBeside);
    expect(second.x - first.x > 150).toBe(isBeside);
  });

  it('has the card, the topic, and what to do again above its rest on a later page, for the eye alone', async () => {
    const { bytes } = await renderHandout(two([11, 12], { size: 'extra-large' }));
    const [, ...later] = (await readPdf(bytes)).pages.map(({ text }) => text);
    const rests = later.filter((text) => text.includes('kind emergency'));
    expect(rests.length).toBeGreaterThan(0);
    for (const text of rests) {
      expect(text).toMatch(/Emergency \(continued\)\s+(Migraine|Low back pain)( \(continued\))?\s+Call/);
    }
    const again = /Emergency \(continued\)\s+(Migraine|Low back pain) \(continued\)\s+Call 911 now if:/;
    expect(rests.some((text) => again.test(text))).toBe(true);
    expect(checkPdfUa(bytes)).toEqual([]);
    expect(
      readAloud(bytes)
        .map(({ text }) => text)
        .join(' '),
    ).not.toContain('continued');
  });

  it('is one box with a heading for each topic where one does not say how to act', async () => {
    const document = two([2, 2]);
    const [first, ...rest] = document.sections;
    if (!first) throw new Error('It has sections');
    const silent = {
      ...first,
      blocks: [paragraph('Ask us.')],
      urgent: [{ tier: 'emergency' as const, isShared: false, saysHowToAct: false, blocks: 1 }],
    };
    const { bytes } = await renderHandout({ ...document, sections: [silent, ...rest] });
    expect(checkPdfUa(bytes)).toEqual([]);
    const spoken = readAloud(bytes);
    const headings = spoken.filter(({ role }) => role === 'H3' || role === 'H4').map(({ text }) => text);
    expect(headings.slice(0, 3)).toEqual(['Migraine', 'Low back pain', 'Low back pain']);
  });
});

it('a packet of all topics prints each of their signs, and each once', async () => {
  const { document, draft, versions } = starterPacket(starterSlugs);
  const answers = answersOf(draft, '2026-11-22');
  const urgent = versions.filter(({ kind }) => kind === 'urgent-help');
  const said = urgent.flatMap(({ body, kind }) =>
    printedSigns(body, kind, passageStates(body, answers)).map(({ id }) => id),
  );
  const items = (urgentHelpOf(document)?.parts ?? []).flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.type === 'list' ? block.items.flatMap(({ sign }) => sign ?? []) : [])),
  );
  expect(items.toSorted()).toEqual([...new Set(said)].toSorted());
  expect(said.length).toBeGreaterThan(items.length);
  expect(document.title.length).toBeLessThanOrEqual(200);
  expect(checkPdfUa((await renderHandout(document)).bytes)).toEqual([]);
});

it('a topic begins with the first lines of its section below its name, wherever the page ends', async () => {
  const { document } = starterPacket(['migraine', 'insomnia']);
  const [first] = document.sections.filter(({ kind }) => kind !== 'urgent-help');
  const [, second] = sectionGroups(document);
  const [opening] = second?.sections ?? [];
  if (!first || !second?.name || !opening) throw new Error('a packet of two topics has both');
  const named = 'Only this topic is called so';
  const line: Block = {
    type: 'paragraph',
    runs: [{ text: 'One more line.', bold: false, italic: false, href: null, blank: null }],
  };
  const topic = opening.topic && { ...opening.topic, title: named };
  const places = new Set<number>();
  for (let lines = 0; lines < 30; lines += 2) {
    const blocks = Array.from({ length: lines + 1 }, () => line);
    const sections = [
      { ...first, blocks },
      { ...opening, topic, blocks: [{ ...line, runs: line.runs.map((run) => ({ ...run, text: 'It begins here.' })) }] },
    ];
    const { pages } = await readPdf(
      (await renderHandout({ ...document, sections: [...document.sections.slice(0, 2), ...sections] })).bytes,
    );
    const page = pages.findIndex(({ text }) => text.includes(named) && text.includes('It begins here.'));
    expect(page, `${lines} lines above`).not.toBe(-1);
    places.add(page);
  }
  expect(places.size).toBeGreaterThan(1);
});
