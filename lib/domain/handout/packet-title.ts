import { isSameLanguage } from '../language/names';
import type { SectionVersion, TopicName } from '../library/section';
import type { DraftContent } from './draft';
import { FIELD_MAX } from './draft-limits';
import { packetTopics, topicOrder } from './packet';
import { pageWords } from './page-words/words-in';
import { type Worded, wordingsOf } from './wordings';

/** Longer titles are set in very small type: what stands below belongs on page 1. */
const READABLE = 120;

/** "Migraine and Low back pain"; of many topics the first ones and how many there are beside them. */
export function titleOf(titles: readonly string[], locale: string): string {
  const words = pageWords(locale);
  const joined = (names: readonly string[]): string => {
    const [last = '', ...before] = names.toReversed();
    return before.length === 0 ? last : words.topicsAnd(before.toReversed().join(words.comma), last, before.length > 1);
  };
  for (let named = titles.length; named > 0; named -= 1) {
    const left = titles.length - named;
    const title = joined([...titles.slice(0, named), ...(left === 0 ? [] : [words.otherTopics(left)])]);
    if (title.length <= READABLE || (named === 1 && title.length <= FIELD_MAX)) return title;
  }
  return titles[0] ?? '';
}

type Titles = { title: string; subtitle: string };

/** What a draft is called by itself: after its topics. Only one topic has a sentence that says what the reader has. */
function titlesOf(names: readonly (TopicName | undefined)[], locale: string): Titles | null {
  const [only] = names;
  if (only && names.length === 1) return { title: only.title, subtitle: only.subtitle };
  const titles = names.flatMap((name) => name?.title ?? []);
  return titles.length === names.length && titles.length > 1 ? { title: titleOf(titles, locale), subtitle: '' } : null;
}

/**
 * `after` under the names of its topics, if `before` was under the names of its own: what somebody wrote over them stays.
 */
export function retitled(before: DraftContent, after: DraftContent, versions: readonly SectionVersion[]): DraftContent {
  const old = ownTitles(before, versions);
  const own = ownTitles(after, versions);
  if (!old || !own || before.title !== old.title || after.title !== old.title) return after;
  return { ...after, title: own.title, ...(before.subtitle === old.subtitle && { subtitle: own.subtitle }) };
}

/**
 * The titles of `other`, a draft in another language, where `draft` is called after its topics and both have the same
 * ones; '' for what the clinician wrote.
 */
export function titlesOfOther(draft: DraftContent, other: DraftContent, versions: readonly SectionVersion[]): Titles {
  const [own, others] = [ownTitles(draft, versions), ownTitles(other, versions)];
  if (!own || !others || draft.title !== own.title || !hasSameTopics(draft, other, versions)) {
    return { title: '', subtitle: '' };
  }
  return { title: others.title, subtitle: draft.subtitle === own.subtitle ? others.subtitle : '' };
}

function hasSameTopics(one: DraftContent, two: DraftContent, versions: readonly SectionVersion[]): boolean {
  const [topics, others] = [one, two].map((draft) => topicOrder(printedOf(draft, versions)).toSorted().join());
  return topics === others;
}

/** The sections that are switched on. */
const printedOf = (draft: DraftContent, versions: readonly SectionVersion[]): Worded[] =>
  wordingsOf(draft, versions).filter(({ section }) => section.on);

/** The title and subtitle that the topics of a draft give it; null if it has no topic. */
export function ownTitles(draft: DraftContent, versions: readonly SectionVersion[]): Titles | null {
  const printed = printedOf(draft, versions);
  const topics = packetTopics(printed, draft.locale);
  if (topics) {
    const names = [...topics.values()].map(({ title, lead, locale }) => ({ title, subtitle: lead, locale }));
    return titlesOf(names, draft.locale);
  }
  const names = printed.flatMap(({ version }) => version.topicName ?? []);
  const name = names.find(({ locale }) => isSameLanguage(locale, draft.locale)) ?? names[0];
  return titlesOf([name], draft.locale);
}

/** The titles of a draft that is called after its topics, in another language. `names`: of each topic, in any order. */
export function titlesInLanguage(
  draft: DraftContent,
  { locale, versions, names }: { locale: string; versions: readonly SectionVersion[]; names: readonly TopicName[][] },
): Partial<Titles> {
  const ids = topicOrder(
    draft.sections.flatMap(({ on, sectionId }) => {
      const version = versions.find((one) => one.sectionId === sectionId);
      return on && version ? [{ version }] : [];
    }),
  );
  const topics = ids.map((id) => namesOf(id, versions, names));
  const titlesIn = (language: string) =>
    titlesOf(
      topics.map((languages) => languages.find((name) => name.locale === language) ?? languages[0]),
      language,
    );
  const from = titlesIn(draft.locale);
  const to = titlesIn(locale);
  if (!from || !to || topics.length < 2 || draft.title !== from.title) return {};
  return { title: to.title };
}

/** A topic's names are those among which its wordings find theirs. */
function namesOf(id: string, versions: readonly SectionVersion[], names: readonly TopicName[][]): readonly TopicName[] {
  const own = versions.find(({ topicId, topicName }) => topicId === id && topicName)?.topicName;
  return (
    names.find((languages) => languages.some(({ locale, title }) => locale === own?.locale && title === own.title)) ??
    []
  );
}
