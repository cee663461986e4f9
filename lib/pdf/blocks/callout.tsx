import { View } from '@react-pdf/renderer';
import type { Style } from '@react-pdf/types';
import type { CalloutTone } from '@/lib/domain/handout/callout-tones';
import type { CalloutBlock } from '@/lib/domain/handout/document';
import { Icon, type IconName } from '../icons';
import { keyed } from '../keyed';
import { ownWords } from '../tagging/own-words';
import { tag } from '../tagging/tag';
import { TextBlock, Words } from '../text/words';
import { KEEP_WITH_NEXT, type Theme } from '../theme';
import { List } from './list';
import { Paragraph } from './paragraph';

const PADDING = 13;

/** A box set apart, whole where a page holds it. Its tone shows in its words, its icon and its frame as well as its colour. */
export function Callout({ block, theme }: { block: CalloutBlock; theme: Theme }) {
  const { icon, color, frame } = looks(theme)[block.tone];
  const width = theme.width - 2 * PADDING;
  const inside = { ...theme, width, measure: Math.min(theme.measure, width) };
  return (
    <View
      {...tag('Div')}
      style={{ ...frame, gap: theme.gap * 0.5, paddingVertical: theme.gap + 1, paddingHorizontal: PADDING }}
      wrap={false}
    >
      <View
        style={{ flexDirection: 'row', alignItems: 'center', gap: 6 }}
        wrap={false}
        minPresenceAhead={KEEP_WITH_NEXT}
      >
        <Icon name={icon} size={theme.sizes.body.fontSize * 1.15} color={color} />
        <TextBlock {...tag('P', ownWords(theme))} theme={theme} size={theme.sizes.body} color={color} bold>
          <Words theme={theme} text={theme.words.tones[block.tone]} />
        </TextBlock>
      </View>
      {keyed(block.blocks).map(({ key, item }) =>
        item.type === 'paragraph' ? (
          <Paragraph key={key} block={item} theme={inside} />
        ) : (
          <List key={key} block={item} theme={inside} />
        ),
      )}
    </View>
  );
}

function looks({ colors }: Theme): Record<CalloutTone, { icon: IconName; color: string; frame: Style }> {
  return {
    info: {
      icon: 'info',
      color: colors.accentText,
      frame: { backgroundColor: colors.tint, borderRadius: 6 },
    },
    caution: {
      icon: 'warning',
      color: colors.caution,
      frame: { backgroundColor: colors.cautionTint, borderLeftWidth: 4, borderLeftColor: colors.caution },
    },
    urgent: {
      icon: 'siren',
      color: colors.urgent,
      frame: { backgroundColor: colors.urgentTint, borderWidth: 1.5, borderColor: colors.urgent, borderRadius: 6 },
    },
  };
}
