import fc from 'fast-check';
import type { HandoutDocument, TableBlock } from '@/lib/domain/handout/document';
import { printSizes } from '@/lib/domain/handout/print-options';
import { stepsOf } from '@/lib/domain/handout/steps';
import { PAIR_SEPARATOR, stackedRows } from '@/lib/domain/handout/table-form';
import { renderHandout } from '../render';
import { cleanText } from '../text/clean-text';
import { runsText } from '../text/document-text';
import { muscleTwitches, run, section } from './muscle-twitches';
import { readAloud } from './pdf-ua/read-aloud';
import { printProblems } from './print-problems';
import { readPdf } from './read-pdf';

const doses = [
  '12.5/25mg',
  '2.5–5 ml',
  '2.5–5ml',
  '1000mg',
  '400→200mg',
  '≥38.5°C',
  '½ tablet',
  '5 mg/kg',
  '3 × 500 mg',
];
const drugs = [
  ...['Hydrochlorothiazide', 'Hydroxychloroquine', 'Amoxicillin/clavulanate', 'Sulfamethoxazole-trimethoprim'],
  ...['Levothyroxine', 'HYDROCHLOROTHIAZIDE', 'Methylprednisolone', 'Dextroamphetamine'],
];
const words = [
  'Monday',
  'Wednesday',
  'Morning',
  'with food',
  'before you go to sleep, and again',
  '',
  '–',
  'over-the-counter',
];
const foreign = [
  'الأربعاء',
  'قبل النوم',
  '٥ ملغ',
  'هيدروكلوروثيازيد',
  'שלוש פעמים ביום',
  'Ngày mai',
  'Ежедневно',
  'दिन में दो बार',
];
const endless = ['x'.repeat(120), 'https://www.nice.org.uk/guidance/ng127/chapter/Recommendations', '7'.repeat(40)];

const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...doses) },
  { weight: 4, arbitrary: fc.constantFrom(...drugs) },
  { weight: 5, arbitrary: fc.constantFrom(...words) },
  { weight: 2, arbitrary: fc.constantFrom(...foreign) },
  { weight: 1, arbitrary: fc.constantFrom(...endless) },
);

const cell = fc
  .array(fc.record({ word, bold: fc.boolean(), italic: fc.boolean(), end: fc.constantFrom(' ', ' ', ' ', '\n') }), {
    maxLength: 4,
  })
  .map((parts) => parts.map(({ word: text, end, ...marks }) => run(`${text}${end}`, marks)));

const tables: fc.Arbitrary<TableBlock> = fc.integer({ min: 1, max: 10 }).chain((columns) => {
  const row = fc.array(cell, { minLength: columns, maxLength: columns });
  return fc.record({
    type: fc.constant('table' as const),
    caption: fc.constantFrom('', 'How much to take'),
    header: row,
    rows: fc.array(row, { minLength: 1, maxLength: 5 }),
  });
});

/** Handouts with one table of words, doses and drug names, in every print size, on either paper, in both directions. */
export const tableDocuments: fc.Arbitrary<HandoutDocument> = fc
  .record({
    block: tables,
    size: fc.constantFrom(...printSizes),
    pageSize: fc.constantFrom('letter' as const, 'a4' as const),
    locale: fc.constantFrom('en-US', 'en-US', 'ar', 'he', 'vi'),
    kind: fc.constantFrom('about' as const, 'about' as const, 'urgent-help' as const),
  })
  .map(({ block, size, pageSize, locale, kind }) => {
    const document = muscleTwitches({ locale, pageSize, sources: [] });
    const sections = [section('Table', [block], { locale, kind })];
    return { ...document, sections, options: { ...document.options, size } };
  });

/**
 * Finds print errors of a handout's table: words that overlap or cross the margins, and words that are lost, added or
 * out of order for the forms of a table.
 */
export async function tableProblems(document: HandoutDocument): Promise<string[]> {
  const [block] = document.sections[0]?.blocks ?? [];
  if (block?.type !== 'table') throw new Error('The handout has no table');
  const { bytes } = await renderHandout(document);
  const lines = readAloud(bytes).map(({ text }) => letters(text));
  const said = lines.join('\n');
  // A strip of steps has a form of its own.
  const steps = stepsOf(block)?.flatMap(({ when, what }) => [when, what].map((runs) => letters(runsText(runs))));
  const forms = steps ? [steps] : [cellTexts(block), rowTexts(block)];
  const isSaid = forms.some((texts) => said.includes(texts.join('\n')));
  return [
    ...printProblems(await readPdf(bytes)),
    ...(isSaid ? [] : [`the table is read as\n${said}\nand not as\n${forms[0]?.join('\n')}`]),
  ];
}

function cellTexts({ caption, header, rows }: TableBlock): string[] {
  return [caption, ...[header, ...rows].flat().map(runsText)].map(letters).filter(Boolean);
}

/** The lines of a table in stacked rows. */
function rowTexts(block: TableBlock): string[] {
  const rows = stackedRows(block).map((pairs) =>
    pairs.map(({ heading, joint, value }) => `${runsText(heading)}${joint}${runsText(value)}`).join(PAIR_SEPARATOR),
  );
  return [block.caption, ...rows].map(letters).filter(Boolean);
}

/** Without white space, as lines end anywhere and keep their spaces or not. */
function letters(text: string): string {
  return cleanText(text).replace(/\s+/gu, '');
}
