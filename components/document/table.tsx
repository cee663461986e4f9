import { type CSSProperties, Fragment } from 'react';
import type { Run, TableBlock } from '@/lib/domain/handout/document';
import { estimatedWidth } from '@/lib/domain/handout/estimated-width';
import { LONGEST_WORD } from '@/lib/domain/handout/longest-word';
import type { PrintSize } from '@/lib/domain/handout/print-options';
import { type Step, stepsOf } from '@/lib/domain/handout/steps';
import {
  cellType,
  contentWidth,
  PAIR_SEPARATOR,
  stackedRows,
  type TableForm,
  tableForm,
} from '@/lib/domain/handout/table-form';
import { unbrokenIn } from '@/lib/domain/language/amounts';
import { keyed } from '@/lib/pdf/keyed';
import { Directed } from './directed';
import styles from './paper.module.css';
import { Runs } from './runs';

type TableProps = { block: TableBlock; locale: string; printSize: PrintSize };

/**
 * A table in its print form. Print measures the fonts and the screen estimates widths, so the two may differ close to
 * the limit. A table that is narrower on screen than on paper wraps words but loses none.
 */
export function Table({ block, locale, printSize }: TableProps) {
  const steps = stepsOf(block);
  if (steps) return <Steps steps={steps} locale={locale} />;
  const form = tableForm(block, widestWords(block), { width: contentWidth, ...cellType[printSize] });
  return form.is === 'columns' ? (
    <ColumnTable block={block} locale={locale} form={form} printSize={printSize} />
  ) : (
    <StackedTable block={block} locale={locale} />
  );
}

/** What to expect, step by step. A list whose bullets are taken away by style alone is no list to some screen readers. */
function Steps({ steps, locale }: { steps: readonly Step[]; locale: string }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see above
    <ol role="list" className={styles.steps}>
      {keyed(steps).map(({ key, item: { when, what } }) => (
        <li key={key} className={styles.step}>
          <p className={styles.stepWhen}>
            <Runs runs={when} locale={locale} />
          </p>
          <p>
            <Runs runs={what} locale={locale} />
          </p>
        </li>
      ))}
    </ol>
  );
}

function widestWords({ header, rows }: TableBlock): number[] {
  const widths: number[] = [];
  for (const row of [header, ...rows]) {
    for (const [column, cell] of row.entries()) {
      const widest = wordsOf(cell.map(({ text }) => text).join('')).reduce(
        (most, word) => Math.max(most, estimatedWidth(word.slice(0, LONGEST_WORD))),
        0,
      );
      widths[column] = Math.max(widths[column] ?? 0, widest);
    }
  }
  return widths;
}

/** Words between white space; a number with its unit is one. */
function wordsOf(text: string): string[] {
  let at = 0;
  const words: string[] = [];
  for (const { start, end } of unbrokenIn(text)) {
    words.push(...text.slice(at, start).split(/\s+/u), text.slice(start, end));
    at = end;
  }
  return [...words, ...text.slice(at).split(/\s+/u)];
}

type Columns = Extract<TableForm, { is: 'columns' }>;
type ColumnTableProps = TableProps & { form: Columns };

function ColumnTable({ block, locale, form, printSize }: ColumnTableProps) {
  const total = form.widths.reduce((sum, width) => sum + width, 0);
  // A custom property is not in React's list of styles.
  const measures = {
    fontSize: `${((0.96 * form.fontSize) / cellType[printSize].fontSize).toFixed(3)}em`,
    '--cell-gap': `${((2 * form.padding) / form.fontSize).toFixed(2)}em`,
  } as CSSProperties;
  return (
    <table className={styles.table} style={measures}>
      {block.caption === '' ? null : (
        <caption>
          <Directed text={block.caption} locale={locale} />
        </caption>
      )}
      <colgroup>
        {keyed(form.widths).map(({ key, item: width }) => (
          <col key={key} style={{ width: `${((100 * width) / total).toFixed(2)}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {cellsOf(block.header, form).map(({ key, item }) => (
            <Cell key={key} runs={item} heads="col" locale={locale} />
          ))}
        </tr>
      </thead>
      <tbody>
        {keyed(block.rows).map(({ key, item: row }) => (
          <tr key={key}>
            {cellsOf(row, form).map(({ key: column, item: cell, position }) => (
              <Cell key={column} runs={cell} heads={position === 0 ? 'row' : null} locale={locale} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Every row has a cell for each column. */
function cellsOf(row: readonly Run[][], { widths }: Columns) {
  return keyed(widths.map((_, column) => row[column] ?? []));
}

type CellProps = { runs: readonly Run[]; heads: 'col' | 'row' | null; locale: string };

/** A header cell without words would announce nothing, so an empty one is a plain cell. */
function Cell({ runs, heads, locale }: CellProps) {
  const isEmpty = runs.every(({ text }) => text.trim() === '');
  return heads === null || isEmpty ? (
    <td>
      <Runs runs={runs} locale={locale} />
    </td>
  ) : (
    <th scope={heads}>
      <Runs runs={runs} locale={locale} />
    </th>
  );
}

/** Shows each row as a block, with every value after its heading. */
function StackedTable({ block, locale }: Pick<TableProps, 'block' | 'locale'>) {
  return (
    <div className={styles.stackedTable}>
      {block.caption === '' ? null : (
        <p className={styles.stackedCaption}>
          <Directed text={block.caption} locale={locale} />
        </p>
      )}
      {/* A list whose bullets are taken away by style alone is no list to some screen readers. */}
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <ul role="list">
        {keyed(stackedRows(block)).map(({ key, item: pairs }) => (
          <li key={key}>
            {keyed(pairs).map(({ key: pair, item: { heading, joint, value }, position }) => (
              <Fragment key={pair}>
                {position > 0 ? PAIR_SEPARATOR : null}
                {joint === '' ? null : (
                  <strong>
                    <Runs runs={heading} locale={locale} />
                    {joint}
                  </strong>
                )}
                <Runs runs={value} locale={locale} />
              </Fragment>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}
