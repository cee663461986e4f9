import { fingerprintOf, hashOf, translationFingerprint } from '@/lib/content/packs/fingerprint';
import type { Pack } from '@/lib/content/packs/read-pack';
import type { StarterSection, StarterTopic, StarterTranslation } from '@/lib/content/starter-content';
import type { SectionBody } from '@/lib/domain/handout/body';
import { currentOf, newestOf } from '@/lib/domain/library/current-version';
import { changedFacts, type FactChange, factsOf, loosens, type TopicFacts, type TranslationFacts } from './facts';
import type { OwnLibrary, OwnSection, OwnTopic } from './stored-library';

/**
 * What a pack would do to a library, one item for everything that can be taken or left.
 * new: the library does not have it. changed: the pack says it otherwise, and the clinic has not touched it since.
 * conflict: the clinic has words of its own here. older: the clinic has said this before, and has moved on.
 */
export type ItemState = 'new' | 'changed' | 'conflict' | 'older';

/** Why an item cannot be taken at all. */
export type Obstacle = 'other-kind' | 'other-language' | 'original-withdrawn';

type Shown = { heading: string; body: SectionBody };

type ItemPlace = {
  /** `<topic>/<section>/<locale>`, without a topic for the sections of any handout, without a section for facts. */
  id: string;
  topicTitle: string | null;
  locale: string;
  state: ItemState;
  /** Changes when anything changes that this item was compared with. */
  guard: string;
  /** Items that must be taken as well. */
  needs: string[];
};

type WordingItem = ItemPlace & {
  what: 'wording';
  obstacle: Obstacle | null;
  /** The clinic's newest wording; null: it has none in this language. */
  ours: (Shown & { number: number; status: string }) | null;
  theirs: Shown;
};
type FactsItem = ItemPlace & { what: 'facts'; changes: FactChange[] };
export type PackItem = WordingItem | FactsItem;

/** The rows behind an item: what `mutations` needs to take it. */
export type WordingTarget = {
  item: WordingItem;
  topicSlug: string | null;
  /** null: the section is new to the library. */
  own: OwnSection | null;
  section: StarterSection;
  wording: Shown & { locale: string };
  isTranslation: boolean;
  /** Of a translation, where its original is in the library already. */
  originalNumber: number | null;
};
type FactsTarget = {
  item: FactsItem;
  topicSlug: string;
  own: OwnTopic | null;
  facts:
    | { of: 'topic'; topic: StarterTopic; values: TopicFacts }
    | { of: 'translation'; isNew: boolean; values: TranslationFacts };
};

export type ImportPlan = {
  wordings: WordingTarget[];
  facts: FactsTarget[];
  /** How many wordings the library says already as the pack does. */
  same: number;
};

export function itemsOf({ wordings, facts }: ImportPlan): PackItem[] {
  return [...facts, ...wordings].map(({ item }) => item);
}

export function planImport(pack: Pack, library: OwnLibrary): ImportPlan {
  const plan: ImportPlan = { wordings: [], facts: [], same: 0 };
  const titles = titlesOf(pack, library);
  for (const topic of pack.topics) {
    const own = library.topics.find(({ slug }) => slug === topic.slug) ?? null;
    planFacts(topic, own, plan, titles);
    planSections(pack, topic, own, plan);
  }
  for (const section of pack.generic) {
    const own = library.generic.find(({ slug }) => slug === section.slug) ?? null;
    planSection({ pack, plan, topic: null, section, own, needs: () => [] });
  }
  return plan;
}

/** Topics by slug, as the library calls them; those that it does not have, as the pack does. */
function titlesOf(pack: Pack, library: OwnLibrary): ReadonlyMap<string, string> {
  const own = library.topics.map(({ slug, facts }): [string, string] => [slug, facts.title]);
  return new Map([...pack.topics.map(({ slug, title }): [string, string] => [slug, title]), ...own]);
}

function planSections(pack: Pack, topic: StarterTopic, own: OwnTopic | null, plan: ImportPlan): void {
  const needs = (locale: string): string[] => {
    const rows = [`${topic.slug}//${topic.locale}`, `${topic.slug}//${locale}`];
    const missing = plan.facts.filter(({ item }) => item.state === 'new').map(({ item }) => item.id);
    return rows.filter((id) => missing.includes(id));
  };
  for (const section of topic.sections) {
    const there = own?.sections.find(({ slug }) => slug === section.slug) ?? null;
    planSection({ pack, plan, topic, section, own: there, needs });
  }
}

function planFacts(
  topic: StarterTopic,
  own: OwnTopic | null,
  plan: ImportPlan,
  titles: ReadonlyMap<string, string>,
): void {
  const values = factsOf(topic);
  const place = { topicTitle: topic.title, needs: [] };
  const changes = own ? changedFacts(own.facts, values, titles) : [];
  if (!own || changes.length > 0) {
    const state = own ? (loosens(own.facts, values) ? 'conflict' : 'changed') : 'new';
    const guard = hashOf([own?.facts ?? null, values]);
    const id = `${topic.slug}//${topic.locale}`;
    const item: FactsItem = { ...place, what: 'facts', id, locale: topic.locale, state, guard, changes };
    plan.facts.push({ item, topicSlug: topic.slug, own, facts: { of: 'topic', topic, values } });
  }
  for (const translation of topic.translations) planTranslationFacts(topic, translation, own, plan);
}

function planTranslationFacts(
  { slug, locale: original, title: topicTitle }: StarterTopic,
  { locale, title, subtitle, audience, synonyms }: StarterTranslation,
  own: OwnTopic | null,
  plan: ImportPlan,
): void {
  const values = { title, subtitle, audience, synonyms };
  const there = own?.translations.find((one) => one.locale === locale) ?? null;
  const { locale: _locale, ...before } = there ?? { locale };
  const changes = there ? changedFacts(before, values, new Map()) : [];
  if (there && changes.length === 0) return;
  const item: FactsItem = {
    ...{ what: 'facts', id: `${slug}//${locale}`, topicTitle, locale, state: there ? 'changed' : 'new', changes },
    guard: hashOf([there, values]),
    needs: own ? [] : [`${slug}//${original}`],
  };
  plan.facts.push({ item, topicSlug: slug, own, facts: { of: 'translation', isNew: !there, values } });
}

type SectionToPlan = {
  pack: Pack;
  plan: ImportPlan;
  topic: StarterTopic | null;
  section: StarterSection;
  own: OwnSection | null;
  needs: (locale: string) => string[];
};

function planSection({ pack, plan, topic, section, own, needs }: SectionToPlan): void {
  const folder = topic?.slug ?? 'generic';
  const idOf = (locale: string) => `${topic?.slug ?? ''}/${section.slug}/${locale}`;
  const exportedAs = (locale: string) => pack.exported.get(`${folder}/${locale}/${section.slug}`);
  const obstacle = obstacleTo(section, own);
  const shared = { topicSlug: topic?.slug ?? null, own, section };
  const add = (locale: string, theirs: Shown, found: Compared, more: Pick<WordingTarget, 'originalNumber'> & More) => {
    const { isTranslation, originalNumber, needsToo, obstacle } = more;
    const item: WordingItem = {
      ...{ what: 'wording', id: idOf(locale), topicTitle: topic?.title ?? null, locale, state: found.state },
      ...{ obstacle, ours: found.ours, theirs: { heading: theirs.heading, body: theirs.body } },
      guard: hashOf([found.print, found.ours?.number ?? null, found.current, originalNumber, own?.id ?? null]),
      needs: [...needs(locale), ...needsToo],
    };
    plan.wordings.push({ ...shared, item, wording: { ...theirs, locale }, isTranslation, originalNumber });
  };

  const print = fingerprintOf(section);
  const original = compare({
    print,
    own,
    locale: section.locale,
    base: exportedAs(section.locale),
    printOf: fingerprintOf,
  });
  if (original.state === 'same') {
    plan.same += 1;
  } else {
    const found = { ...original, state: original.state };
    add(section.locale, section, found, { originalNumber: null, isTranslation: false, needsToo: [], obstacle });
  }
  const isTaken = original.state !== 'same' && original.state !== 'older';
  const isWithdrawn =
    !isTaken &&
    (own?.versions ?? []).some(
      ({ locale, number, status }) => locale === section.locale && number === original.number && status === 'withdrawn',
    );
  for (const wording of section.translations) {
    const { locale } = wording;
    const found = compare({
      ...{ print: translationFingerprint(wording), own, locale, base: exportedAs(locale) },
      printOf: translationFingerprint,
    });
    // The same words, but of another original than the clinic's translation.
    const isRenewed = found.state === 'same' && found.originalNumber !== original.number;
    if (found.state === 'same' && !isRenewed) {
      plan.same += 1;
      continue;
    }
    const compared = { ...found, state: found.state === 'same' ? ('changed' as const) : found.state };
    const originalNumber = isTaken ? null : original.number;
    const needsToo = isTaken ? [idOf(section.locale)] : [];
    add(locale, { heading: wording.heading, body: wording.body }, compared, {
      originalNumber,
      isTranslation: true,
      needsToo,
      obstacle: obstacle ?? (isWithdrawn ? 'original-withdrawn' : null),
    });
  }
}

type More = { isTranslation: boolean; needsToo: string[]; obstacle: Obstacle | null };

function obstacleTo(section: StarterSection, own: OwnSection | null): Obstacle | null {
  if (own === null) return null;
  if (own.kind !== section.kind) return 'other-kind';
  return own.originalLocale === section.locale ? null : 'other-language';
}

type OwnVersion = OwnSection['versions'][number];

type Compared = {
  print: string;
  state: ItemState;
  ours: WordingItem['ours'];
  /** Number of the wording that handouts get. */
  current: number | null;
};

type Found = Omit<Compared, 'state'> & {
  state: ItemState | 'same';
  /** Number of the clinic's wording that says the same; null where none does. */
  number: number | null;
  /** Which original that wording translates. */
  originalNumber: number | null;
};

function compare(given: {
  print: string;
  own: OwnSection | null;
  locale: string;
  /** What the pack's wording was when it was exported. */
  base: string | undefined;
  printOf: (version: OwnVersion) => string;
}): Found {
  const { print, own, locale, base, printOf } = given;
  const versions = (own?.versions ?? []).filter((version) => version.locale === locale);
  const [newest, current] = [newestOf(versions, locale), currentOf(versions, locale)];
  const ours = newest && { number: newest.number, status: newest.status, heading: newest.heading, body: newest.body };
  const answer = (state: Found['state'], match: OwnVersion | null = null): Found => ({
    ...{ print, state, ours, current: current?.number ?? null },
    ...{ number: match?.number ?? null, originalNumber: match?.originalNumber ?? null },
  });
  if (!newest) return answer('new');
  const prints = new Map(versions.map((version) => [version.number, printOf(version)]));
  const isPrint = (version: OwnVersion | null) => version !== null && prints.get(version.number) === print;
  if (isPrint(newest)) return answer('same', newest);
  if (isPrint(current)) return answer('same', current);
  if (base !== undefined && base !== print && base === prints.get(newest.number)) return answer('changed');
  const earlier = versions.filter(isPrint).toSorted((a, b) => b.number - a.number)[0];
  if (earlier) return answer('older', earlier);
  const isOwn = newest.starterVersion === null || [...prints.values()].includes(base ?? '');
  return answer(isOwn ? 'conflict' : 'changed');
}
