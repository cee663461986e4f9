import { View } from '@react-pdf/renderer';
import type { ReactNode } from 'react';
import type { Block, DocumentSection } from '@/lib/domain/handout/document';
import { Blocks, isLedInto } from './blocks/blocks';
import { continuation } from './continuation';
import { Icon } from './icons';
import { keyed } from './keyed';
import { SectionMarks, sectionHeading, themeOf } from './section-view';
import { spot } from './spot';
import { type Tag, tag } from './tagging/tag';
import { TextBlock, Words } from './text/words';
import { KEEP_WITH_NEXT, type Theme } from './theme';

type UrgentBoxProps = { sections: readonly DocumentSection[]; locale: string; theme: Theme };

const PADDING = 15;
const BORDER = 3;
const RADIUS = 8;

/**
 * The urgent-help sections in one box on page 1. The thick frame, the dark band with white words and the
 * icon say so without colour too. A very long one flows over to the next page rather than being cut off, with its
 * heading again.
 */
export function UrgentBox({ sections, locale, theme }: UrgentBoxProps) {
  const { urgent, urgentTint } = theme.colors;
  if (sections.length === 0) return null;
  return (
    <View
      {...tag('Div')}
      style={{
        gap: boxed(theme).gap,
        paddingBottom: 9,
        paddingHorizontal: PADDING,
        borderWidth: BORDER,
        borderColor: urgent,
        borderRadius: RADIUS,
        backgroundColor: urgentTint,
      }}
    >
      {keyed(sections).map(({ key, item: section, position }) => (
        <UrgentSection key={key} section={section} locale={locale} theme={theme} position={position} />
      ))}
    </View>
  );
}

type UrgentSectionProps = { section: DocumentSection; locale: string; theme: Theme; position: number };

/** On a later page its rest has the heading again: a sign without “Call 911” is read as harmless. */
function UrgentSection({ section, locale, theme, position }: UrgentSectionProps) {
  const [outside, inside] = [themeOf(section, theme), themeOf(section, boxed(theme))];
  const { onUrgent } = theme.colors;
  return (
    <View
      {...spot({ in: 'part', index: position })}
      style={{ gap: inside.gap, marginTop: position === 0 ? 0 : theme.gap }}
    >
      <Band tag={sectionHeading(section, locale).tag} heading={section.heading} theme={outside} leads>
        <SectionMarks section={section} theme={outside} color={onUrgent} />
      </Band>
      <View {...continuation()} style={{ paddingBottom: inside.gap + outside.gap * 0.3 }}>
        <Band heading={outside.words.continued(section.heading)} theme={outside} />
      </View>
      <UrgentBlocks blocks={section.blocks} theme={inside} />
    </View>
  );
}

/** The rest of a list or table has the sentence that introduces it again. */
function UrgentBlocks({ blocks, theme }: { blocks: readonly Block[]; theme: Theme }) {
  return keyed(blocks).map(({ key, item: block, position }) => {
    const [before, next] = [blocks[position - 1], blocks[position + 1]];
    if (before?.type === 'paragraph' && isLedInto(block)) return null;
    if (block.type !== 'paragraph' || !next || !isLedInto(next)) {
      return <Blocks key={key} blocks={[block]} theme={theme} />;
    }
    return (
      <View key={key} style={{ gap: theme.gap }}>
        <Blocks blocks={[block, next]} theme={theme} />
        <View {...continuation()} style={{ paddingBottom: theme.gap }}>
          <Blocks blocks={[block]} theme={theme} />
        </View>
      </View>
    );
  });
}

type BandProps = {
  tag?: Tag;
  heading: string;
  theme: Theme;
  /** Its text begins below it. */
  leads?: boolean;
  children?: ReactNode;
};

/** The heading in white on the urgent colour, from edge to edge of the box. */
function Band({ tag, heading, theme, leads = false, children }: BandProps) {
  const { urgent, onUrgent } = theme.colors;
  const { fontSize } = theme.sizes.heading;
  return (
    <View
      style={{
        flexDirection: 'row',
        alignItems: 'center',
        gap: 9,
        marginBottom: leads ? theme.gap * 0.3 : 0,
        // Half a point more than the padding: no hairline of the tint shows between band and frame.
        marginHorizontal: -(PADDING + 0.5),
        paddingVertical: fontSize * 0.27,
        paddingHorizontal: PADDING,
        backgroundColor: urgent,
      }}
      wrap={false}
      {...(leads ? { minPresenceAhead: KEEP_WITH_NEXT } : {})}
    >
      <Icon name="siren" size={fontSize * 1.3} color={onUrgent} />
      <TextBlock
        {...(tag ? { tag } : {})}
        theme={theme}
        size={theme.sizes.heading}
        color={onUrgent}
        bold
        style={{ flex: 1 }}
      >
        <Words theme={theme} text={heading} />
      </TextBlock>
      {children}
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
