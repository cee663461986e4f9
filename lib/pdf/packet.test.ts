import { describe, expect, it } from 'vitest';
import { answersOf } from '@/lib/domain/handout/answers-of';
import type { Block, HandoutDocument } from '@/lib/domain/handout/document';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { usualOptions } from '@/lib/domain/handout/print-options';
import { printedSigns } from '@/lib/domain/handout/said-once';
import { sectionGroups } from '@/lib/domain/handout/section-groups';
import { renderText } from '@/lib/domain/handout/text-rendition';
import { urgentHelpOf } from '@/lib/domain/handout/urgent-parts';
import { renderHandout } from './render';
import { checkPdfUa } from './test-support/pdf-ua/check';
import { readAloud, spokenWords, writtenWords } from './test-support/pdf-ua/read-aloud';
import { readPdf } from './test-support/read-pdf';
import { starterPacket, starterSlugs } from './test-support/starter-packet';

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

  it('has its topics as headings of level 2 and their sections, as those in the urgent help, of level 3', async () => {
    const spoken = readAloud((await renderHandout(document)).bytes);
    const headings = (role: string) => spoken.filter((line) => line.role === role).map(({ text }) => text.trim());
    const topics = [...new Set(document.sections.flatMap(({ topic }) => topic?.title ?? []))];
    const sections = document.sections.filter(({ kind }) => kind !== 'urgent-help').map(({ heading }) => heading);
    const parts = urgentHelpOf(document)?.parts.map(({ heading }) => heading) ?? [];
    expect(headings('H1')).toEqual([document.title]);
    expect(headings('H2').slice(1, 1 + topics.length)).toEqual(topics);
    expect(headings('H3').slice(0, -1)).toEqual([...parts, ...sections]);
  });
});

it('a packet of all topics prints each of their signs, and each once', async () => {
  const { document, draft, versions } = starterPacket(starterSlugs);
  const answers = answersOf(draft, '2026-11-22');
  const urgent = versions.filter(({ kind }) => kind === 'urgent-help');
  const said = urgent.flatMap(({ body, kind }) => printedSigns(body, kind, answers).map(({ id }) => id));
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
