import { View } from '@react-pdf/renderer';
import type { Run, TableBlock } from '@/lib/domain/handout/document';
import { CELL_PADDING, PAIR_SEPARATOR, type StackedPair, stackedRows } from '@/lib/domain/handout/table-form';
import { keyed } from '../keyed';
import { tag } from '../tagging/tag';
import { Runs, TextBlock, Words } from '../text/words';
import type { Theme } from '../theme';
import { estimateLines } from './table-lines';
import { KEEP_WHOLE_LINES, paddingY, TableCaption } from './table-parts';

/**
 * The rows of a table that is too wide for the page, each a block: "Day: Wednesday · Morning: 5 ml". Tagged as a list,
 * so that a screen reader reads each heading with its value.
 */
export function StackedTable({ block, theme }: { block: TableBlock; theme: Theme }) {
  const { fontSize } = theme.sizes.cell;
  const list = tag('L');
  const rows = stackedRows(block).map((pairs) => ({
    pairs,
    lines: estimateLines([allRuns(pairs)], [theme.width - 2 * CELL_PADDING], fontSize),
  }));
  return (
    <>
      <TableCaption block={block} theme={theme} within={list.tag} />
      <View {...list} wrap={false}>
        {keyed(rows).map(({ key, item: { pairs, lines } }) => (
          <View
            {...tag('LI')}
            key={key}
            wrap={lines > KEEP_WHOLE_LINES}
            style={{
              paddingVertical: paddingY(theme),
              paddingHorizontal: CELL_PADDING,
              borderBottomWidth: 0.6,
              borderBottomColor: theme.colors.line,
            }}
          >
            <View {...tag('LBody', { plain: true })}>
              <TextBlock theme={theme} size={theme.sizes.cell}>
                <Pairs pairs={pairs} theme={theme} />
              </TextBlock>
            </View>
          </View>
        ))}
      </View>
    </>
  );
}

function allRuns(pairs: readonly StackedPair[]): Run[] {
  return pairs.flatMap(({ heading, value }) => [...heading, ...value]);
}

/** Heading and value keep their direction, as in a cell of their own. */
function Pairs({ pairs, theme }: { pairs: readonly StackedPair[]; theme: Theme }) {
  return keyed(pairs).flatMap(({ key, item: { heading, joint, value }, position }) => [
    position > 0 && <Words key={`${key}-separator`} theme={theme} text={PAIR_SEPARATOR} />,
    <Runs key={`${key}-heading`} theme={theme} runs={heading.map((run) => ({ ...run, bold: true }))} />,
    joint !== '' && <Words key={`${key}-joint`} theme={theme} text={joint} style={{ fontWeight: 700 }} />,
    <Runs key={`${key}-value`} theme={theme} runs={value} />,
  ]);
}
