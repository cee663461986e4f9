import type { ParagraphBlock } from '@/lib/domain/handout/document';
import { Runs, TextBlock } from '../text/words';
import type { Theme } from '../theme';

// Two lines of a list, in points.
const WITH_LEAD_IN = 36;

type ParagraphProps = {
  block: ParagraphBlock;
  theme: Theme;
  /** It introduces the list or table after it, and does not part from its beginning. */
  leadsIn?: boolean;
};

export function Paragraph({ block, theme, leadsIn }: ParagraphProps) {
  return (
    <TextBlock
      theme={theme}
      size={theme.sizes.body}
      style={{ maxWidth: theme.measure }}
      {...(leadsIn ? { minPresenceAhead: WITH_LEAD_IN } : {})}
    >
      <Runs theme={theme} runs={block.runs} />
    </TextBlock>
  );
}
