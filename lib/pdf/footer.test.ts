import { expect, it, vi } from 'vitest';
import { translationMax } from '@/lib/domain/clinic/texts/clinic-translations';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { renderHandout } from './render';
import { muscleTwitches } from './test-support/muscle-twitches';
import { printProblems } from './test-support/print-problems';
import { readPdf } from './test-support/read-pdf';

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
