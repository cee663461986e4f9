import { View } from '@react-pdf/renderer';
import type { DocumentSection } from '@/lib/domain/handout/document';
import { Blocks } from './blocks/blocks';
import { TextBlock, Words } from './text/words';
import type { Theme } from './theme';
import { words } from './words';

/** A heading travels with at least this much of its text, in points: three lines. */
const WITH_HEADING = 56;

/**
 * A section: its heading, then its blocks, side by side in the page's flow. They are not wrapped in
 * a box of their own, because the layout engine can only hold a heading and its text together when
 * there is a place to break before the heading in the same flow.
 */
export function SectionView({ section, theme }: { section: DocumentSection; theme: Theme }) {
  return (
    <>
      <View
        style={{ flexDirection: 'row', alignItems: 'baseline', gap: 14, marginTop: theme.sectionGap }}
        wrap={false}
        minPresenceAhead={WITH_HEADING}
      >
        <TextBlock theme={theme} size={theme.sizes.heading} color={theme.colors.accentText} bold style={{ flex: 1 }}>
          <Words theme={theme} text={section.heading} />
        </TextBlock>
        <SectionMarks section={section} theme={theme} />
      </View>
      <Blocks blocks={section.blocks} theme={theme} />
    </>
  );
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
