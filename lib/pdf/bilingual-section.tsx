import { View } from '@react-pdf/renderer';
import type { ReactNode } from 'react';
import { type AlignedRow, alignedRows, needsWholeWidth, pairedCards, RULE_GAP } from '@/lib/domain/handout/bilingual';
import type { DocumentSection } from '@/lib/domain/handout/document';
import type { DocumentOptions } from '@/lib/domain/handout/print-options';
import type { GroupName } from '@/lib/domain/handout/section-groups';
import type { UrgentCard } from '@/lib/domain/handout/urgent-cards';
import { sectionPictograms } from '@/lib/domain/pictograms/section-pictograms';
import { Blocks } from './blocks/blocks';
import { keyed } from './keyed';
import { type PacketHelp, PacketUrgentHelp } from './packet-urgent-help';
import { HangingPictogram, SectionMarks, sectionHeading, sectionOpening, themeOf, withHeading } from './section-view';
import { tag } from './tagging/tag';
import { TextBlock, Words } from './text/words';
import type { Theme } from './theme';
import { TopicHeading } from './topic-heading';
import { Card, toPrintedCard } from './urgent-cards';
import { UrgentHelp } from './urgent-help';

/** What a bilingual handout prints in both languages: two columns, or below each other in large print. */

const COLUMN_GAP = 20;

function columnOf(theme: Theme): Theme {
  const width = theme.twoColumns ? (theme.width - COLUMN_GAP) / 2 : theme.width;
  return { ...theme, width, measure: Math.min(theme.measure, width), twoColumns: false, headingColumn: null };
}

type PairProps = {
  theme: Theme;
  /** Of the clinic's. */
  lang: string;
  isWide?: boolean;
  /** Cut only where no page holds it. */
  isWhole?: boolean;
  own: (theme: Theme) => ReactNode;
  beside: (theme: Theme) => ReactNode;
};

/** Columns of one language; the patient's is read first. From right to left, layout puts its column on the right. */
function Pair({ theme, lang, isWide = false, isWhole = false, own, beside }: PairProps) {
  if (!theme.twoColumns || isWide) {
    const width = theme.width - RULE_GAP;
    const whole = { ...theme, headingColumn: null };
    return (
      <>
        {own(whole)}
        <View
          {...tag('Div', { lang })}
          style={{ gap: theme.gap, paddingLeft: RULE_GAP - 1, borderLeftWidth: 1, borderLeftColor: theme.colors.line }}
        >
          {beside({ ...whole, width, measure: Math.min(theme.measure, width) })}
        </View>
      </>
    );
  }
  const column = columnOf(theme);
  return (
    // A column stretched to the height of the other would be cut with it.
    <View style={{ flexDirection: 'row', alignItems: 'flex-start', gap: COLUMN_GAP }} wrap={!isWhole}>
      <View {...tag('Div')} style={{ width: column.width, gap: theme.gap }}>
        {own(column)}
      </View>
      <View {...tag('Div', { lang })} style={{ width: column.width, gap: theme.gap }}>
        {beside(column)}
      </View>
    </View>
  );
}

type BilingualSectionProps = {
  section: DocumentSection;
  /** The same in the clinic's language. */
  beside: DocumentSection;
  /** Of the document. */
  locale: string;
  level?: 2 | 3;
  opens?: GroupName | null;
  opensBeside?: GroupName | null;
  theme: Theme;
};

export function BilingualSection(props: BilingualSectionProps) {
  const { section, beside, locale, opens = null, opensBeside = null, theme } = props;
  const { breakBefore, keepTogether } = section.layout;
  const flow = (isOnNewPage: boolean) => (
    <>
      {opens && <TopicHeading name={opens} beside={opensBeside} {...{ locale, theme, isOnNewPage }} />}
      <Headings {...props} isOnNewPage={isOnNewPage && opens === null} />
      {keyed(alignedRows(section, beside)).map(({ key, item }) => (
        <Row key={key} row={item} {...{ section, beside, theme }} />
      ))}
    </>
  );
  if (!keepTogether) return flow(breakBefore);
  return (
    <View wrap={false} break={breakBefore} style={{ gap: theme.gap }}>
      {flow(false)}
    </View>
  );
}

type RowProps = Pick<BilingualSectionProps, 'section' | 'beside' | 'theme'> & { row: AlignedRow };

function Row({ row, section, beside, theme }: RowProps) {
  return (
    <Pair
      theme={theme}
      lang={beside.locale}
      isWide={row.isWide}
      own={(inside) => <Blocks blocks={row.blocks} theme={themeOf(section, inside)} />}
      beside={(inside) => <Blocks blocks={row.beside} theme={themeOf(beside, inside)} />}
    />
  );
}

/** One section, named in both languages: the clinic's heading is below the patient's in the outline. */
function Headings({
  section,
  beside,
  locale,
  level = 2,
  theme,
  isOnNewPage,
}: BilingualSectionProps & { isOnNewPage: boolean }) {
  const showHeading = section.layout.showHeading || section.kind === 'urgent-help';
  const column = columnOf(theme);
  const own = themeOf(section, column);
  const other = themeOf(beside, column);
  const isUrgent = section.kind === 'urgent-help';
  const size = theme.twoColumns && !isUrgent ? theme.sizes.sideHeading : theme.sizes.heading;
  const color = isUrgent ? theme.colors.urgent : theme.colors.accentText;
  const width = theme.twoColumns ? { width: column.width } : {};
  const opening = sectionHeading(section, locale, level);
  const { opensSection } = sectionOpening(section, locale);
  return (
    <View
      style={{
        ...(theme.twoColumns ? { flexDirection: 'row', alignItems: 'flex-start' } : {}),
        gap: theme.twoColumns ? COLUMN_GAP : 2,
        marginTop: isUrgent ? 0 : theme.sectionGap,
      }}
      wrap={false}
      break={isOnNewPage}
      minPresenceAhead={withHeading(theme)}
    >
      {showHeading && !isUrgent && theme.pictograms && (
        <HangingPictogram name={sectionPictograms[section.kind]} size={size} theme={own} />
      )}
      <View {...(showHeading ? {} : tag('Div', { opensSection }))} style={{ ...width, gap: 2 }}>
        {showHeading ? (
          <TextBlock {...opening} theme={own} size={size} color={color} bold>
            <Words theme={own} text={section.heading} />
          </TextBlock>
        ) : null}
        <SectionMarks section={section} theme={own} style={{}} />
      </View>
      <View style={{ ...width, gap: 2 }}>
        {showHeading && (
          <TextBlock
            {...tag(level === 2 ? 'H3' : 'H4', { lang: beside.locale })}
            theme={other}
            size={size}
            color={color}
            bold
          >
            <Words theme={other} text={beside.heading} />
          </TextBlock>
        )}
        <SectionMarks section={beside} theme={other} style={{}} lang={beside.locale} />
      </View>
    </View>
  );
}

type UrgentProps = {
  section: DocumentSection;
  beside: DocumentSection;
  locale: string;
  options: Pick<DocumentOptions, 'size'>;
  theme: Theme;
};

/** The cards of both languages, each whole; side by side, those for one way to act begin at the same height. */
export function BilingualUrgentHelp(props: UrgentProps) {
  const { section, beside, locale, options, theme } = props;
  const paired = pairedCards(section, beside, options);
  if (!paired) {
    return (
      <Pair
        theme={theme}
        lang={beside.locale}
        isWide={needsWholeWidth(section.blocks, beside.blocks)}
        own={(inside) => <UrgentHelp sections={[section]} locale={locale} theme={inside} />}
        beside={(inside) => <UrgentHelp sections={[beside]} locale={beside.locale} theme={inside} />}
      />
    );
  }
  const cardIn = (of: DocumentSection, card: UrgentCard) => (inside: Theme) => (
    <Card card={toPrintedCard(card)} theme={themeOf(of, inside)} width={inside.width} />
  );
  return (
    <View style={{ gap: theme.gap }}>
      <Headings {...props} isOnNewPage={false} />
      {paired.above.blocks.length + paired.above.beside.length > 0 && <Row row={paired.above} {...props} />}
      {paired.cards.map(([own, other, isWide]) => (
        <Pair
          key={own.action}
          theme={theme}
          lang={beside.locale}
          isWide={isWide}
          isWhole={own.action === 'same-day'}
          own={cardIn(section, own)}
          beside={cardIn(beside, other)}
        />
      ))}
    </View>
  );
}

type PacketProps = { help: PacketHelp; beside: PacketHelp; locale: string; theme: Theme };

/** Urgent help of several topics is too long for half of a page. */
export function BilingualPacketHelp({ help, beside, locale, theme }: PacketProps) {
  return (
    <Pair
      theme={theme}
      lang={beside.locale}
      isWide
      own={(inside) => <PacketUrgentHelp help={help} locale={locale} theme={inside} />}
      beside={(inside) => <PacketUrgentHelp help={beside} locale={beside.locale} theme={inside} />}
    />
  );
}
