import { View } from '@react-pdf/renderer';
import type { ComponentType } from 'react';
import { counterpartDocument, counterpartIn, groupNameBeside, noticesBeside } from '@/lib/domain/handout/bilingual';
import type { DocumentSection, HandoutDocument } from '@/lib/domain/handout/document';
import { sectionGroups } from '@/lib/domain/handout/section-groups';
import { type UrgentHelp as UrgentParts, urgentHelpOf } from '@/lib/domain/handout/urgent-parts';
import { AboutHandout, SourceList } from './about-handout';
import { BilingualPacketHelp, BilingualSection, BilingualUrgentHelp } from './bilingual-section';
import type { HeadSetting } from './head-settings';
import { keyed } from './keyed';
import type { PageSpec, Part } from './layout/pages';
import { Letterhead, NoticeBox } from './letterhead';
import { type PacketHelp, PacketUrgentHelp } from './packet-urgent-help';
import { PageFrame } from './page-frame';
import { pageSizes } from './page-sizes';
import { PatientBox } from './patient-box';
import { SectionView } from './section-view';
import type { TextSize } from './setting';
import { spot } from './spot';
import { tag } from './tagging/tag';
import { TextBlock, Words } from './text/words';
import { contentWidth, pageMargin, type Theme, themeIn } from './theme';
import { UrgentHelp } from './urgent-help';

type HandoutProps = { document: HandoutDocument; theme: Theme };

/** The pages of a handout for each way to begin page 1. Heads with the same frame share its spec, so layout draws it once. */
export function handoutPages(handout: HandoutProps): (head: HeadSetting) => { spec: PageSpec; parts: Part[] } {
  const usual = pageSpec(handout, false);
  const urgentFirst = pageSpec(handout, true);
  return (head) => ({ spec: head.isUrgentFirst ? urgentFirst : usual, parts: handoutParts(handout, head) });
}

/** A handout as parts for its pages. Reads like the page: letterhead, whose, urgent help, sections, end matter. */
function handoutParts({ document, theme }: HandoutProps, head: HeadSetting): Part[] {
  const { locale, clinic, clinicianName, visitDate, reviewNotice, reviewedLine } = document;
  const isNoticeAbove = isNoticeInLetterhead(document);
  const part = partsIn(theme);
  const { title, isBoxClose, isUrgentFirst } = head;
  const letterhead = part(Letterhead, {
    ...{ clinic, clinicianName, visitDate, reviewedLine, ...(isNoticeAbove && { reviewNotice }) },
  });
  const notice: Part = { key: null, element: <ReviewNotice document={document} theme={theme} /> };
  const above = [letterhead, ...(isNoticeAbove ? [] : [notice])];
  const titled = (subtitle: string): Part => ({
    key: null,
    element: <TitleBlock document={document} theme={theme} title={title} subtitle={subtitle} />,
  });
  const lead: Part = { key: null, element: <Subtitle text={document.subtitle} theme={theme} /> };
  const patient: Part = { key: null, element: <PatientBox document={document} theme={theme} isClose={isBoxClose} /> };
  const other = counterpartDocument(document);
  const titleBeside: Part[] = other
    ? [{ key: null, element: <TitleBeside document={other} notices={noticesBeside(document)} theme={theme} /> }]
    : [];
  const urgentHelp = urgentParts(document, part);
  return [
    ...(isUrgentFirst
      ? [titled(''), ...urgentHelp, ...above, lead, ...titleBeside, patient]
      : [...above, titled(document.subtitle), ...titleBeside, patient, ...urgentHelp]),
    ...sectionGroups(document).flatMap((group) =>
      group.sections.map((section, index) => {
        const beside = counterpartIn(document, section);
        const { name } = group;
        const opens = index === 0 ? name : null;
        const printed = { section: asModule(section), locale, ...(name && { level: 3 as const, opens }) };
        const opensBeside = opens && groupNameBeside(other, group);
        return {
          ...(beside
            ? part(BilingualSection, { ...printed, beside: asModule(beside), opensBeside })
            : part(SectionView, { ...printed, ...(opensBeside && { opensBeside }) })),
          sections: [section.key],
        };
      }),
    ),
    { key: null, element: <AboutHandout document={document} theme={theme} hasFooterNote={isUrgentFirst} /> },
    ...(other ? [{ key: null, element: <AboutBeside document={other} theme={theme} /> }] : []),
    part(SourceList, {
      sources: document.options.sources === 'full' ? document.sources : [],
      ...(other && { besideLocale: other.locale }),
    }),
  ];
}

/** One part; in a bilingual handout of one topic, one for each section, with its counterpart beside it. */
function urgentParts(document: HandoutDocument, part: ReturnType<typeof partsIn>): Part[] {
  const { locale } = document;
  const urgent = document.sections.filter((section) => section.kind === 'urgent-help');
  const keys = urgent.map(({ key }) => key);
  const help = urgentHelpOf(document);
  const other = counterpartDocument(document);
  if (help) {
    const helpBeside = other && urgentHelpOf(other);
    const shared = { help: asShared(help, keys), locale };
    return [
      {
        ...(helpBeside
          ? part(BilingualPacketHelp, { ...shared, beside: asShared(helpBeside, keys) })
          : part(PacketUrgentHelp, shared)),
        sections: keys,
      },
    ];
  }
  if (!other) return [{ ...part(UrgentHelp, { sections: urgent.map(asModule), locale }), sections: keys }];
  return urgent.map((section) => {
    const beside = counterpartIn(document, section);
    return {
      ...(beside
        ? part(BilingualUrgentHelp, {
            ...{ section: asModule(section), beside: asModule(beside), locale },
            options: { size: document.options.size },
          })
        : part(UrgentHelp, { sections: [asModule(section)], locale })),
      sections: [section.key],
    };
  });
}

function pageSpec({ document, theme }: HandoutProps, isUrgentFirst: boolean): PageSpec {
  const { width, height } = pageSizes[document.pageSize];
  const side = (width - contentWidth) / 2;
  return {
    width,
    height,
    padding: { ...pageMargin, left: side, right: side },
    frame: ({ pageNumber, totalPages, flow }) => (
      <PageFrame {...{ document, theme, pageNumber, totalPages, isUrgentFirst }}>{flow}</PageFrame>
    ),
  };
}

/**
 * Parts that depend on nothing but their own props and the theme, so that a section printed before, for
 * whomever, need not be measured again. The same part twice in a handout is two: in the structure, each is itself.
 */
function partsIn(theme: Theme) {
  const times = new Map<string, number>();
  const look = JSON.stringify({
    ...theme,
    source: null,
    words: theme.words.locale,
    fonts: theme.fonts.map(({ family }) => family),
  });
  return <Props extends object>(Component: ComponentType<Props & { theme: Theme }>, props: Props): Part => {
    const content = `${Component.name} ${JSON.stringify(props)}`;
    const time = (times.get(content) ?? 0) + 1;
    times.set(content, time);
    return { key: `${content} ${time} ${look}`, element: <Component {...props} theme={theme} /> };
  };
}

/** Longer ones have a line of their own. */
const LONGEST_NOTICE_BESIDE = 40;

/** In extra large print a box would push the urgent help off page 1; at the standard size there is room beside the clinic. */
function isNoticeInLetterhead({ options: { size }, reviewNotice = '' }: HandoutDocument): boolean {
  return size === 'extra-large' || (size === 'standard' && reviewNotice.length <= LONGEST_NOTICE_BESIDE);
}

/** A section without what only this draft calls it: the same wording is the same part. */
function asModule(section: DocumentSection): DocumentSection {
  return { ...section, key: '' };
}

/** The same for every draft of the same wordings; a part finds the section that it is of by its place. */
function asShared({ parts, sections: _sections, ...help }: UrgentParts, keys: readonly string[]): PacketHelp {
  return {
    ...help,
    parts: parts.map(({ section, ...part }) => ({
      ...{ ...part, section: asModule(section), index: keys.indexOf(section.key) },
    })),
  };
}

function ReviewNotice({ document: { reviewNotice }, theme }: HandoutProps) {
  if (reviewNotice === undefined) return null;
  return (
    <View style={{ marginTop: 6 }} wrap={false}>
      <NoticeBox text={reviewNotice} theme={theme} />
    </View>
  );
}

type TitleBlockProps = HandoutProps & { title: TextSize; subtitle: string };

function TitleBlock({ document, theme, title, subtitle }: TitleBlockProps) {
  return (
    <View
      {...spot({ in: 'field', field: 'title' })}
      style={{ gap: 2, paddingTop: theme.gap * 0.6, paddingBottom: theme.gap * 0.4 }}
    >
      <TextBlock {...tag('H1')} theme={theme} size={title} bold>
        <Words theme={theme} text={document.title} />
      </TextBlock>
      <Subtitle text={subtitle} theme={theme} />
    </View>
  );
}

function Subtitle({ text, theme }: { text: string; theme: Theme }) {
  if (text === '') return null;
  return (
    <TextBlock theme={theme} size={theme.sizes.lead} color={theme.colors.soft}>
      <Words theme={theme} text={text} />
    </TextBlock>
  );
}

/** The clinic's language below the patient's title: what the sheet is, and what is missing in this language. */
function TitleBeside({
  document: { locale: lang, title, subtitle },
  notices,
  theme: around,
}: HandoutProps & { notices: readonly string[] }) {
  const theme = themeIn(lang, [title, subtitle, ...notices].join(' '), around);
  const { subheading, small } = theme.sizes;
  const lines = [
    { text: title, size: subheading, bold: true, color: theme.colors.ink },
    { text: subtitle, size: small, bold: false, color: theme.colors.soft },
    ...notices.map((text) => ({ text, size: small, bold: true, color: theme.colors.ink })),
  ].filter(({ text }) => text !== '');
  if (lines.length === 0) return null;
  return (
    <View {...tag('Div', { lang })} style={{ gap: 2, paddingBottom: theme.gap * 0.4 }}>
      {keyed(lines).map(({ key, item: { text, ...look } }) => (
        <TextBlock key={key} theme={theme} {...look}>
          <Words theme={theme} text={text} />
        </TextBlock>
      ))}
    </View>
  );
}

/** The end matter in the clinic's language. */
function AboutBeside({ document, theme: around }: HandoutProps) {
  const { locale, reviewStatement, clinic } = document;
  const theme = themeIn(locale, `${reviewStatement} ${clinic.disclaimer}`, around);
  return <AboutHandout document={document} theme={theme} lang={locale} hasFooterNote={false} />;
}
