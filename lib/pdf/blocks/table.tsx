import { View } from '@react-pdf/renderer';
import type { Run, TableBlock } from '@/lib/domain/handout/document';
import { type TableForm, tableForm } from '@/lib/domain/handout/table-form';
import { keyed } from '../keyed';
import type { TextSize } from '../setting';
import { type Tagged, tag } from '../tagging/tag';
import { widestPiece } from '../text/widest-piece';
import { Runs, TextBlock } from '../text/words';
import { KEEP_WITH_NEXT, type Theme } from '../theme';
import { StackedTable } from './stacked-table';
import { estimateLines } from './table-lines';
import { KEEP_WHOLE_LINES, paddingY, TableCaption } from './table-parts';

type Columns = Extract<TableForm, { is: 'columns' }>;

/** A table as wide as the page allows: in columns, or where their words do not fit beside each other, in stacked rows. */
export function Table({ block, theme }: { block: TableBlock; theme: Theme }) {
  const { fontSize } = theme.sizes.cell;
  const room = { width: theme.width, fontSize, smallest: theme.smallestCell };
  const form = tableForm(block, widestPieces(block, theme), room);
  return form.is === 'columns' ? (
    <ColumnTable block={block} theme={theme} form={form} />
  ) : (
    <StackedTable block={block} theme={theme} />
  );
}

function widestPieces({ header, rows }: TableBlock, theme: Theme): number[] {
  const widths = header.map((cell) => widestPiece(cell, theme, { bold: true }));
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, widestPiece(cell, theme, { bold: column === 0 }));
    }
  }
  return widths;
}

type RowsProps = { block: TableBlock; theme: Theme; form: Columns };

/** A table, whole where a page holds it, with hairlines between its rows and its header row again on every page. */
function ColumnTable(props: RowsProps) {
  const { block, theme } = props;
  const table = tag('Table');
  return (
    <>
      <TableCaption block={block} theme={theme} within={table.tag} />
      <View {...table} wrap={false}>
        <HeaderRow {...props} />
        <Rows {...props} />
      </View>
    </>
  );
}

function HeaderRow({ block, theme, form }: RowsProps) {
  return (
    <View
      {...tag('TR')}
      fixed
      wrap={false}
      minPresenceAhead={KEEP_WITH_NEXT}
      style={{
        flexDirection: 'row',
        backgroundColor: theme.colors.tint,
        borderBottomWidth: 1.25,
        borderBottomColor: theme.colors.accentText,
      }}
    >
      {cellsOf(block.header, form).map(({ key, item, position }) => (
        <Cell
          {...tag('TH', { scope: 'Column' })}
          key={key}
          theme={theme}
          runs={item}
          form={form}
          column={position}
          bold
        />
      ))}
    </View>
  );
}

function Rows({ block, theme, form }: RowsProps) {
  return keyed(block.rows).map(({ key, item: row }) => (
    <View
      {...tag('TR')}
      key={key}
      wrap={estimateLines(row, form.widths, form.fontSize) > KEEP_WHOLE_LINES}
      style={{ flexDirection: 'row', borderBottomWidth: 0.6, borderBottomColor: theme.colors.line }}
    >
      {cellsOf(row, form).map(({ key: column, item, position }) => (
        <Cell
          {...(position === 0 ? tag('TH', { scope: 'Row' }) : tag('TD'))}
          key={column}
          theme={theme}
          runs={item}
          form={form}
          column={position}
          bold={position === 0}
        />
      ))}
    </View>
  ));
}

/** Pads every row to the same number of cells, so that the tagged structure is regular. */
function cellsOf(row: readonly Run[][], { widths }: Columns) {
  return keyed(widths.map((_, column) => row[column] ?? []));
}

type CellProps = Tagged & { theme: Theme; runs: readonly Run[]; form: Columns; column: number; bold: boolean };

function Cell({ tag, theme, runs, form, column, bold }: CellProps) {
  const tagged: Tagged = { tag };
  const size: TextSize = { ...theme.sizes.cell, fontSize: form.fontSize };
  const width = form.widths[column] ?? 0;
  return (
    <View {...tagged} style={{ width, paddingVertical: paddingY(theme), paddingHorizontal: form.padding }}>
      <TextBlock theme={theme} size={size} bold={bold}>
        <Runs theme={theme} runs={runs} />
      </TextBlock>
    </View>
  );
}
