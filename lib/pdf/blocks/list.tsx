import { View } from '@react-pdf/renderer';
import type { ListBlock, ListItem } from '@/lib/domain/handout/document';
import { keyed } from '../keyed';
import { tag } from '../tagging/tag';
import { bulkOfBlock } from '../text/document-text';
import { TextBlock, Words } from '../text/words';
import type { Theme } from '../theme';
import { Paragraph } from './paragraph';

const bullets = ['•', '–', '•'] as const;

// An item up to this bulk, in characters, stays on one page; a longer one may flow over.
const KEEP_WHOLE = 600;

/** Bulleted or numbered, the mark hanging in the margin of its item. */
export function List({ block, theme, depth = 0 }: { block: ListBlock; theme: Theme; depth?: number }) {
  const markWidth = block.ordered ? 11 + 7 * String(block.items.length).length : 15;
  return (
    <View {...tag('L', { numbered: block.ordered })} style={{ gap: theme.gap * 0.45, maxWidth: theme.measure }}>
      {keyed(block.items).map(({ key, item, position }) => (
        <View {...tag('LI')} key={key} style={{ flexDirection: 'row' }} wrap={bulkOfItem(item) > KEEP_WHOLE}>
          <View {...tag('Lbl')} style={{ width: markWidth }}>
            <TextBlock theme={theme} size={theme.sizes.body} color={theme.colors.accentText} bold={block.ordered}>
              <Words theme={theme} text={block.ordered ? `${position + 1}.` : (bullets[depth % 3] ?? '•')} />
            </TextBlock>
          </View>
          <View {...tag('LBody')} style={{ flex: 1, gap: theme.gap * 0.45 }}>
            {keyed(item.blocks).map((child) =>
              child.item.type === 'paragraph' ? (
                <Paragraph key={child.key} block={child.item} theme={theme} />
              ) : (
                <List key={child.key} block={child.item} theme={theme} depth={depth + 1} />
              ),
            )}
          </View>
        </View>
      ))}
    </View>
  );
}

function bulkOfItem(item: ListItem): number {
  return item.blocks.reduce((sum, block) => sum + bulkOfBlock(block), 0);
}
