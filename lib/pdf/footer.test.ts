import { expect, it, vi } from 'vitest';
import { translationMax } from '@/lib/domain/clinic/texts/clinic-translations';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { handoutPages } from './handout-pages';
import { headSettings } from './head-settings';
import { layOutHandout } from './lay-out';
import type { LaidOutNode } from './layout/nodes';
import { layOutParts } from './layout/pages';
import { localFonts } from './local-fonts';
import { renderHandout } from './render';
import { textOf } from './test-support/laid-lines';
import { muscleTwitches, paragraph, section } from './test-support/muscle-twitches';
import { printProblems } from './test-support/print-problems';
import { readPdf } from './test-support/read-pdf';
import { themeFor } from './theme';

vi.setConfig({ testTimeout: 120_000 });

async function printed(document: HandoutDocument, options: Partial<HandoutDocument['options']>) {
  const { bytes } = await renderHandout({ ...document, options: { ...document.options, ...options } });
  return readPdf(bytes);
}

const usual = muscleTwitches();
const filled = (words: string, most: number): string => words.repeat(most).slice(0, most);

it.each([
  ['standard', 1],
  ['large', 1],
  ['extra-large', 3],
] as const)('the longest disclaimer prints over nothing on any page in %s print', async (size, copies) => {
  const disclaimer = filled('This does not replace the advice of your clinician. ', translationMax('disclaimer'));
  const sections = Array.from({ length: copies }, (_, copy) =>
    usual.sections.map((one) => ({ ...one, key: `${one.key} ${copy}` })),
  ).flat();
  const document = { ...usual, sections, clinic: { ...usual.clinic, footerNote: '', disclaimer } };
  expect(printProblems(await printed(document, { size }))).toEqual([]);
});

const wordsOf = (node: LaidOutNode): string =>
  [...(node.lines ?? []).flatMap(({ runs }) => runs.map(textOf)), ...node.children.map(wordsOf)].join('');

it('has the note of the clinic once on a page whose urgent help is above the letterhead', async () => {
  const signs = section('Get urgent help', [paragraph('Call 911 if you faint.')], { kind: 'urgent-help' });
  for (const sections of [[signs], [signs, ...usual.sections.slice(1)]]) {
    const document = { ...usual, sections, sources: [] };
    // Loads the fonts.
    await layOutHandout(document, localFonts);
    const theme = themeFor(document, document.title, 'regular', localFonts);
    const head = headSettings(document.title, theme).find(({ isUrgentFirst }) => isUrgentFirst);
    if (!head) throw new Error('The last way to begin a page is urgent help above the letterhead');
    const { spec, parts } = handoutPages({ document, theme })(head);
    const { children } = await layOutParts(spec, parts);
    const times = children.map((page) => wordsOf(page).split(document.clinic.footerNote).length - 1);
    expect(times).toEqual(children.map((_, index) => (index > 0 || children.length === 1 ? 1 : 0)));
  }
});
