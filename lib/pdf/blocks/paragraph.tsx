import type { ParagraphBlock } from '@/lib/domain/handout/document';
import { Runs, TextBlock } from '../text/words';
import type { Theme } from '../theme';

// Of the list or table that it introduces.
const LINES_WITH_LEAD_IN = 2.1;

type ParagraphProps = {
  block: ParagraphBlock;
  theme: Theme;
  /** It introduces the list or table after it, and does not part from its beginning. */
  leadsIn?: boolean;
};

export function Paragraph({ block, theme, leadsIn }: ParagraphProps) {
  const { fontSize, lineHeight } = theme.sizes.body;
  return (
    <TextBlock
      theme={theme}
      size={theme.sizes.body}
      style={{ maxWidth: theme.measure }}
      {...(leadsIn ? { minPresenceAhead: LINES_WITH_LEAD_IN * fontSize * lineHeight } : {})}
    >
      <Runs theme={theme} runs={block.runs} />
    </TextBlock>
  );
}
