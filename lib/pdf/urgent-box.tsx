import { View } from '@react-pdf/renderer';
import type { DocumentSection } from '@/lib/domain/handout/document';
import { BlockView } from './blocks/block';
import { Icon } from './icons';
import { keyed } from './keyed';
import { SectionMarks } from './section-view';
import { TextBlock, Words } from './text/words';
import type { Theme } from './theme';

/**
 * The urgent-help sections in one red box on page 1. The thick frame and the icon say so without
 * colour too. A very long one flows over to the next page rather than being cut off.
 */
export function UrgentBox({ sections, theme }: { sections: readonly DocumentSection[]; theme: Theme }) {
  const { urgent, urgentTint } = theme.colors;
  if (sections.length === 0) return null;
  return (
    <View
      style={{
        gap: theme.gap * 0.75,
        paddingTop: 11,
        paddingBottom: 12,
        paddingHorizontal: 15,
        borderWidth: 2,
        borderColor: urgent,
        borderRadius: 8,
        backgroundColor: urgentTint,
      }}
    >
      {keyed(sections).flatMap(({ key, item: section, position }) => [
        <View
          key={`${key}-heading`}
          style={{ flexDirection: 'row', alignItems: 'center', gap: 8, marginTop: position === 0 ? 0 : theme.gap }}
          wrap={false}
          minPresenceAhead={50}
        >
          <Icon name="siren" size={19} color={urgent} />
          <TextBlock theme={theme} size={theme.sizes.heading} color={urgent} bold style={{ flex: 1 }}>
            <Words theme={theme} text={section.heading} />
          </TextBlock>
          <SectionMarks section={section} theme={theme} />
        </View>,
        ...keyed(section.blocks).map((block) => (
          <BlockView key={`${key}-${block.key}`} block={block.item} theme={theme} />
        )),
      ])}
    </View>
  );
}
