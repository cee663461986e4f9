import { View } from '@react-pdf/renderer';
import type { ChecklistBlock } from '@/lib/domain/handout/document';
import { keyed } from '../keyed';
import { tag } from '../tagging/tag';
import { bulkOf, runsText } from '../text/document-text';
import { Runs, TextBlock } from '../text/words';
import type { Theme } from '../theme';
import { ItemPictogram, pictogramOf } from './item-pictogram';

const KEEP_WHOLE = 600;

/** Items with an empty box to tick with a pen. */
export function Checklist({ block, theme }: { block: ChecklistBlock; theme: Theme }) {
  const { fontSize, lineHeight } = theme.sizes.body;
  const side = theme.tickBox;
  const hasPictograms = block.items.some((item) => pictogramOf(item, theme) !== null);
  return (
    <View {...tag('L')} style={{ gap: theme.gap * 0.8, maxWidth: theme.measure }}>
      {keyed(block.items).map(({ key, item }) => (
        <View
          {...tag('LI')}
          key={key}
          style={{ flexDirection: 'row', gap: 9 }}
          wrap={bulkOf(runsText(item.runs)) > KEEP_WHOLE * theme.room}
        >
          <View
            {...tag('Lbl', { actualText: '☐' })}
            style={{
              width: side,
              height: side,
              marginTop: Math.max(0, (fontSize * lineHeight - side) / 2),
              borderWidth: 1.25,
              borderColor: theme.colors.ink,
              borderRadius: 2,
            }}
          />
          {hasPictograms && <ItemPictogram name={pictogramOf(item, theme)} theme={theme} />}
          <TextBlock {...tag('LBody')} theme={theme} size={theme.sizes.body} style={{ flex: 1 }}>
            <Runs theme={theme} runs={item.runs} />
          </TextBlock>
        </View>
      ))}
    </View>
  );
}
