import { View } from '@react-pdf/renderer';
import type { Run, TableBlock } from '@/lib/domain/handout/document';
import { keyed } from '../keyed';
import { type Tagged, tag } from '../tagging/tag';
import { Runs, TextBlock, Words } from '../text/words';
import { contentWidth, KEEP_WITH_NEXT, type Theme } from '../theme';
import { columnWidths, estimateLines } from './column-widths';

const PADDING_X = 8;
const paddingY = ({ sizes: { cell } }: Theme): number => cell.fontSize * 0.24;
// A row of up to this many lines stays whole; a taller one may flow over the page's end.
const KEEP_WHOLE_LINES = 18;
// A table of up to this height in points is not broken at all.
const KEEP_WHOLE_HEIGHT = 240;

type RowsProps = { block: TableBlock; theme: Theme; widths: number[] };

/** A table with hairlines between its rows and its header row again on every page. */
export function Table({ block, theme }: { block: TableBlock; theme: Theme }) {
  const { fontSize, lineHeight } = theme.sizes.cell;
  const table = tag('Table');
  const widths = columnWidths(block, contentWidth, fontSize, 2 * PADDING_X);
  const lines = [block.header, ...block.rows].map((row) => estimateLines(row, widths, fontSize));
  const height = lines.reduce((sum, count) => sum + count * fontSize * lineHeight + 2 * paddingY(theme), 0);
  return (
    <>
      {block.caption !== '' && (
        <TextBlock
          {...tag('Caption', { within: table.tag })}
          theme={theme}
          size={theme.sizes.cell}
          color={theme.colors.soft}
          minPresenceAhead={KEEP_WITH_NEXT}
          whole
        >
          <Words theme={theme} text={block.caption} />
        </TextBlock>
      )}
      <View {...table} wrap={height > KEEP_WHOLE_HEIGHT}>
        <HeaderRow block={block} theme={theme} widths={widths} />
        <Rows block={block} theme={theme} widths={widths} />
      </View>
    </>
  );
}

function HeaderRow({ block, theme, widths }: RowsProps) {
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
      {keyed(block.header).map(({ key, item, position }) => (
        <Cell
          {...tag('TH', { scope: 'Column' })}
          key={key}
          theme={theme}
          runs={item}
          width={widths[position] ?? 0}
          bold
        />
      ))}
    </View>
  );
}

function Rows({ block, theme, widths }: RowsProps) {
  return keyed(block.rows).map(({ key, item: row }) => (
    <View
      {...tag('TR')}
      key={key}
      wrap={estimateLines(row, widths, theme.sizes.cell.fontSize) > KEEP_WHOLE_LINES}
      style={{ flexDirection: 'row', borderBottomWidth: 0.6, borderBottomColor: theme.colors.line }}
    >
      {keyed(row).map(({ key: column, item, position }) => (
        <Cell
          {...(position === 0 ? tag('TH', { scope: 'Row' }) : tag('TD'))}
          key={column}
          theme={theme}
          runs={item}
          width={widths[position] ?? 0}
          bold={position === 0}
        />
      ))}
    </View>
  ));
}

type CellProps = Tagged & { theme: Theme; runs: readonly Run[]; width: number; bold: boolean };

function Cell({ tag, theme, runs, width, bold }: CellProps) {
  const tagged: Tagged = { tag };
  return (
    <View {...tagged} style={{ width, paddingVertical: paddingY(theme), paddingHorizontal: PADDING_X }}>
      <TextBlock theme={theme} size={theme.sizes.cell} bold={bold}>
        <Runs theme={theme} runs={runs} />
      </TextBlock>
    </View>
  );
}
