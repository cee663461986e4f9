import { View } from '@react-pdf/renderer';
import type { DocumentSection } from '@/lib/domain/handout/document';
import { Blocks } from './blocks/blocks';
import { type Tagged, tag } from './tagging/tag';
import { TextBlock, Words } from './text/words';
import type { Theme } from './theme';
import { words } from './words';

/** A heading travels with at least this much of its text, in points: three lines. */
const WITH_HEADING = 56;

type SectionViewProps = {
  section: DocumentSection;
  /** Of the document: a section in another language says so. */
  locale: string;
  theme: Theme;
};

/**
 * A section: its heading, then its blocks, side by side in the page's flow. They are not wrapped in
 * a box of their own, because the layout engine can only hold a heading and its text together when
 * there is a place to break before the heading in the same flow.
 */
export function SectionView({ section, locale, theme }: SectionViewProps) {
  return (
    <>
      <View
        style={{ flexDirection: 'row', alignItems: 'baseline', gap: 14, marginTop: theme.sectionGap }}
        wrap={false}
        minPresenceAhead={WITH_HEADING}
      >
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
      <Blocks blocks={section.blocks} theme={theme} />
    </>
  );
}

/** The heading's tag: the section begins with it. */
export function sectionHeading(section: DocumentSection, locale: string): Tagged {
  const opensSection = section.locale === locale ? {} : { lang: section.locale };
  return tag('H2', { opensSection, bookmark: section.heading });
}

/** Small print at the heading's end: that the wording was changed, and which sources it rests on. */
export function SectionMarks({ section, theme }: { section: DocumentSection; theme: Theme }) {
  const marks = [
    section.edited ? words.edited : '',
    section.sourceNumbers.length > 0 ? words.sourceNumbers(section.sourceNumbers) : '',
  ].filter(Boolean);
  if (marks.length === 0) return null;
  return (
    <TextBlock theme={theme} size={theme.sizes.fine} color={theme.colors.soft} style={{ maxWidth: 150 }}>
      <Words theme={theme} text={marks.join(' · ')} />
    </TextBlock>
  );
}
