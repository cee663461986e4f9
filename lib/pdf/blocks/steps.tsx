import { View } from '@react-pdf/renderer';
import type { Step } from '@/lib/domain/handout/steps';
import { keyed } from '../keyed';
import { tag } from '../tagging/tag';
import { widestPiece } from '../text/widest-piece';
import { Runs, TextBlock } from '../text/words';
import type { Theme } from '../theme';

const PADDING = 10;

/**
 * Steps beside each other in one box, a list to a screen reader; below each other in large print, or where a word is
 * wider than a third of the line.
 */
export function Steps({ steps, theme }: { steps: readonly Step[]; theme: Theme }) {
  const width = theme.width / steps.length;
  const isStrip = theme.twoColumns && steps.every((step) => widest(step, theme) <= width - 2 * PADDING);
  return (
    <View
      {...tag('L')}
      style={{
        flexDirection: isStrip ? 'row' : 'column',
        borderWidth: 1,
        borderColor: theme.colors.line,
        borderRadius: 8,
      }}
      wrap={!isStrip}
    >
      {keyed(steps).map(({ key, item: { when, what }, position }) => (
        <View
          {...tag('LI')}
          key={key}
          style={{
            ...(isStrip ? { width: width - (position === 0 ? 2 : 0) } : {}),
            paddingVertical: theme.gap,
            paddingHorizontal: PADDING,
            ...(position > 0 && { [isStrip ? 'borderLeftWidth' : 'borderTopWidth']: 1 }),
            ...(position > 0 && { [isStrip ? 'borderLeftColor' : 'borderTopColor']: theme.colors.line }),
          }}
          wrap={false}
        >
          <View {...tag('LBody')}>
            <TextBlock theme={theme} size={theme.sizes.body} color={theme.colors.accentText} bold>
              <Runs theme={theme} runs={when} />
            </TextBlock>
            <TextBlock theme={theme} size={theme.sizes.body}>
              <Runs theme={theme} runs={what} />
            </TextBlock>
          </View>
        </View>
      ))}
    </View>
  );
}

function widest({ when, what }: Step, theme: Theme): number {
  const pieces = [widestPiece(when, theme, { bold: true }), widestPiece(what, theme, { bold: false })];
  return Math.max(...pieces) * theme.sizes.body.fontSize;
}
