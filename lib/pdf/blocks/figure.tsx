import { View } from '@react-pdf/renderer';
import type { FigureBlock } from '@/lib/domain/handout/document';
import { Icon } from '../icons';
import { TextBlock, Words } from '../text/words';
import type { Theme } from '../theme';
import { words } from '../words';

/** A pictogram that this installation does not hold is told in words: its caption, then what it shows. */
export function Figure({ block, theme }: { block: FigureBlock; theme: Theme }) {
  return (
    <View
      wrap={false}
      style={{
        flexDirection: 'row',
        alignItems: 'center',
        gap: 12,
        maxWidth: theme.measure,
        padding: 10,
        borderWidth: 0.75,
        borderColor: theme.colors.line,
        borderRadius: 6,
      }}
    >
      <Icon name="picture" size={26} color={theme.colors.accentText} />
      <View style={{ flex: 1 }}>
        {block.caption !== '' && (
          <TextBlock theme={theme} size={theme.sizes.body} bold>
            <Words theme={theme} text={block.caption} />
          </TextBlock>
        )}
        <TextBlock theme={theme} size={theme.sizes.small} color={theme.colors.soft}>
          <Words theme={theme} text={`${words.picture}: ${block.alt}`} />
        </TextBlock>
      </View>
    </View>
  );
}
