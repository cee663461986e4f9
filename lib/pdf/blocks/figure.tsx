import { View } from '@react-pdf/renderer';
import type { FigureBlock } from '@/lib/domain/handout/document';
import { isPictogram } from '@/lib/domain/pictograms/catalog';
import { Pictogram } from '../pictogram';
import { TextBlock, Words } from '../text/words';
import type { Theme } from '../theme';

/**
 * A pictogram with its caption. Printed without pictograms, or with one that this installation does not
 * hold, it is told in words: nothing that a section shows is lost.
 */
export function Figure({ block, theme }: { block: FigureBlock; theme: Theme }) {
  const name = theme.pictograms && isPictogram(block.pictogram) ? block.pictogram : null;
  return (
    <View
      wrap={false}
      style={{
        flexDirection: 'row',
        alignItems: 'center',
        gap: 14,
        maxWidth: theme.measure,
        paddingVertical: theme.gap,
        paddingHorizontal: 13,
        borderWidth: 0.75,
        borderColor: theme.colors.line,
        borderRadius: 6,
      }}
    >
      {name !== null && <Pictogram name={name} size={theme.picture} color={theme.colors.accentText} alt={block.alt} />}
      <View style={{ flex: 1 }}>
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
