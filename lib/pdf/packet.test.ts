import { describe, expect, it } from 'vitest';
import { answersOf } from '@/lib/domain/handout/answers-of';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { usualOptions } from '@/lib/domain/handout/print-options';
import { printedSigns } from '@/lib/domain/handout/said-once';
import { renderText } from '@/lib/domain/handout/text-rendition';
import { urgentHelpOf } from '@/lib/domain/handout/urgent-parts';
import { renderHandout } from './render';
import { checkPdfUa } from './test-support/pdf-ua/check';
import { readAloud, spokenWords, writtenWords } from './test-support/pdf-ua/read-aloud';
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
