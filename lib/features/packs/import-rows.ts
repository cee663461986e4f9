import { randomUUID } from 'node:crypto';
import { newestOf } from '@/lib/domain/library/current-version';
import {
  batchesOf,
  type Row,
  type sectionColumns,
  type topicColumns,
  type translationColumns,
  versionColumns,
} from '../library/insert-rows';
import type { TopicFacts, TranslationFacts } from './facts';
import type { ImportPlan, WordingTarget } from './plan';
import type { OwnLibrary, OwnSection } from './stored-library';

/** Who imports, and when (ISO). */
export type ImportedBy = { clinicId: string; userId: string; at: string };

export const writtenColumns = { ...versionColumns, created_by_id: 'uuid', created_at: 'timestamptz' } as const;

/** The rows to insert, gathered first. */
class ImportRows {
  readonly topics: Row<typeof topicColumns>[] = [];
  readonly translations: Row<typeof translationColumns>[] = [];
  readonly sections: Row<typeof sectionColumns>[] = [];
  readonly versions: Row<typeof writtenColumns>[] = [];
  /** By slug; those of new topics join as they come. */
  private readonly topicIds: Map<string, string>;
  /** By `<topic>/<section>`. */
  private readonly sectionIds = new Map<string, string>();
  private readonly originals = new Map<string, number>();

  constructor(
    private readonly library: OwnLibrary,
    private readonly by: ImportedBy,
  ) {
    this.topicIds = new Map(library.topics.map(({ slug, id }) => [slug, id]));
  }

  take({ facts, wordings }: ImportPlan): void {
    const { clinicId } = this.by;
    for (const { own, topicSlug, facts: said } of facts) {
      if (own || said.of !== 'topic') continue;
      const id = randomUUID();
      this.topicIds.set(topicSlug, id);
      const { values, topic } = said;
      this.topics.push({
        ...{ clinic_id: clinicId, id, slug: topicSlug, locale: topic.locale, starter_version: null },
        ...{ title: values.title, subtitle: values.subtitle, audience: values.audience },
        ...{ body_system: values.bodySystem, risk_tier: values.riskTier, synonyms: values.synonyms },
        ...{ review_interval_months: values.reviewIntervalMonths, assessment_first: values.assessmentFirst },
        ...{ age_min: values.ageMin, age_max: values.ageMax, exclusions: values.exclusions },
        ...{ does_not_matter: values.doesNotMatter, clinician_asks: values.clinicianAsks },
        ...{ icd10_codes: values.icd10Codes, related: values.related },
      });
    }
    for (const { topicSlug, item, facts: said } of facts) {
      if (said.of !== 'translation' || !said.isNew) continue;
      const topicId = this.topicIds.get(topicSlug);
      const row = { clinic_id: clinicId, topic_id: topicId, locale: item.locale, starter_version: null };
      this.translations.push({ ...row, ...said.values });
    }
    for (const target of wordings.filter(({ isTranslation }) => !isTranslation)) this.original(target);
    for (const target of wordings.filter(({ isTranslation }) => isTranslation)) this.translation(target);
  }

  private original(target: WordingTarget): void {
    const { section, wording } = target;
    const number = this.version(target, { originalNumber: null, sources: section.sources, claims: section.claims });
    this.originals.set(`${placeOf(target)}/${wording.locale}`, number);
  }

  /** It translates the original that came with it, or the one that is there, and has the sources of that. */
  private translation(target: WordingTarget): void {
    const { section, originalNumber } = target;
    const number = originalNumber ?? this.originals.get(`${placeOf(target)}/${section.locale}`);
    if (number === undefined) throw new Error(`the original of ${target.item.id} is missing`);
    this.version(target, { originalNumber: number, sources: section.sources, claims: [] });
  }

  private version(
    target: WordingTarget,
    { originalNumber, sources, claims }: { originalNumber: number | null; sources: unknown; claims: unknown },
  ): number {
    const { heading, body, locale } = target.wording;
    const number = (newestOf(target.own?.versions ?? [], locale)?.number ?? 0) + 1;
    this.versions.push({
      ...{ clinic_id: this.by.clinicId, id: randomUUID(), section_id: this.sectionId(target), number, locale },
      ...{ original_number: originalNumber, heading, body, sources, claims, status: 'draft', starter_version: null },
      ...{ created_by_id: this.by.userId, created_at: this.by.at },
    });
    return number;
  }

  private sectionId(target: WordingTarget): string {
    if (target.own) return target.own.id;
    const place = placeOf(target);
    const known = this.sectionIds.get(place);
    if (known) return known;
    const id = randomUUID();
    this.sectionIds.set(place, id);
    const { topicSlug, section } = target;
    const isNew = topicSlug !== null && this.library.topics.every(({ slug }) => slug !== topicSlug);
    this.sections.push({
      ...{ clinic_id: this.by.clinicId, id, topic_id: topicSlug && this.topicIds.get(topicSlug) },
      ...{ slug: section.slug, kind: section.kind, tags: section.tags },
      position: isNew ? section.position : this.nextPosition(topicSlug),
      // A section that joins a topic in use must not appear on its handouts unasked.
      recommended: isNew && section.recommended,
    });
    return id;
  }

  private readonly lastPositions = new Map<string | null, number>();

  private nextPosition(topicSlug: string | null): number {
    const last =
      this.lastPositions.get(topicSlug) ?? Math.max(0, ...this.ownSections(topicSlug).map((one) => one.position));
    this.lastPositions.set(topicSlug, last + 1);
    return last + 1;
  }

  private ownSections(topicSlug: string | null): OwnSection[] {
    if (topicSlug === null) return this.library.generic;
    return this.library.topics.find(({ slug }) => slug === topicSlug)?.sections ?? [];
  }
}

const placeOf = ({ topicSlug, section }: WordingTarget): string => `${topicSlug ?? ''}/${section.slug}`;

/** What is said of a topic that the library has. */
export type FactsUpdate =
  | { of: 'topic'; topicId: string; values: TopicFacts }
  | { of: 'translation'; topicId: string; locale: string; values: TranslationFacts };

/** The statements of an import: rows as texts of `batchesOf`, and facts to change. */
export type PlannedImport = {
  topics: string[];
  translations: string[];
  sections: string[];
  versions: string[];
  updates: FactsUpdate[];
  versionIds: string[];
  counts: { topics: number; sections: number; wordings: number; facts: number };
};

/** @param taken what was chosen of a plan, with all that it needs. */
export function plannedImport(taken: ImportPlan, library: OwnLibrary, by: ImportedBy): PlannedImport {
  const rows = new ImportRows(library, by);
  rows.take(taken);
  const topics = rows.topics.length;
  return {
    topics: batchesOf(rows.topics),
    translations: batchesOf(rows.translations),
    sections: batchesOf(rows.sections),
    versions: batchesOf(rows.versions),
    updates: taken.facts.flatMap(updateOf),
    versionIds: rows.versions.map(({ id }) => String(id)),
    counts: {
      ...{ topics, sections: rows.sections.length, wordings: rows.versions.length },
      facts: taken.facts.length - topics,
    },
  };
}

function updateOf({ own, item, facts }: ImportPlan['facts'][number]): FactsUpdate[] {
  if (!own) return [];
  if (facts.of === 'topic') return [{ of: 'topic', topicId: own.id, values: facts.values }];
  return facts.isNew ? [] : [{ of: 'translation', topicId: own.id, locale: item.locale, values: facts.values }];
}
