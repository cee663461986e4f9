import { View } from '@react-pdf/renderer';
import type { DocumentSection } from '@/lib/domain/handout/document';
import { Blocks } from './blocks/blocks';
import { Icon } from './icons';
import { keyed } from './keyed';
import { SectionMarks, sectionHeading } from './section-view';
import { tag } from './tagging/tag';
import { TextBlock, Words } from './text/words';
import { contentWidth, type Theme } from './theme';

type UrgentBoxProps = { sections: readonly DocumentSection[]; locale: string; theme: Theme };

/**
 * The urgent-help sections in one red box on page 1. The thick frame and the icon say so without
 * colour too. A very long one flows over to the next page rather than being cut off.
 */
export function UrgentBox({ sections, locale, theme }: UrgentBoxProps) {
  const { urgent, urgentTint } = theme.colors;
  if (sections.length === 0) return null;
  const inside = boxed(theme);
  return (
    <View
      {...tag('Div')}
      style={{
        gap: inside.gap,
        paddingTop: 11,
        paddingBottom: 12,
        paddingHorizontal: PADDING,
        borderWidth: BORDER,
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
          <TextBlock
            {...sectionHeading(section, locale)}
            theme={theme}
            size={theme.sizes.heading}
            color={urgent}
            bold
            style={{ flex: 1 }}
          >
            <Words theme={theme} text={section.heading} />
          </TextBlock>
          <SectionMarks section={section} theme={theme} />
        </View>,
        <Blocks key={`${key}-blocks`} blocks={section.blocks} theme={inside} />,
      ])}
    </View>
  );
}

const PADDING = 15;
const BORDER = 2;

/** Its short warnings use the whole width and stand closer, so that all of them stay on page 1. */
function boxed(theme: Theme): Theme {
  return {
    ...theme,
    measure: contentWidth - 2 * (PADDING + BORDER),
    gap: theme.gap * 0.7,
    sizes: { ...theme.sizes, body: { fontSize: 12, lineHeight: 1.34 } },
  };
}
