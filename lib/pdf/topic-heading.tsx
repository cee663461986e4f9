import { View } from '@react-pdf/renderer';
import type { GroupName } from '@/lib/domain/handout/section-groups';
import { isSameLanguage } from '@/lib/domain/language/names';
import { tag } from './tagging/tag';
import { TextBlock, Words } from './text/words';
import { type Theme, themeIn } from './theme';

type TopicHeadingProps = {
  name: GroupName;
  /** The same in the other language of a bilingual handout. */
  beside?: GroupName | null;
  locale: string;
  theme: Theme;
  isOnNewPage: boolean;
};

/** As tall as a section's heading with the lines that it keeps below it. */
const LINES_BELOW = 6;

/** Where a topic begins in a handout of several: a line across the page, and words larger than any heading below them. */
export function TopicHeading({
  name: { title, lead, locale: own },
  beside = null,
  locale,
  theme: around,
  isOnNewPage,
}: TopicHeadingProps) {
  const theme = themeIn(own, `${title} ${lead}`, around);
  const { heading, body } = theme.sizes;
  const lang = isSameLanguage(own, locale) ? {} : { lang: own };
  return (
    <View
      style={{
        gap: 2,
        marginTop: theme.sectionGap + 6,
        paddingTop: theme.gap * 0.8,
        borderTopWidth: 2,
        borderTopColor: theme.colors.accent,
      }}
      wrap={false}
      break={isOnNewPage}
      minPresenceAhead={LINES_BELOW * body.fontSize * body.lineHeight}
    >
      <TextBlock
        {...tag('H2', { opensSection: lang, bookmark: title })}
        theme={theme}
        size={{ ...heading, fontSize: heading.fontSize * 1.3 }}
        bold
      >
        <Words theme={theme} text={title} />
      </TextBlock>
      {lead !== '' && (
        <TextBlock {...tag('P', lang)} theme={theme} size={theme.sizes.body} color={theme.colors.soft}>
          <Words theme={theme} text={lead} />
        </TextBlock>
      )}
      {beside && <NameBeside name={beside} theme={around} />}
    </View>
  );
}

function NameBeside({ name: { title, lead, locale: lang }, theme: around }: { name: GroupName; theme: Theme }) {
  const theme = themeIn(lang, `${title} ${lead}`, around);
  return (
    <>
      <TextBlock {...tag('P', { lang })} theme={theme} size={theme.sizes.heading} bold>
        <Words theme={theme} text={title} />
      </TextBlock>
      {lead !== '' && (
        <TextBlock {...tag('P', { lang })} theme={theme} size={theme.sizes.body} color={theme.colors.soft}>
          <Words theme={theme} text={lead} />
        </TextBlock>
      )}
    </>
  );
}
