import { View } from '@react-pdf/renderer';
import type { ChecklistBlock } from '@/lib/domain/handout/document';
import { keyed } from '../keyed';
import { tag } from '../tagging/tag';
import { bulkOf, runsText } from '../text/document-text';
import { Runs, TextBlock } from '../text/words';
import type { Theme } from '../theme';

const KEEP_WHOLE = 600;

/** Items with an empty box to tick with a pen. */
export function Checklist({ block, theme }: { block: ChecklistBlock; theme: Theme }) {
  const side = 11;
  const line = theme.sizes.body.fontSize * theme.sizes.body.lineHeight;
  return (
    <View {...tag('L')} style={{ gap: theme.gap * 0.7, maxWidth: theme.measure }}>
      {keyed(block.items).map(({ key, item }) => (
        <View
          {...tag('LI')}
          key={key}
          style={{ flexDirection: 'row', gap: 9 }}
          wrap={bulkOf(runsText(item.runs)) > KEEP_WHOLE}
        >
          <View
            {...tag('Lbl', { actualText: '☐' })}
            style={{
              width: side,
              height: side,
              marginTop: (line - side) / 2,
              borderWidth: 1,
              borderColor: theme.colors.accentText,
              borderRadius: 2,
            }}
          />
          <TextBlock {...tag('LBody')} theme={theme} size={theme.sizes.body} style={{ flex: 1 }}>
            <Runs theme={theme} runs={item.runs} />
          </TextBlock>
        </View>
      ))}
    </View>
  );
}
