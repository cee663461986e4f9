import type { TableBlock } from '@/lib/domain/handout/document';
import { type Tag, tag } from '../tagging/tag';
import { TextBlock, Words } from '../text/words';
import { KEEP_WITH_NEXT, type Theme } from '../theme';

/** Parts that both forms of a table share. */

export const paddingY = ({ sizes: { cell }, gap }: Theme): number => Math.min(cell.fontSize * 0.24, gap * 0.6);
// A row with up to this many lines stays on one page; a taller one may break.
export const KEEP_WHOLE_LINES = 18;

/** The caption above a table, inside the table's structure element. */
export function TableCaption({ block, theme, within }: { block: TableBlock; theme: Theme; within: Tag }) {
  if (block.caption === '') return null;
  return (
    <TextBlock
      {...tag('Caption', { within })}
      theme={theme}
      size={theme.sizes.cell}
      color={theme.colors.soft}
      minPresenceAhead={KEEP_WITH_NEXT}
      whole
    >
      <Words theme={theme} text={block.caption} />
    </TextBlock>
  );
}
