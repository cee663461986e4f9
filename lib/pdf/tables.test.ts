import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HandoutDocument, TableBlock } from '@/lib/domain/handout/document';
import { type PrintSize, printSizes } from '@/lib/domain/handout/print-options';
import { threadMs } from '@/lib/test-support/thread-clock';
import { renderHandout } from './render';
import { handoutIn } from './test-support/language-handouts';
import { muscleTwitches, section, table } from './test-support/muscle-twitches';
import { checkPdfUa } from './test-support/pdf-ua/check';
import { readAloud } from './test-support/pdf-ua/read-aloud';
import { printProblems } from './test-support/print-problems';
import { printedTexts } from './test-support/printed-lines';
import { type ReadPdf, readPdf } from './test-support/read-pdf';
import { tableDocuments, tableProblems } from './test-support/table-documents';

function documentWith(block: TableBlock, size: PrintSize = 'standard'): HandoutDocument {
  const document = muscleTwitches({ sections: [section('Doses', [block])], sources: [] });
  return { ...document, options: { ...document.options, size } };
}

async function print(document: HandoutDocument): Promise<ReadPdf & { roles: Set<string> }> {
  const { bytes } = await renderHandout(document);
  const pdf = await readPdf(bytes);
  expect(printProblems(pdf)).toEqual([]);
  expect(checkPdfUa(bytes)).toEqual([]);
  return { ...pdf, roles: new Set(readAloud(bytes).map(({ role }) => role)) };
}

const week = table(
  'How much to take',
  ['Day', 'Morning', 'Noon', 'Evening', 'Night'],
  [
    ['Wednesday', '12.5/25mg', '2.5–5ml', '1000mg', ''],
    ['Thursday', '2.5–5 ml', '400→200mg', '≥38.5°C', '5 mg'],
  ],
);

const sizeOf = ({ pages }: ReadPdf, words: string): number | undefined =>
  pages.flatMap(({ items }) => items).find(({ text }) => text.includes(words))?.height;

describe('a table of doses', () => {
  it.each(printSizes)('prints every dose on one line and apart from its neighbors in %s print', async (size) => {
    // A line's end is a space in the text that is read.
    const { text } = await print(documentWith(week, size));
    for (const dose of week.rows.flat(2)) expect(text).toContain(dose.text);
  });

  it('prints stacked rows in extra large print, each value after its heading', async () => {
    const { bytes } = await renderHandout(documentWith(week, 'extra-large'));
    const lines = readAloud(bytes).map(({ role, text }) => [role, text.replace(/\s+/gu, ' ')]);
    expect(lines).toContainEqual(['Caption', 'How much to take']);
    expect(lines).toContainEqual([
      'LBody',
      'Day: Wednesday · Morning: 12.5/25mg · Noon: 2.5–5ml · Evening: 1000mg · Night: –',
    ]);
  });

  it('begins no line with “5: 5.5 mg” where the heading is “Day 5”', async () => {
    const days = Array.from({ length: 12 }, (_, day) => `Day ${day}`);
    const course = table('', days, [days.map(() => '5.5 mg')]);
    const { bytes } = await renderHandout(documentWith(course, 'extra-large'));
    const lines = (await printedTexts(bytes)).flatMap((one) => one.lines);
    expect(lines.filter((line) => line.includes('Day')).length).toBeGreaterThan(3);
    const shown = lines.join('\n').replaceAll('\u00a0', ' ');
    for (const day of days) expect(shown).toContain(`${day}: 5.5 mg`);
  });

  it('keeps a value on one line with the last word of its heading', async () => {
    const { pages } = await print(documentWith(week, 'extra-large'));
    const bottoms = pages
      .flatMap(({ items }) => items)
      .filter(({ text }) => /^(Noon|Evening|Night):/.test(text.trim()));
    expect(bottoms.length).toBeGreaterThan(0);
    for (const { y, x } of bottoms) {
      const after = pages.flatMap(({ items }) => items).filter((item) => Math.abs(item.y - y) < 1 && item.x > x);
      expect(after.length).toBeGreaterThan(0);
    }
  });

  it('keeps its type size in large print, with less space between its columns', async () => {
    const pdf = await print(documentWith(week, 'large'));
    expect(pdf.roles).toContain('TD');
    expect(sizeOf(pdf, '1000mg')).toBeCloseTo(18, 1);
  });
});

describe('long drug names beside each other', () => {
  const names = ['Hydrochlorothiazide', 'Hydroxychloroquine', 'Sulfamethoxazole', 'Methylprednisolone'];

  it.each(printSizes)('stay a space apart in %s print', async (size) => {
    for (const count of [2, 3, 4]) {
      const row = names.slice(0, count);
      const pdf = await print(documentWith(table('', row, [row, row]), size));
      if (!pdf.roles.has('TD')) continue;
      const found = pdf.pages.flatMap(({ items }) => items.filter(({ text }) => names.includes(text.trim())));
      // Text extraction joins words that touch.
      expect(found).toHaveLength(3 * count);
      for (const one of found) {
        const after = found.filter((other) => other.y === one.y && other.x > one.x);
        for (const other of after) expect(other.x - one.x - one.width).toBeGreaterThan(0.31 * one.height);
      }
    }
  });

  it('long names print in smaller type where that makes them fit, down to 10 points', async () => {
    const header = ['Medicine', 'Morning', 'Noon', 'Afternoon', 'Evening', 'Bedtime', 'Night', 'Notes'];
    const row = [
      'Hydrochlorothiazide',
      '12.5 mg',
      '2.5–5 ml',
      '1000mg',
      '5 mg',
      'Paracetamol',
      '12.5/25mg',
      'With food',
    ];
    const pdf = await print(documentWith(table('', header, [row])));
    const size = sizeOf(pdf, 'Paracetamol') ?? 0;
    expect(size).toBeLessThan(12);
    expect(size).toBeGreaterThanOrEqual(10);
    expect(pdf.roles).toContain('TD');
    const wider = await print(documentWith(table('', [...header, ...names], [[...row, ...names]])));
    expect(wider.roles).not.toContain('TD');
    expect(sizeOf(wider, 'Paracetamol')).toBeCloseTo(12, 1);
  });
});

describe('a table without measure', () => {
  it('prints eight columns, forty columns and three hundred rows', async () => {
    const header = (count: number): string[] => Array.from({ length: count }, (_, index) => `Column ${index + 1}`);
    expect((await print(documentWith(table('', header(8), [header(8)])))).roles).toContain('TD');
    const wide = await print(documentWith(table('', header(40), [header(40), header(40)])));
    expect(wide.text).toContain('Column 40: Column 40');
    const rows = Array.from({ length: 300 }, (_, index) => [`Row ${index + 1}`, '12.5/25mg', 'with food']);
    const long = await print(documentWith(table('', ['Day', 'Dose', 'How'], rows)));
    for (const { text } of long.pages.filter((page) => page.text.includes('Row ')))
      expect(text).toContain('Day Dose How');
    expect(long.text).toContain('Row 300');
  });

  it('takes time in proportion to its rows', async () => {
    const timeOf = async (count: number): Promise<number> => {
      const header = Array.from({ length: 40 }, (_, index) => `Heading ${count} ${index}`);
      const rows = Array.from({ length: count }, (_, row) =>
        header.map((_text, column) => `${count}-${row}-${column} mg`),
      );
      const started = threadMs();
      await renderHandout(documentWith(table('', header, rows)));
      return threadMs() - started;
    };
    await timeOf(5);
    const [few, many] = [await timeOf(8), await timeOf(64)];
    expect(many / few).toBeLessThan(8 * 3);
  });

  it.each(printSizes)('prints a cell of 5,000 characters and a word of 3,000 in %s print', async (size) => {
    const sentence = 'Take it with food. '.repeat(263);
    const word = 'x'.repeat(3_000);
    const { text } = await print(
      documentWith(
        table(
          '',
          ['Name', 'How'],
          [
            ['Dose', `${sentence}END`],
            ['Word', word],
          ],
        ),
        size,
      ),
    );
    expect(text).toContain('END');
    expect(text.split('x').length - 1).toBe(3_000);
  });
});

describe('a table from right to left', () => {
  const header = ['الدواء', 'الصباح', 'الظهر', 'المساء', 'الليل'];
  const row = ['هيدروكلوروثيازيد', '٢٫٥–٥ ملغ', '12.5/25mg', 'قبل النوم', 'Hydroxychloroquine'];

  it.each(printSizes)('prints its columns or its rows whole in %s print', async (size) => {
    const document = handoutIn('arabic', {
      sections: [section('الجرعات', [table('', header, [row])], { locale: 'ar' })],
    });
    const { pages } = await print({ ...document, options: { ...document.options, size } });
    const first = pages.flatMap(({ items }) => items).find(({ text }) => text.includes('هيدروكلوروثيازيد'));
    // It begins at the right.
    expect((first?.x ?? 0) + (first?.width ?? 0)).toBeGreaterThan(300);
  });
});

it('prints any table without overlapping, clipped, lost or reordered words', async () => {
  await fc.assert(
    fc.asyncProperty(tableDocuments, async (document) => {
      expect(await tableProblems(document)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
