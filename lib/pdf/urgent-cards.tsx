import { View } from '@react-pdf/renderer';
import type { ReactNode } from 'react';
import type { Block, DocumentSection, UrgentAction } from '@/lib/domain/handout/document';
import type { UrgentCard, UrgentCards } from '@/lib/domain/handout/urgent-cards';
import { continuation } from './continuation';
import { Icon, type IconName } from './icons';
import { SectionMarks, sectionHeading, themeOf } from './section-view';
import { type Spot, spot } from './spot';
import { ownWords } from './tagging/own-words';
import { type Tagged, tag } from './tagging/tag';
import { runsOfBlock, runsText } from './text/document-text';
import { widestPiece } from './text/widest-piece';
import { TextBlock, Words } from './text/words';
import { KEEP_WITH_NEXT, type Theme } from './theme';
import { UrgentBlocks } from './urgent-blocks';
import { emergencies } from './urgent-start';

const GAP = 10;
const PADDING = 10;
const RADIUS = 8;
const ICON_GAP = 7;

type SectionCardsProps = {
  section: DocumentSection;
  cards: UrgentCards;
  locale: string;
  theme: Theme;
  /** Which of the part's sections it is. */
  position: number;
};

/** An urgent-help section as two cards. */
export function SectionCards({ section, cards: { above, cards }, locale, theme: around, position }: SectionCardsProps) {
  const theme = themeOf(section, around);
  const [first, second] = cards;
  return (
    <CardPair
      {...sectionHeading(section, locale)}
      {...spot({ in: 'part', index: position })}
      heading={section.heading}
      marks={<SectionMarks section={section} theme={theme} />}
      above={above}
      cards={[toPrintedCard(first), toPrintedCard(second)]}
      theme={theme}
    />
  );
}

/** A card of one section. */
export function toPrintedCard(card: UrgentCard): PrintedCard {
  return { ...card, inside: (inside) => <UrgentBlocks blocks={card.blocks} theme={inside} /> };
}

/** `blocks`: all that it says below its heading, `inside`: how that is printed. */
export type PrintedCard = UrgentCard & { inside: (theme: Theme) => ReactNode };

type CardPairProps = Tagged & {
  heading: string;
  /** Of the heading. */
  spot?: Spot;
  marks?: ReactNode;
  above?: readonly Block[];
  cards: [emergency: PrintedCard, sameDay: PrintedCard];
  theme: Theme;
};

/**
 * Emergencies, and what needs a call the same day. The two are told apart by heading, icon, frame and how dark their band
 * is, so that no printer makes them alike. The emergencies begin on page 1, even where some of them go on to the next
 * page below their name; what is for the same day is cut only where no page holds it.
 */
export function CardPair({ tag, heading, spot, marks, above = [], cards, theme }: CardPairProps) {
  const widths = widthsBeside(cards, theme);
  const [first, second] = cards;
  return (
    <>
      <View style={{ gap: theme.gap }}>
        <View
          {...(spot ? { spot } : {})}
          style={{ flexDirection: 'row', alignItems: 'center', gap: 14 }}
          wrap={false}
          minPresenceAhead={KEEP_WITH_NEXT}
        >
          <TextBlock
            tag={tag}
            theme={theme}
            size={theme.sizes.heading}
            color={theme.colors.urgent}
            bold
            style={{ flex: 1 }}
          >
            <Words theme={theme} text={heading} />
          </TextBlock>
          {marks}
        </View>
        <UrgentBlocks blocks={above} theme={theme} />
        {widths ? (
          <View style={{ flexDirection: 'row', gap: GAP }}>
            <Card card={first} theme={theme} width={widths[0]} />
            <Card card={second} theme={theme} width={widths[1]} />
          </View>
        ) : (
          <Card card={first} theme={theme} width={theme.width} />
        )}
      </View>
      {!widths && (
        <View wrap={false}>
          <Card card={second} theme={theme} width={theme.width} />
        </View>
      )}
    </>
  );
}

const borders: Record<UrgentAction, number> = { emergency: 2.5, 'same-day': 1 };
const icons: Record<UrgentAction, IconName> = { emergency: 'siren', 'same-day': 'phone' };

function looksOf(action: UrgentAction, { colors }: Theme) {
  return action === 'emergency'
    ? { frame: colors.urgent, tint: colors.urgentTint, band: colors.urgent, words: colors.onUrgent }
    : { frame: colors.caution, tint: colors.cautionTint, band: colors.cautionBand, words: colors.onCautionBand };
}

export function Card({
  card: { action, inside: content },
  theme,
  width,
}: {
  card: PrintedCard;
  theme: Theme;
  width: number;
}) {
  const look = looksOf(action, theme);
  const border = borders[action];
  const inside = boxed(theme, width - 2 * (PADDING + border));
  const heading = theme.words.urgentCards[action];
  return (
    <View
      {...tag('Sect')}
      {...(action === 'emergency' && emergencies())}
      style={{
        width,
        gap: inside.gap,
        paddingBottom: theme.gap + 2,
        paddingHorizontal: PADDING,
        borderWidth: border,
        borderColor: look.frame,
        borderRadius: RADIUS,
        backgroundColor: look.tint,
      }}
    >
      <CardBand {...tag('H3', ownWords(theme))} action={action} heading={heading} theme={theme} />
      <View {...continuation()} style={{ paddingBottom: inside.gap }}>
        <CardBand action={action} heading={theme.words.continued(heading)} theme={theme} />
      </View>
      {content(inside)}
    </View>
  );
}

type CardBandProps = Partial<Tagged> & { action: UrgentAction; heading: string; theme: Theme };

/** What a card is, from edge to edge of it; again above its rest on a later page. */
function CardBand({ tag, action, heading, theme }: CardBandProps) {
  const look = looksOf(action, theme);
  return (
    <View
      style={{
        flexDirection: 'row',
        alignItems: 'center',
        gap: ICON_GAP,
        // Half a point more than the padding: no hairline of the tint shows between band and frame.
        marginHorizontal: -(PADDING + 0.5),
        paddingVertical: theme.sizes.lead.fontSize * 0.2,
        paddingHorizontal: PADDING,
        backgroundColor: look.band,
        // As round as the frame, where the two differ in color.
        borderRadius: look.band === look.frame ? 0 : RADIUS - borders[action],
      }}
      wrap={false}
      minPresenceAhead={KEEP_WITH_NEXT}
    >
      <Icon name={icons[action]} size={theme.sizes.lead.fontSize * 1.25} color={look.words} />
      <TextBlock
        {...(tag ? { tag } : {})}
        theme={theme}
        size={theme.sizes.lead}
        color={look.words}
        bold
        style={{ flex: 1 }}
      >
        <Words theme={theme} text={heading} />
      </TextBlock>
    </View>
  );
}

/** Its short warnings use the whole width and stand closer, so that all of them stay on page 1. */
export function boxed(theme: Theme, width: number): Theme {
  const { body } = theme.sizes;
  return {
    ...theme,
    width,
    measure: width,
    gap: theme.gap * 0.75,
    sizes: { ...theme.sizes, body: { fontSize: body.fontSize, lineHeight: Math.min(body.lineHeight, 1.3) } },
    twoColumns: false,
  };
}

/** Shares of the line that the first card may take beside the other: in a narrower one, most lines would be short. */
const shares = [0.43, 0.46, 0.49, 0.52, 0.55, 0.58] as const;
/** Also these, where a third page would be lost otherwise. */
const closeShares = [0.61, 0.64, 0.67] as const;
/** Em of the body type beside the widest piece of a card: bullets of two lists, one in the other. */
const MARKS = 3;
/** Em before the words of an item. */
const BULLET = 1.5;
/** What the last line of a text leaves empty, on average. */
const PART_OF_LINE = 0.5;
/** The band of a card is about as high as so many lines. */
const BAND_LINES = 2;
/** Beside each other, a long card and a short one would leave much of the page empty. */
const MOST_TALLER = 1.1;
/** A card beside one that is far longer would be an empty column. */
const LEAST_SHARE = 0.4;
/** Page 1 holds so many beside each other below a usual letterhead; more of them would be cut side by side. */
const MOST_LINES = 29;
/** Mean width of a character as a share of its size. */
const CHARACTER = 0.46;

/** How wide the two are beside each other so that both are short; null where they stand below each other. */
function widthsBeside(cards: readonly UrgentCard[], theme: Theme): [number, number] | null {
  if (!theme.twoColumns) return null;
  const room = theme.width - GAP;
  const least = cards.map((card) => leastWidth(card, theme));
  const texts = cards.map(({ blocks }) => blocks.flatMap(runsOfBlock).map((runs) => runsText(runs).length));
  const possible = [...shares, ...(theme.keepsWhole ? [] : closeShares)]
    .map((share): [number, number] => [room * share, room * (1 - share)])
    .filter((widths) => widths.every((width, index) => width >= (least[index] ?? 0)))
    .map((widths) => ({ widths, each: widths.map((width, index) => linesIn(width, texts[index] ?? [])) }))
    .map(({ widths, each }) => ({ widths, lines: Math.max(...each), fewest: Math.min(...each) }));
  const [best] = possible.sort((one, other) => one.lines - other.lines);
  const below = texts.reduce((sum, lengths) => sum + linesIn(theme.width, lengths) + BAND_LINES, 0);
  if (!best || best.lines > MOST_LINES || best.fewest < LEAST_SHARE * best.lines) return null;
  return best.lines + BAND_LINES <= below * MOST_TALLER ? best.widths : null;

  function linesIn(width: number, lengths: readonly number[]): number {
    const { fontSize } = theme.sizes.body;
    const perLine = Math.max(1, (width - 2 * PADDING - BULLET * fontSize) / (CHARACTER * fontSize));
    return lengths.reduce((sum, length) => sum + length / perLine + PART_OF_LINE, 0);
  }
}

/** What is widest in a card must not be cut because the card is narrow, and a table is for the whole page. */
function leastWidth({ action, blocks }: UrgentCard, theme: Theme): number {
  if (blocks.some(({ type }) => type === 'table' || type === 'figure')) return Number.POSITIVE_INFINITY;
  const pieces = blocks.flatMap(runsOfBlock).map((runs) => widestPiece(runs, theme, { bold: false }));
  return (Math.max(0, ...pieces) + MARKS) * theme.sizes.body.fontSize + 2 * (PADDING + borders[action]);
}
