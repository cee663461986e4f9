import type { ParagraphBlock } from '@/lib/domain/handout/document';
import { Runs, TextBlock } from '../text/words';
import type { Theme } from '../theme';

export function Paragraph({ block, theme }: { block: ParagraphBlock; theme: Theme }) {
  return (
    <TextBlock theme={theme} size={theme.sizes.body} style={{ maxWidth: theme.measure }}>
      <Runs theme={theme} runs={block.runs} />
    </TextBlock>
  );
}
