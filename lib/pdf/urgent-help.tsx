import { View } from '@react-pdf/renderer';
import type { ReactNode } from 'react';
import type { DocumentSection } from '@/lib/domain/handout/document';
import { type UrgentCards, urgentCards } from '@/lib/domain/handout/urgent-cards';
import { continuation } from './continuation';
import { Icon } from './icons';
import { keyed } from './keyed';
import { SectionMarks, sectionHeading, themeOf } from './section-view';
import { spot } from './spot';
import { type Tag, tag } from './tagging/tag';
import { TextBlock, Words } from './text/words';
import { KEEP_WITH_NEXT, type Theme } from './theme';
import { UrgentBlocks } from './urgent-blocks';
import { boxed, SectionCards } from './urgent-cards';
import { emergencies } from './urgent-start';

type UrgentHelpProps = { sections: readonly DocumentSection[]; locale: string; theme: Theme };

const PADDING = 15;
const BORDER = 3;
const RADIUS = 8;

/** The urgent-help sections: those that speak of both ways to act as two cards, those around them in a box. */
export function UrgentHelp({ sections, locale, theme }: UrgentHelpProps) {
  return keyed(stretchesOf(sections)).map(({ key, item }) =>
    'cards' in item ? (
      <SectionCards key={key} {...item} locale={locale} theme={theme} />
    ) : (
      <UrgentBox key={key} {...item} locale={locale} theme={theme} />
    ),
  );
}

type BoxedSection = { section: DocumentSection; position: number };
type Stretch = (BoxedSection & { cards: UrgentCards }) | { boxed: BoxedSection[] };

/** Sections without cards that follow each other share a box. `position`: among all urgent-help sections. */
function stretchesOf(sections: readonly DocumentSection[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const [position, section] of sections.entries()) {
    const cards = urgentCards(section);
    const last = stretches.at(-1);
    if (cards) stretches.push({ section, position, cards });
    else if (last && 'boxed' in last) last.boxed.push({ section, position });
    else stretches.push({ boxed: [{ section, position }] });
  }
  return stretches;
}

type UrgentBoxProps = Omit<UrgentHelpProps, 'sections'> & { boxed: readonly BoxedSection[] };

function UrgentBox({ boxed: sections, locale, theme }: UrgentBoxProps) {
  return (
    <UrgentFrame theme={theme}>
      {sections.map(({ section, position }, place) => (
        <UrgentSection
          key={position}
          section={section}
          position={position}
          locale={locale}
          theme={theme}
          isFirst={place === 0}
        />
      ))}
    </UrgentFrame>
  );
}

/**
 * A box on page 1. The thick frame, the dark band with white words and the icon say so without colour too. A very long
 * one flows over to the next page rather than being cut off, with its heading again.
 */
export function UrgentFrame({ theme, children }: { theme: Theme; children: ReactNode }) {
  const { urgent, urgentTint } = theme.colors;
  return (
    <View
      {...tag('Div')}
      {...emergencies()}
      style={{
        gap: insideOf(theme).gap,
        paddingBottom: 9,
        paddingHorizontal: PADDING,
        borderWidth: BORDER,
        borderColor: urgent,
        borderRadius: RADIUS,
        backgroundColor: urgentTint,
      }}
    >
      {children}
    </View>
  );
}

export const insideOf = (theme: Theme): Theme => boxed(theme, theme.width - 2 * (PADDING + BORDER));

type UrgentSectionProps = BoxedSection & { locale: string; theme: Theme; isFirst: boolean };

function UrgentSection({ section, position, locale, theme, isFirst }: UrgentSectionProps) {
  const [outside, inside] = [themeOf(section, theme), themeOf(section, insideOf(theme))];
  return (
    <View {...spot({ in: 'part', index: position })} style={{ gap: inside.gap, marginTop: isFirst ? 0 : theme.gap }}>
      <Bands
        tag={sectionHeading(section, locale).tag}
        heading={section.heading}
        theme={outside}
        marks={<SectionMarks section={section} theme={outside} color={theme.colors.onUrgent} />}
      />
      <UrgentBlocks blocks={section.blocks} theme={inside} />
    </View>
  );
}

type BandsProps = { tag: Tag; heading: string; theme: Theme; marks?: ReactNode };

/** The first of a column. On a later page its rest has the heading again: a sign without “Call 911” is read as harmless. */
export function Bands({ tag, heading, theme, marks }: BandsProps) {
  return (
    <>
      <Band tag={tag} heading={heading} theme={theme} leads>
        {marks}
      </Band>
      <View {...continuation()} style={{ paddingBottom: insideOf(theme).gap + theme.gap * 0.3 }}>
        <Band heading={theme.words.continued(heading)} theme={theme} />
      </View>
    </>
  );
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
