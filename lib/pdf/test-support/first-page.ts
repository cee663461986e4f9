import type { Clinic } from '@/lib/domain/clinic/clinic';
import { ownTextMax, translationMax } from '@/lib/domain/clinic/texts/clinic-translations';
import { noChoices } from '@/lib/domain/handout/conditions';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { FIELD_MAX } from '@/lib/domain/handout/draft-limits';
import { type PrintSize, usualOptions } from '@/lib/domain/handout/print-options';
import { clinic as riverside } from '@/lib/domain/handout/test-support';
import { layOutHandout } from '../lay-out';
import type { LaidOutNode } from '../layout/nodes';
import { localFonts } from '../local-fonts';
import { textOf } from './laid-lines';
import { starterHandouts } from './starter-handouts';
import { starterPacket } from './starter-packet';

/** As long as a form takes it. */
export const filled = (words: string, most: number): string => `${words} `.repeat(most).slice(0, most).trim();

export const longest: Clinic = {
  ...riverside,
  name: filled('Riverside Family Practice and Neurology', 120),
  address: filled('12 Mill Street, Second Floor, through the courtyard,', 300),
  openingHours: filled('Monday to Friday 8 am to 6 pm, Saturday 9 am to 1 pm,', ownTextMax.openingHours),
  otherPhones: [1, 2, 3, 4].map((line) => ({
    label: filled('After hours and on weekends', ownTextMax.phoneLabel),
    number: `541-555-019${line}`,
  })),
  footerNote: '',
  disclaimer: filled('It does not replace your clinician’s advice.', translationMax('disclaimer')),
};
export const longestVisit: Partial<DraftContent> = {
  title: filled('A title that goes on and on', FIELD_MAX),
  subtitle: filled('You have this, and we checked you for more.', FIELD_MAX),
  patient: {
    name: filled('Maria Núñez-O’Connor', FIELD_MAX),
    preferredName: '',
    dateOfBirth: '1981-03-14',
    recordNumber: filled('RF-204815-7719', FIELD_MAX),
  },
  followUp: { when: filled('in 4 weeks or sooner', FIELD_MAX), with: filled('Dr. Amara Osei', FIELD_MAX) },
};
const aChild: Partial<DraftContent> = {
  patient: { name: 'Leo Fox', preferredName: '', dateOfBirth: '2025-10-01', recordNumber: 'RF-204816' },
  choices: { ...noChoices, ageGroup: 'child', under2: 'under-2' },
};

export function handout(
  slug: string,
  locale: string,
  { clinic = riverside, visit = {} as Partial<DraftContent> } = {},
) {
  const found = starterHandouts(locale, clinic, visit).find((one) => one.slug === slug);
  if (!found) throw new Error(`No topic ${slug}`);
  return found.document;
}

const packet = (clinic: Clinic, change: Partial<DraftContent>): HandoutDocument =>
  starterPacket(['migraine', 'low-back-pain'], { clinic, change: { options: usualOptions, ...change } }).document;

const wordsOf = (node: LaidOutNode): string =>
  [...(node.lines ?? []).flatMap(({ runs }) => runs.map(textOf)), ...node.children.map(wordsOf)].join('');
export const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

/** The first sign of the emergencies, which is the first list of the handout. */
function firstSign({ sections }: HandoutDocument): string {
  const list = sections.flatMap(({ blocks }) => blocks).find((block) => block.type === 'list');
  const [block] = (list?.type === 'list' ? list.items[0]?.blocks : undefined) ?? [];
  if (block?.type !== 'paragraph') throw new Error('A handout has signs');
  return letters(block.runs.map(({ text }) => text).join(''));
}

export const handoutsToBegin: [string, HandoutDocument][] = [
  ...['en', 'es', 'ar'].flatMap((locale): [string, HandoutDocument][] => [
    [`on muscle twitches in "${locale}"`, handout('muscle-twitches', locale)],
    [
      `on muscle twitches in "${locale}" with everything as long as it may be`,
      handout('muscle-twitches', locale, { clinic: longest, visit: longestVisit }),
    ],
  ]),
  ...['en', 'es'].flatMap((locale): [string, HandoutDocument][] => [
    [`on fever in a child of 1 year in "${locale}"`, handout('fever-in-children', locale, { visit: aChild })],
    [
      `on fever in a child of 1 year in "${locale}" with everything as long as it may be`,
      handout('fever-in-children', locale, {
        clinic: longest,
        visit: { ...longestVisit, choices: aChild.choices ?? noChoices },
      }),
    ],
  ]),
  ['on two topics', packet(riverside, {})],
  ['on two topics with everything as long as it may be', packet(longest, longestVisit)],
];

/** The text of page 1, and the emergency that must be on it. Letters and digits only. */
export async function beginningOf(
  document: HandoutDocument,
  { size, pageSize }: { size: PrintSize; pageSize: HandoutDocument['pageSize'] },
): Promise<{ page: string; sign: string }> {
  const { layout } = await layOutHandout({ ...document, pageSize, options: { ...document.options, size } }, localFonts);
  const [page] = layout.children;
  return { page: letters(page ? wordsOf(page) : ''), sign: firstSign(document) };
}
