import { View } from '@react-pdf/renderer';
import type { DocumentSection } from '@/lib/domain/handout/document';
import { Blocks } from './blocks/blocks';
import { Icon } from './icons';
import { keyed } from './keyed';
import { SectionMarks, sectionHeading, themeOf, withHeading } from './section-view';
import { spot } from './spot';
import { tag } from './tagging/tag';
import { TextBlock, Words } from './text/words';
import type { Theme } from './theme';

type UrgentBoxProps = { sections: readonly DocumentSection[]; locale: string; theme: Theme };

const PADDING = 15;
const BORDER = 3;
const RADIUS = 8;

/**
 * The urgent-help sections in one box on page 1. The thick frame, the dark band with white words and the
 * icon say so without colour too. A very long one flows over to the next page rather than being cut off.
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
        paddingBottom: 9,
        paddingHorizontal: PADDING,
        borderWidth: BORDER,
        borderColor: urgent,
        borderRadius: RADIUS,
        backgroundColor: urgentTint,
      }}
    >
      {keyed(sections).flatMap(({ key, item: section, position }) => [
        <Band
          key={`${key}-heading`}
          section={section}
          locale={locale}
          theme={themeOf(section, theme)}
          position={position}
        />,
        <Blocks key={`${key}-blocks`} blocks={section.blocks} theme={themeOf(section, inside)} />,
      ])}
    </View>
  );
}

type BandProps = { section: DocumentSection; locale: string; theme: Theme; position: number };

/** The heading in white on the urgent colour, from edge to edge of the box. */
function Band({ section, locale, theme, position }: BandProps) {
  const { urgent, onUrgent } = theme.colors;
  const { fontSize } = theme.sizes.heading;
  return (
    <View
      {...spot({ in: 'part', index: position })}
      style={{
        flexDirection: 'row',
        alignItems: 'center',
        gap: 9,
        marginTop: position === 0 ? 0 : theme.gap,
        marginBottom: theme.gap * 0.3,
        // Half a point more than the padding: no hairline of the tint shows between band and frame.
        marginHorizontal: -(PADDING + 0.5),
        paddingVertical: fontSize * 0.27,
        paddingHorizontal: PADDING,
        backgroundColor: urgent,
      }}
      wrap={false}
      minPresenceAhead={withHeading(theme)}
    >
      <Icon name="siren" size={fontSize * 1.3} color={onUrgent} />
      <TextBlock
        {...sectionHeading(section, locale)}
        theme={theme}
        size={theme.sizes.heading}
        color={onUrgent}
        bold
        style={{ flex: 1 }}
      >
        <Words theme={theme} text={section.heading} />
      </TextBlock>
      <SectionMarks section={section} theme={theme} color={onUrgent} />
    </View>
  );
}

/** Its short warnings use the whole width and stand closer, so that all of them stay on page 1. */
function boxed(theme: Theme): Theme {
  const { body } = theme.sizes;
  const width = theme.width - 2 * (PADDING + BORDER);
  return {
    ...theme,
    width,
    measure: width,
    gap: theme.gap * 0.75,
    sizes: { ...theme.sizes, body: { fontSize: body.fontSize, lineHeight: Math.min(body.lineHeight, 1.3) } },
  };
}
