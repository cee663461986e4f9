import { type Band, bandOf, bands } from '../readability/bands';
import { currentOf } from './current-version';
import { type ReviewState, reviewState } from './review-dates';
import type { QueuedSection } from './review-queue';

/** How often wordings of a section were given to patients. */
export type SectionUse = { section: QueuedSection; given: number };

export type LibraryFigures = {
  /** Wordings that handouts get, of every section and language. */
  wordings: { total: number; reviewed: number; by: Record<ReviewState, number> };
  languages: { locale: string; total: number; reviewed: number }[];
  mostUsed: SectionUse[];
  /** Topics of which no section was ever given. */
  neverUsed: { slug: string; title: string }[];
};

const MOST = 10;

/** The state of a clinic's library in figures. `today`: YYYY-MM-DD in the clinic's time zone. */
export function libraryFigures(uses: readonly SectionUse[], today: string): LibraryFigures {
  const by: Record<ReviewState, number> = { none: 0, current: 0, 'due-soon': 0, overdue: 0, expired: 0 };
  const languages = new Map<string, { total: number; reviewed: number }>();
  for (const { section } of uses) {
    for (const locale of new Set(section.versions.map((version) => version.locale))) {
      const given = currentOf(section.versions, locale);
      if (!given) continue;
      const state = reviewState(given, today);
      by[state] += 1;
      const { total, reviewed } = languages.get(locale) ?? { total: 0, reviewed: 0 };
      languages.set(locale, { total: total + 1, reviewed: reviewed + (state === 'none' ? 0 : 1) });
    }
  }
  const total = Object.values(by).reduce((sum, count) => sum + count, 0);
  return {
    wordings: { total, reviewed: total - by.none, by },
    languages: [...languages]
      .map(([locale, counts]) => ({ locale, ...counts }))
      .sort((a, b) => b.total - a.total || a.locale.localeCompare(b.locale)),
    mostUsed: uses
      .filter(({ given }) => given > 0)
      .toSorted((a, b) => b.given - a.given)
      .slice(0, MOST),
    neverUsed: neverUsed(uses),
  };
}

function neverUsed(uses: readonly SectionUse[]): LibraryFigures['neverUsed'] {
  const topics = new Map<string, { title: string; given: number }>();
  for (const { section, given } of uses) {
    if (!section.topic) continue;
    const { slug, title } = section.topic;
    topics.set(slug, { title, given: (topics.get(slug)?.given ?? 0) + given });
  }
  return [...topics].flatMap(([slug, { title, given }]) => (given === 0 ? [{ slug, title }] : []));
}

/** A topic's reading grade (SMOG), of the sections that its handout prints by itself. */
export type TopicGrade = { slug: string; title: string; smog: number };

export type GradeSpread = { lowest: number; median: number; highest: number; bands: Record<Band, TopicGrade[]> };

/** How hard the topics read; null without any. Each band lists its hardest first. */
export function gradeSpread(grades: readonly TopicGrade[]): GradeSpread | null {
  const sorted = grades.toSorted((a, b) => b.smog - a.smog);
  const [highest, lowest, middle] = [sorted[0], sorted.at(-1), sorted[Math.floor(sorted.length / 2)]];
  if (!highest || !lowest || !middle) return null;
  const inBand = (band: Band): TopicGrade[] => sorted.filter(({ smog }) => bandOf('smog', smog) === band);
  const [good, check, hard] = bands;
  return {
    ...{ lowest: lowest.smog, median: middle.smog, highest: highest.smog },
    bands: { [good]: inBand(good), [check]: inBand(check), [hard]: inBand(hard) },
  };
}
