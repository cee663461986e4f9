import { View } from '@react-pdf/renderer';
import type { Style } from '@react-pdf/types';
import type { ReactNode } from 'react';
import type { Block, DocumentSection } from '@/lib/domain/handout/document';
import { sectionMarks } from '@/lib/domain/handout/page-lines';
import type { GroupName } from '@/lib/domain/handout/section-groups';
import type { PictogramName } from '@/lib/domain/pictograms/catalog';
import { sectionPictograms } from '@/lib/domain/pictograms/section-pictograms';
import { Blocks } from './blocks/blocks';
import { standsInPairs } from './blocks/pairs';
import { Pictogram } from './pictogram';
import type { TextSize } from './setting';
import { ownWords } from './tagging/own-words';
import { type Tagged, tag } from './tagging/tag';
import { runsText, textOfSection } from './text/document-text';
import { widestPiece } from './text/widest-piece';
import { TextBlock, Words } from './text/words';
import { type Theme, themeIn } from './theme';
import { TopicHeading } from './topic-heading';

/** A heading travels with at least this many lines of its text. */
const LINES_WITH_HEADING = 3.4;

export function withHeading({ sizes: { body } }: Theme): number {
  return LINES_WITH_HEADING * body.fontSize * body.lineHeight;
}

const ICON_GAP = 7;

type SectionViewProps = {
  section: DocumentSection;
  /** Of the document: a section in another language says so. */
  locale: string;
  /** 3 below the name of a topic, in a handout of several. */
  level?: 2 | 3;
  /** The name of its topic, where it is the first of it. */
  opens?: GroupName | null;
  opensBeside?: GroupName | null;
  theme: Theme;
};

/**
 * A section: its heading, then its blocks, side by side in the page's flow. They are not wrapped in
 * a box of their own: a page ends between two blocks of a section as between two sections, and a heading
 * goes with what follows it in the same flow. Only a section that is to stay together has its box.
 */
export function SectionView({
  section,
  locale,
  level = 2,
  opens = null,
  opensBeside = null,
  theme: around,
}: SectionViewProps) {
  const { layout } = section;
  const inside = { section, locale, level, theme: themeOf(section, around) };
  const topic = (isOnNewPage: boolean) =>
    opens && (
      <TopicHeading name={opens} beside={opensBeside} locale={locale} theme={around} isOnNewPage={isOnNewPage} />
    );
  if (!layout.keepTogether) {
    return (
      <>
        {topic(layout.breakBefore)}
        <SectionFlow {...inside} isOnNewPage={layout.breakBefore && opens === null} />
      </>
    );
  }
  return (
    <View wrap={false} break={layout.breakBefore} style={{ gap: around.gap }}>
      {topic(false)}
      <SectionFlow {...inside} isOnNewPage={false} />
    </View>
  );
}

/** A section in another language than the handout is set as that language is. */
export function themeOf(section: DocumentSection, theme: Theme): Theme {
  return themeIn(section.locale, textOfSection(section), theme);
}

function SectionFlow(props: SectionViewProps & { isOnNewPage: boolean }) {
  const { section, theme } = props;
  const start = section.layout.showHeading ? <HeadingLine {...props} /> : <SectionStart {...props} />;
  const column = theme.headingColumn;
  if (column === null) {
    return (
      <>
        {start}
        <Blocks blocks={section.blocks} theme={theme} />
      </>
    );
  }
  const [text, below] = atFirstWide(section.blocks, theme);
  const isBeside = text.length > 0 && section.layout.showHeading && standsBeside(section, theme, column);
  const inColumn = <Blocks blocks={text} theme={textColumn(theme, column)} />;
  return (
    <>
      {isBeside ? (
        <SideHeading {...props} column={column}>
          {inColumn}
        </SideHeading>
      ) : (
        start
      )}
      {!isBeside && text.length > 0 && (
        <View style={{ marginLeft: column + COLUMN_GAP, gap: theme.gap }}>{inColumn}</View>
      )}
      <Blocks blocks={below} theme={theme} />
    </>
  );
}

const COLUMN_GAP = 12;
/** A longer heading stands above its text: beside it, it would be a column of words. */
const LONGEST_BESIDE = 48;

/** Lines of 60 to 75 characters, with the headings in the room beside them. */
function textColumn(theme: Theme, column: number): Theme {
  const width = theme.width - column - COLUMN_GAP;
  return { ...theme, width, measure: width };
}

function standsBeside({ heading }: DocumentSection, theme: Theme, column: number): boolean {
  const run = { text: heading, bold: true, italic: false, href: null, blank: null };
  return (
    heading.length <= LONGEST_BESIDE &&
    widestPiece([run], theme, { bold: true }) * theme.sizes.sideHeading.fontSize <= column
  );
}

/** Everything after the first full-width block also takes the full width. */
function atFirstWide(blocks: readonly Block[], theme: Theme): [text: Block[], below: Block[]] {
  const wide = blocks.findIndex((block) => isWide(block, theme));
  if (wide === -1) return [[...blocks], []];
  const before = blocks[wide - 1];
  const first = before && isShortLine(before) ? wide - 1 : wide;
  return [blocks.slice(0, first), blocks.slice(first)];
}

/** A line such as "During a cramp:" stands right above its list, and does not part from it. */
const LONGEST_LINE = 80;

function isShortLine(block: Block): boolean {
  return block.type === 'paragraph' && runsText(block.runs).length <= LONGEST_LINE;
}

function isWide(block: Block, theme: Theme): boolean {
  return block.type === 'table' || (block.type === 'list' && standsInPairs(block, theme));
}

/** The heading beside its text: a page ends inside the text as it does elsewhere, never between the two. */
function SideHeading({
  section,
  locale,
  level,
  theme,
  isOnNewPage,
  column,
  children,
}: SectionViewProps & { isOnNewPage: boolean; column: number; children: ReactNode }) {
  return (
    <View
      // A column stretched to the height of the other would be cut with it.
      style={{ flexDirection: 'row', alignItems: 'flex-start', gap: COLUMN_GAP, marginTop: theme.sectionGap }}
      break={isOnNewPage}
    >
      <View style={{ width: column, gap: 2 }} wrap={false}>
        <TextBlock
          {...sectionHeading(section, locale, level)}
          theme={theme}
          size={theme.sizes.sideHeading}
          color={theme.colors.accentText}
          bold
        >
          <Words theme={theme} text={section.heading} />
        </TextBlock>
        <SectionMarks section={section} theme={theme} style={{}} />
        {theme.pictograms && (
          <HangingPictogram name={sectionPictograms[section.kind]} size={theme.sizes.sideHeading} theme={theme} />
        )}
      </View>
      <View style={{ flex: 1, gap: theme.gap }}>{children}</View>
    </View>
  );
}

function HeadingLine({ section, locale, level, theme, isOnNewPage }: SectionViewProps & { isOnNewPage: boolean }) {
  return (
    <View
      style={{ flexDirection: 'row', alignItems: 'baseline', gap: 14, marginTop: theme.sectionGap }}
      wrap={false}
      break={isOnNewPage}
      minPresenceAhead={withHeading(theme)}
    >
      {theme.pictograms && (
        <HangingPictogram name={sectionPictograms[section.kind]} size={theme.sizes.heading} theme={theme} />
      )}
      <TextBlock
        {...sectionHeading(section, locale, level)}
        theme={theme}
        size={theme.sizes.heading}
        color={theme.colors.accentText}
        bold
        style={{ flex: 1 }}
      >
        <Words theme={theme} text={section.heading} />
      </TextBlock>
      <SectionMarks section={section} theme={theme} />
    </View>
  );
}

/** Where a section without a heading begins: nothing to see but its small print. */
function SectionStart({ section, locale, theme, isOnNewPage }: SectionViewProps & { isOnNewPage: boolean }) {
  const { opensSection } = sectionOpening(section, locale);
  return (
    <View
      {...tag('Div', { opensSection })}
      style={{ alignItems: 'flex-end', marginTop: theme.sectionGap - theme.gap }}
      wrap={false}
      break={isOnNewPage}
      minPresenceAhead={withHeading(theme)}
    >
      <SectionMarks section={section} theme={theme} />
    </View>
  );
}

/** In the margin, so that headings and text begin on one line. */
export function HangingPictogram({ name, size, theme }: { name: PictogramName; size: TextSize; theme: Theme }) {
  const { fontSize, lineHeight } = size;
  const top = (fontSize * lineHeight - theme.headingIcon) / 2;
  return (
    <View style={{ position: 'absolute', top, left: -(theme.headingIcon + ICON_GAP) }}>
      <Pictogram name={name} size={theme.headingIcon} color={theme.colors.accentText} />
    </View>
  );
}

type Headed = Pick<DocumentSection, 'heading' | 'locale'>;

/** The heading's tag: the section begins with it. */
export function sectionHeading(section: Headed, locale: string, level: 2 | 3 = 2): Tagged {
  return tag(level === 2 ? 'H2' : 'H3', { ...sectionOpening(section, locale), bookmark: section.heading });
}

export function sectionOpening(section: Headed, locale: string): { opensSection: { lang?: string } } {
  return { opensSection: section.locale === locale ? {} : { lang: section.locale } };
}

type SectionMarksProps = {
  section: DocumentSection;
  theme: Theme;
  color?: string;
  style?: Style;
  /** Where they are in another language than what is around them. */
  lang?: string;
};

/** Small print at the heading's end: that the wording was changed, and which sources it rests on. */
export function SectionMarks({ section, theme, color, style = { maxWidth: '34%' }, lang }: SectionMarksProps) {
  const marks = sectionMarks(section, theme.words, theme.sources);
  if (marks === '') return null;
  return (
    <TextBlock
      {...tag('P', { ...(lang === undefined ? {} : { lang }), ...ownWords(theme) })}
      theme={theme}
      size={theme.sizes.fine}
      color={color ?? theme.colors.soft}
      style={style}
    >
      <Words theme={theme} text={marks} />
    </TextBlock>
  );
}
