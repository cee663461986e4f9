import { createHash } from 'node:crypto';
import { changed, defineAction, unchanged } from '@/lib/action';
import type { ClinicTx } from '@/lib/db/with-clinic';
import { withClinic } from '@/lib/db/with-clinic';
import type { ClinicScope, PermittedScope } from '@/lib/domain/access/scope';
import { dateIn } from '@/lib/domain/clinic/dates';
import { AppError } from '@/lib/domain/errors';
import { personOf } from '@/lib/process/owner';
import { insertBatches, sectionColumns, topicColumns, translationColumns } from '../library/insert-rows';
import { readLibraryStamps, readLibraryText } from './data';
import { type FactsUpdate, type PlannedImport, writtenColumns } from './import-rows';
import { planImportInWorker, previewPackInWorker, writePackInWorker } from './pool';
import { exportPackSchema, importPackLimits, importPackSchema, previewPackSchema } from './schema';
import type { ImportPlanning, NotRead, PackWriting } from './tasks';

/** The library as files, for another clinic or for a text editor. What cannot be written is named instead. */
export const exportPackAction = defineAction({
  input: exportPackSchema,
  load: async () => null,
  permission: () => ({ do: 'section.edit' }),
  prepare: async (_none, { actor: { scope, clinic }, input, now }) => {
    const writing = await writePackInWorker(personOf(scope), async () => ({
      library: await withClinic(scope, (tx) => readLibraryText(tx, scope, input.slug)),
      exported: { by: clinic.name, on: dateIn(clinic.timeZone, now) },
    }));
    if (writing === null) throw new AppError('not-found');
    return writing;
  },
  run: async (_tx, _none, { prepared }) => {
    if (prepared.is === 'unwritable') return unchanged<PackWriting>(prepared);
    const { topics, sections } = prepared;
    return changed<PackWriting>(prepared, { type: 'library.exported', topics, sections });
  },
});

/** `json`: a Preview of tasks.ts, as bytes that go to the browser as they are. */
export type PreviewResult = NotRead | { is: 'preview'; json: Uint8Array<ArrayBuffer> };

/** What a pack would bring, beside what the library says now. Nothing is changed. */
export const previewPackAction = defineAction({
  input: previewPackSchema,
  load: async () => null,
  permission: () => ({ do: 'section.edit' }),
  prepare: (_none, { actor: { scope }, input: { file } }) =>
    previewPackInWorker(personOf(scope), async () => ({
      ...{ file, library: await withClinic(scope, (tx) => readLibraryText(tx, scope)) },
    })),
  run: async (_tx, _none, { prepared }) =>
    unchanged<PreviewResult>(prepared instanceof Uint8Array ? { is: 'preview', json: prepared } : prepared),
});

export type ImportResult =
  | NotRead
  /** The library is no longer what the preview showed. */
  | { is: 'moved' }
  | ({ is: 'imported' } & PlannedImport['counts']);

/**
 * Takes the chosen items of a pack, all of them or none: every wording as a new draft that nobody has reviewed, whose
 * author is the one who brought it in, so that somebody else reviews it. What is in use stays in use. The worker compares
 * and makes the rows; the transaction that locks the library only makes sure that nothing has changed since.
 */
export const importPackAction = defineAction({
  input: importPackSchema,
  limits: importPackLimits,
  load: async () => null,
  permission: () => ({ do: 'section.edit' }),
  prepare: async (_none, { actor: { scope }, input, now }) => prepareImport(scope, input, now),
  run: async (tx, _none, { actor: { scope }, input, prepared: { planning, stamps } }) => {
    if (planning.is === 'incomplete') {
      throw new AppError('invalid-input', { fields: { chosen: 'Choose what these need as well' } });
    }
    if (planning.is !== 'planned') return unchanged<ImportResult>(planning);
    await lockLibrary(tx, scope);
    const current = await readLibraryStamps(tx, scope);
    const { planned, compared } = planning;
    if (compared.some((slug) => current.get(slug) !== stamps.get(slug)))
      return unchanged<ImportResult>({ is: 'moved' });
    await insertBatches(tx, 'topic', topicColumns, planned.topics);
    await insertBatches(tx, 'topic_translation', translationColumns, planned.translations);
    await insertBatches(tx, 'section', sectionColumns, planned.sections);
    await insertBatches(tx, 'section_version', writtenColumns, planned.versions);
    for (const update of planned.updates) await updateFacts(tx, scope, update);
    return changed<ImportResult>(
      { is: 'imported', ...planned.counts },
      {
        ...{ type: 'library.imported', ...planned.counts, versionIds: planned.versionIds },
        sha256: createHash('sha256').update(input.file).digest('hex'),
      },
    );
  },
});

type Given = { file: Uint8Array; chosen: readonly { id: string; guard: string }[] };
type Prepared = { planning: ImportPlanning; stamps: ReadonlyMap<string, string> };

async function prepareImport(scope: PermittedScope, { file, chosen }: Given, now: Date): Promise<Prepared> {
  let stamps: Prepared['stamps'] = new Map();
  const planning = await planImportInWorker(personOf(scope), () =>
    withClinic(scope, async (tx) => {
      // Before the rows: what changes between the two statements is noticed.
      stamps = await readLibraryStamps(tx, scope);
      return {
        ...{ file, library: await readLibraryText(tx, scope) },
        chosen: new Map(chosen.map(({ id, guard }) => [id, guard])),
        by: { clinicId: scope.clinicId, userId: scope.userId, at: now.toISOString() },
      };
    }),
  );
  return { planning, stamps };
}

/** Two imports take turns, and whoever writes a version of a section waits. Rows that only name these do not. */
async function lockLibrary(tx: ClinicTx, { clinicId }: ClinicScope): Promise<void> {
  await tx.$queryRaw`select id from clinic where id = ${clinicId}::uuid for no key update`;
  await tx.$queryRaw`select id from section where clinic_id = ${clinicId}::uuid order by id for no key update`;
}

async function updateFacts(tx: ClinicTx, { clinicId }: ClinicScope, update: FactsUpdate): Promise<void> {
  if (update.of === 'topic') {
    await tx.topic.update({ where: { clinicId_id: { clinicId, id: update.topicId } }, data: update.values });
  } else {
    const key = { clinicId, topicId: update.topicId, locale: update.locale };
    await tx.topicTranslation.update({ where: { clinicId_topicId_locale: key }, data: update.values });
  }
}
