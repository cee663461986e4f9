import { View } from '@react-pdf/renderer';
import type { DocumentSection } from '@/lib/domain/handout/document';
import { sectionMarks } from '@/lib/domain/handout/page-lines';
import type { PictogramName } from '@/lib/domain/pictograms/catalog';
import { sectionPictograms } from '@/lib/domain/pictograms/section-pictograms';
import { Blocks } from './blocks/blocks';
import { Pictogram } from './pictogram';
import { ownWords } from './tagging/own-words';
import { type Tagged, tag } from './tagging/tag';
import { textOfSection } from './text/document-text';
import { TextBlock, Words } from './text/words';
import { type Theme, themeIn } from './theme';

/** A heading travels with at least this many lines of its text. */
const LINES_WITH_HEADING = 3.4;

function withHeading({ sizes: { body } }: Theme): number {
  return LINES_WITH_HEADING * body.fontSize * body.lineHeight;
}

const ICON_GAP = 7;

type SectionViewProps = {
  section: DocumentSection;
  /** Of the document: a section in another language says so. */
  locale: string;
  theme: Theme;
};

/**
 * A section: its heading, then its blocks, side by side in the page's flow. They are not wrapped in
 * a box of their own: a page ends between two blocks of a section as between two sections, and a heading
 * goes with what follows it in the same flow. Only a section that is to stay together has its box.
 */
export function SectionView({ section, locale, theme: around }: SectionViewProps) {
  const { layout } = section;
  const inside = { section, locale, theme: themeOf(section, around) };
  if (!layout.keepTogether) return <SectionFlow {...inside} isOnNewPage={layout.breakBefore} />;
  return (
    <View wrap={false} break={layout.breakBefore} style={{ gap: around.gap }}>
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
  return (
    <>
      {section.layout.showHeading ? <HeadingLine {...props} /> : <SectionStart {...props} />}
      <Blocks blocks={section.blocks} theme={theme} />
    </>
  );
}

function HeadingLine({ section, locale, theme, isOnNewPage }: SectionViewProps & { isOnNewPage: boolean }) {
  return (
    <View
      style={{ flexDirection: 'row', alignItems: 'baseline', gap: 14, marginTop: theme.sectionGap }}
      wrap={false}
      break={isOnNewPage}
      minPresenceAhead={withHeading(theme)}
    >
      {theme.pictograms && <HangingPictogram name={sectionPictograms[section.kind]} theme={theme} />}
      <TextBlock
        {...sectionHeading(section, locale)}
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
function HangingPictogram({ name, theme }: { name: PictogramName; theme: Theme }) {
  const { fontSize, lineHeight } = theme.sizes.heading;
  const top = (fontSize * lineHeight - theme.headingIcon) / 2;
  return (
    <View style={{ position: 'absolute', top, left: -(theme.headingIcon + ICON_GAP) }}>
      <Pictogram name={name} size={theme.headingIcon} color={theme.colors.accentText} />
    </View>
  );
}

/** The heading's tag: the section begins with it. */
export function sectionHeading(section: DocumentSection, locale: string): Tagged {
  return tag('H2', { ...sectionOpening(section, locale), bookmark: section.heading });
}

function sectionOpening(section: DocumentSection, locale: string): { opensSection: { lang?: string } } {
  return { opensSection: section.locale === locale ? {} : { lang: section.locale } };
}

/** Small print at the heading's end: that the wording was changed, and which sources it rests on. */
export function SectionMarks({ section, theme, color }: { section: DocumentSection; theme: Theme; color?: string }) {
  const marks = sectionMarks(section, theme.words);
  if (marks === '') return null;
  return (
    <TextBlock
      {...tag('P', ownWords(theme))}
      theme={theme}
      size={theme.sizes.fine}
      color={color ?? theme.colors.soft}
      style={{ maxWidth: '34%' }}
    >
      <Words theme={theme} text={marks} />
    </TextBlock>
  );
}
