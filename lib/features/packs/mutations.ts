import { createHash, randomUUID } from 'node:crypto';
import { changed, defineAction, unchanged } from '@/lib/action';
import { readPackInWorker, writePackInWorker } from '@/lib/content/packs/pool';
import type { FileProblems, Pack, PackReading } from '@/lib/content/packs/read-pack';
import type { PackWriting } from '@/lib/content/packs/tasks';
import type { ClinicTx } from '@/lib/db/with-clinic';
import { withClinic } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { dateIn } from '@/lib/domain/clinic/dates';
import { AppError } from '@/lib/domain/errors';
import { newestOf } from '@/lib/domain/library/current-version';
import { personOf } from '@/lib/process/owner';
import {
  insertRows,
  type Row,
  sectionColumns,
  topicColumns,
  translationColumns,
  versionColumns,
} from '../library/insert-rows';
import { type OwnLibrary, type OwnSection, readOwnLibrary, readPackContent } from './data';
import { type ImportPlan, itemsOf, type PackItem, planImport, type WordingTarget } from './plan';
import { exportPackSchema, importPackLimits, importPackSchema, previewPackSchema } from './schema';

/** The library as files, for another clinic or for a text editor. What cannot be written is named instead. */
export const exportPackAction = defineAction({
  input: exportPackSchema,
  load: async () => null,
  permission: () => ({ do: 'section.edit' }),
  prepare: (_none, { actor: { scope, clinic }, input, now }) =>
    writePackInWorker(personOf(scope), async () => {
      const content = await withClinic(scope, (tx) => readPackContent(tx, scope, input.slug));
      if (content.topics.length + content.generic.length === 0) throw new AppError('not-found');
      return { content, exported: { by: clinic.name, on: dateIn(clinic.timeZone, now) } };
    }),
  run: async (_tx, _none, { prepared }) => {
    if (prepared.is === 'unwritable') return unchanged<PackWriting>(prepared);
    const { topics, sections } = prepared;
    return changed<PackWriting>(prepared, { type: 'library.exported', topics, sections });
  },
});

type NotRead = Exclude<PackReading, { is: 'read' }>;

export type PreviewResult = NotRead | { is: 'preview'; items: PackItem[]; same: number; remarks: FileProblems[] };

/** What a pack would bring, beside what the library says now. Nothing is changed. */
export const previewPackAction = defineAction({
  input: previewPackSchema,
  load: async () => null,
  permission: () => ({ do: 'section.edit' }),
  prepare: (_none, { actor: { scope }, input }) => readPackInWorker(personOf(scope), input.file),
  run: async (tx, _none, { actor: { scope }, prepared }) => {
    if (prepared.is !== 'read') return unchanged<PreviewResult>(prepared);
    const { pack } = prepared;
    const plan = planImport(pack, await readOwnLibrary(tx, scope, slugsOf(pack)));
    return unchanged<PreviewResult>({ is: 'preview', items: itemsOf(plan), same: plan.same, remarks: pack.remarks });
  },
});

export type ImportResult =
  | NotRead
  /** The library is no longer what the preview showed. */
  | { is: 'moved' }
  | { is: 'imported'; topics: number; sections: number; wordings: number; facts: number };

/**
 * Takes the chosen items of a pack, all of them or none: every wording as a new draft that nobody has reviewed, whose
 * author is the one who brought it in, so that somebody else reviews it. What is in use stays in use.
 */
export const importPackAction = defineAction({
  input: importPackSchema,
  limits: importPackLimits,
  load: async () => null,
  permission: () => ({ do: 'section.edit' }),
  prepare: (_none, { actor: { scope }, input }) => readPackInWorker(personOf(scope), input.file),
  run: async (tx, _none, { actor: { scope }, input, prepared, now }) => {
    if (prepared.is !== 'read') return unchanged<ImportResult>(prepared);
    const { pack } = prepared;
    await lockLibrary(tx, scope);
    const library = await readOwnLibrary(tx, scope, slugsOf(pack));
    const plan = planImport(pack, library);
    const chosen = new Map(input.chosen.map(({ id, guard }) => [id, guard]));
    const items = itemsOf(plan).filter(({ id }) => chosen.has(id));
    if (items.length !== chosen.size || items.some(({ id, guard }) => chosen.get(id) !== guard)) {
      return unchanged<ImportResult>({ is: 'moved' });
    }
    checkWhole(items);
    const taken: ImportPlan = {
      wordings: plan.wordings.filter(({ item }) => chosen.has(item.id)),
      facts: plan.facts.filter(({ item }) => chosen.has(item.id)),
      same: plan.same,
    };
    const rows = new ImportRows(scope, library, now);
    rows.take(taken);
    await insertRows(tx, 'topic', topicColumns, rows.topics);
    await insertRows(tx, 'topic_translation', translationColumns, rows.translations);
    await insertRows(tx, 'section', sectionColumns, rows.sections);
    await insertRows(tx, 'section_version', writtenColumns, rows.versions);
    await updateFacts(tx, scope, taken);
    const counts = { topics: rows.topics.length, sections: rows.sections.length, wordings: rows.versions.length };
    const facts = taken.facts.length - rows.topics.length;
    return changed<ImportResult>(
      { is: 'imported', ...counts, facts },
      {
        ...{ type: 'library.imported', ...counts, facts },
        sha256: createHash('sha256').update(input.file).digest('hex'),
        versionIds: rows.versions.map(({ id }) => String(id)),
      },
    );
  },
});

const slugsOf = (pack: Pack): string[] => pack.topics.map(({ slug }) => slug);

/** Two imports take turns, and whoever writes a version of a section waits. Rows that only name these do not. */
async function lockLibrary(tx: ClinicTx, { clinicId }: ClinicScope): Promise<void> {
  await tx.$queryRaw`select id from clinic where id = ${clinicId}::uuid for no key update`;
  await tx.$queryRaw`select id from section where clinic_id = ${clinicId}::uuid order by id for no key update`;
}

/** Nothing is taken without what it rests on. */
function checkWhole(items: readonly PackItem[]): void {
  const ids = new Set(items.map(({ id }) => id));
  const isWhole = items.every((item) => item.needs.every((id) => ids.has(id)));
  const isPossible = items.every((item) => item.what === 'facts' || item.obstacle === null);
  if (!isWhole || !isPossible)
    throw new AppError('invalid-input', { fields: { chosen: 'Choose what these need as well' } });
}

const writtenColumns = { ...versionColumns, created_by_id: 'uuid', created_at: 'timestamptz' } as const;

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
    private readonly scope: ClinicScope,
    private readonly library: OwnLibrary,
    private readonly now: Date,
  ) {
    this.topicIds = new Map(library.topics.map(({ slug, id }) => [slug, id]));
  }

  take({ facts, wordings }: ImportPlan): void {
    const { clinicId } = this.scope;
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

  /** It says again the original that came with it, or the one that is there, and rests on what that rests on. */
  private translation(target: WordingTarget): void {
    const { section, originalNumber } = target;
    const number = originalNumber ?? this.originals.get(`${placeOf(target)}/${section.locale}`);
    if (number === undefined) throw new AppError('conflict');
    this.version(target, { originalNumber: number, sources: section.sources, claims: [] });
  }

  private version(
    target: WordingTarget,
    { originalNumber, sources, claims }: { originalNumber: number | null; sources: unknown; claims: unknown },
  ): number {
    const { heading, body, locale } = target.wording;
    const number = (newestOf(target.own?.versions ?? [], locale)?.number ?? 0) + 1;
    this.versions.push({
      ...{ clinic_id: this.scope.clinicId, id: randomUUID(), section_id: this.sectionId(target), number, locale },
      ...{ original_number: originalNumber, heading, body, sources, claims, status: 'draft', starter_version: null },
      ...{ created_by_id: this.scope.userId, created_at: this.now.toISOString() },
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
      ...{ clinic_id: this.scope.clinicId, id, topic_id: topicSlug && this.topicIds.get(topicSlug) },
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

async function updateFacts(tx: ClinicTx, { clinicId }: ClinicScope, { facts }: ImportPlan): Promise<void> {
  for (const { own, item, facts: said } of facts) {
    if (!own) continue;
    if (said.of === 'topic') {
      await tx.topic.update({ where: { clinicId_id: { clinicId, id: own.id } }, data: said.values });
    } else if (!said.isNew) {
      const key = { clinicId, topicId: own.id, locale: item.locale };
      await tx.topicTranslation.update({ where: { clinicId_topicId_locale: key }, data: said.values });
    }
  }
}
