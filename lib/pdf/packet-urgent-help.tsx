import { View } from '@react-pdf/renderer';
import type { Block } from '@/lib/domain/handout/document';
import { partCards, type UrgentHelp, type UrgentPart } from '@/lib/domain/handout/urgent-parts';
import { isSameLanguage } from '@/lib/domain/language/names';
import { continuation } from './continuation';
import { keyed } from './keyed';
import { SectionMarks, sectionHeading, themeOf } from './section-view';
import { spot } from './spot';
import { type Tagged, tag } from './tagging/tag';
import { TextBlock, Words } from './text/words';
import { KEEP_WITH_NEXT, type Theme, themeIn } from './theme';
import { UrgentBlocks } from './urgent-blocks';
import { CardPair, type PrintedCard } from './urgent-cards';
import { Bands, insideOf, UrgentFrame } from './urgent-help';

/** `index`: of the section among those that the part of the page prints. */
type Part = UrgentPart & { index: number };
export type PacketHelp = Omit<UrgentHelp, 'sections' | 'parts'> & { parts: Part[] };

type PacketUrgentHelpProps = { help: PacketHelp; locale: string; theme: Theme };

/** The urgent help of several topics below one heading, as two cards or in one box, with a heading for each topic. */
export function PacketUrgentHelp({ help, locale, theme: around }: PacketUrgentHelpProps) {
  const theme = themeIn(help.locale, help.heading, around);
  const { tag } = sectionHeading(help, locale);
  const cards = partCards(help.parts);
  if (!cards) {
    const inside = insideOf(around);
    return (
      <UrgentFrame theme={around}>
        <View style={{ gap: inside.gap }}>
          <Bands tag={tag} heading={help.heading} theme={theme} />
          <Parts parts={help.parts} as="H3" locale={locale} color={theme.colors.urgent} theme={inside} />
        </View>
      </UrgentFrame>
    );
  }
  const [emergency, sameDay] = cards;
  const { urgent, onCautionBand } = theme.colors;
  const printed = ({ action, parts }: typeof emergency, color: string): PrintedCard => ({
    action,
    blocks: parts.flatMap(({ heading, blocks }) => [asBlock(heading), ...blocks]),
    inside: (inside) => <Parts parts={parts} as="H4" locale={locale} color={color} theme={inside} />,
  });
  return (
    <CardPair
      tag={tag}
      heading={help.heading}
      cards={[printed(emergency, urgent), printed(sameDay, onCautionBand)]}
      theme={theme}
    />
  );
}

const asBlock = (text: string): Block => ({
  type: 'paragraph',
  runs: [{ text, bold: true, italic: false, href: null, blank: null }],
});

/** Said where the words are in another language than what is around them. */
const langIn = (locale: string, around: string): { lang?: string } =>
  isSameLanguage(locale, around) ? {} : { lang: locale };

type PartsProps = { parts: readonly Part[]; as: 'H3' | 'H4'; locale: string; color: string; theme: Theme };

function Parts({ parts, as, locale, color, theme }: PartsProps) {
  return keyed(parts).map(({ key, item: part, position }) => {
    const { section, heading, headingLocale } = part;
    const opensSection = langIn(section.locale, locale);
    const own = themeIn(headingLocale, heading, theme);
    return (
      <View key={key} {...spot({ in: 'part', index: part.index })} style={{ gap: theme.gap }}>
        <PartHeading
          {...tag(as, { opensSection, ...langIn(headingLocale, section.locale) })}
          part={part}
          text={heading}
          color={color}
          theme={own}
          isFirst={position === 0}
        />
        <View {...continuation()} style={{ paddingBottom: theme.gap }}>
          <PartHeading part={part} text={own.words.continued(heading)} color={color} theme={own} isFirst />
        </View>
        <UrgentBlocks blocks={part.blocks} theme={themeOf(section, theme)} />
      </View>
    );
  });
}

type PartHeadingProps = Partial<Tagged> & { part: Part; text: string; color: string; theme: Theme; isFirst: boolean };

function PartHeading({ tag, part: { section, hasMarks }, text, color, theme, isFirst }: PartHeadingProps) {
  return (
    <View
      style={{
        flexDirection: 'row',
        alignItems: 'baseline',
        gap: 14,
        marginTop: isFirst ? 0 : theme.gap * 0.8,
        paddingTop: isFirst ? 0 : theme.gap,
        borderTopWidth: isFirst ? 0 : 0.75,
        borderTopColor: color,
      }}
      wrap={false}
      minPresenceAhead={KEEP_WITH_NEXT}
    >
      <TextBlock
        {...(tag ? { tag } : {})}
        theme={theme}
        size={theme.sizes.subheading}
        color={color}
        bold
        style={{ flex: 1 }}
      >
        <Words theme={theme} text={text} />
      </TextBlock>
      {tag && hasMarks && <SectionMarks section={section} theme={themeOf(section, theme)} />}
    </View>
  );
}
