import { View } from '@react-pdf/renderer';
import type { FigureBlock } from '@/lib/domain/handout/document';
import { isDrawing, isPictogram, isStrip, type PictogramName, pictogramWidth } from '@/lib/domain/pictograms/catalog';
import { PICTOGRAM_SIZE } from '@/lib/domain/pictograms/shape';
import { Pictogram } from '../pictogram';
import { TextBlock, Words } from '../text/words';
import type { Theme } from '../theme';

const PADDING = 13;

/**
 * A pictogram with its caption. Printed without pictograms, or with one that this installation does not
 * hold, it is told in words: nothing that a section shows is lost.
 */
export function Figure({ block, theme }: { block: FigureBlock; theme: Theme }) {
  const name = theme.pictograms && isPictogram(block.pictogram) ? block.pictogram : null;
  const isWide = name !== null && isStrip(name);
  return (
    <View
      wrap={false}
      style={{
        ...(isWide ? { flexDirection: 'column' } : { flexDirection: 'row', alignItems: 'center' }),
        gap: isWide ? 6 : 14,
        // No wider than what is in it.
        alignSelf: 'flex-start',
        maxWidth: theme.measure,
        paddingVertical: theme.gap,
        paddingHorizontal: PADDING,
        borderWidth: 0.75,
        borderColor: theme.colors.line,
        borderRadius: 6,
      }}
    >
      {name !== null && (
        <Pictogram name={name} size={heightOf(name, theme)} color={theme.colors.accentText} alt={block.alt} />
      )}
      <View style={isWide ? {} : { flex: 1 }}>
        {block.caption !== '' && (
          <TextBlock theme={theme} size={theme.sizes.body} bold>
            <Words theme={theme} text={block.caption} />
          </TextBlock>
        )}
        {name === null && (
          <TextBlock theme={theme} size={theme.sizes.small} color={theme.colors.soft}>
            <Words theme={theme} text={`${theme.words.picture}: ${block.alt}`} />
          </TextBlock>
        )}
      </View>
    </View>
  );
}

/** As large as its kind is printed, or as the width allows. */
function heightOf(name: PictogramName, theme: Theme): number {
  const room = Math.min(theme.width, theme.measure) - 2 * PADDING - 2;
  return Math.min(isDrawing(name) ? theme.drawing : theme.picture, (room * PICTOGRAM_SIZE) / pictogramWidth(name));
}
