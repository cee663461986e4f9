import { View } from '@react-pdf/renderer';
import type { Block } from '@/lib/domain/handout/document';
import { isIntroducedByParagraph } from '@/lib/domain/handout/introduced-by-paragraph';
import { Blocks } from './blocks/blocks';
import { continuation } from './continuation';
import { keyed } from './keyed';
import type { Theme } from './theme';

/** The words of urgent help. On a later page the rest of a list or table has the sentence that introduces it again. */
export function UrgentBlocks({ blocks, theme }: { blocks: readonly Block[]; theme: Theme }) {
  return keyed(blocks).map(({ key, item: block, position }) => {
    const [before, next] = [blocks[position - 1], blocks[position + 1]];
    if (before?.type === 'paragraph' && isIntroducedByParagraph(block)) return null;
    if (block.type !== 'paragraph' || !next || !isIntroducedByParagraph(next)) {
      return <Blocks key={key} blocks={[block]} theme={theme} />;
    }
    return (
      <View key={key} style={{ gap: theme.gap }}>
        <Blocks blocks={[block, next]} theme={theme} />
        <View {...continuation()} style={{ paddingBottom: theme.gap }}>
          <Blocks blocks={[block]} theme={theme} />
        </View>
      </View>
    );
  });
}
