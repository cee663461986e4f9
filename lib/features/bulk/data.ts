import { z } from 'zod';
import { openJson, orUnreadable } from '@/lib/crypto/sealing';
import { recordEvent } from '@/lib/db/audit-trail';
import type { BulkJob as JobRow, BulkRow as RowRow } from '@/lib/db/generated/client';
import { type ClinicTx, withClinic } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import type { ReadyRow } from '@/lib/domain/bulk/draft-of-row';
import { type JobCounts, type JobState, jobStateSchema, type RowState, rowStateSchema } from '@/lib/domain/bulk/job';
import { AppError } from '@/lib/domain/errors';
import type { Finding } from '@/lib/domain/handout/checks/finding';
import type { Arrangement } from '@/lib/domain/handout/draft';
import { emptyPatient } from '@/lib/domain/handout/empty-draft';
import { stateOf } from '@/lib/domain/handout/status';
import { storedArrangementSchema } from '@/lib/domain/handout/stored';
import { blanksIn, type TemplateBlank } from '@/lib/domain/template/blanks';
import { defineRead } from '@/lib/read';
import { stepsOf, withSteps } from '../handout-status/data';
import { openPatient } from '../handouts/sealed';
import { readVersions } from '../library/data';
import { closedAmong, closedPatients } from '../restricted-records/data';
import { openTemplate, readTemplate } from '../templates/data';
import { readGatedTopics } from '../topic-gates/data';
import { readLanguages } from '../translations/data';
import { readyRowSchema } from './schema';

/** What the screen must know before a list is there. */
export type BulkForm = {
  templateId: string;
  version: number;
  name: string;
  /** Title of the handouts. */
  title: string;
  locale: string;
  languages: string[];
  blanks: TemplateBlank[];
  /** A topic that may only be given after an assessment; null where the template holds none. */
  gatedTopic: string | null;
};

export type JobListItem = {
  id: string;
  title: string;
  byName: string;
  /** ISO 8601 UTC. */
  createdAt: string;
  state: JobState;
  counts: JobCounts;
};

/** How far a job has come: no word of it names a patient. */
export type JobProgress = {
  state: JobState;
  /** Nothing of its patients is left in it, and no row can be tried again. */
  cleared: boolean;
  counts: JobCounts;
  rows: JobProgressRow[];
};

export type JobProgressRow = {
  number: number;
  state: RowState;
  handoutId: string;
  /** Code of what went wrong; empty for nothing. */
  failure: string;
  /** What stopped it, as far as it is known. */
  findings: Finding[];
};

export type JobPage = JobProgress & {
  id: string;
  title: string;
  byId: string;
  byName: string;
  createdAt: string;
  endedAt: string | null;
  /** Keyed by row number. */
  patients: JobPatient[];
};

/** Whom a row is for; '' once the list has forgotten it, or where it does not open or is closed to the reader. */
type JobPatient = {
  number: number;
  name: string;
  dateOfBirth: string;
  recordNumber: string;
  unreadable: boolean;
  /** The record is restricted and the reader has not opened it. */
  closed: boolean;
};

export const jobPlace = (row: { clinicId: string; id: string }) =>
  ({ clinicId: row.clinicId, column: 'bulk_job.sealed', rowId: row.id }) as const;

export const rowPlace = (row: { clinicId: string; jobId: string; number: number }) =>
  ({ clinicId: row.clinicId, column: 'bulk_row.sealed', rowId: `${row.jobId}/${row.number}` }) as const;

/** A waiting row, or a failed one with what stopped it. */
const storedRowSchema = z.strictObject({
  row: readyRowSchema,
  /** As `Finding`: written by us, shown as they are. */
  findings: z.array(z.looseObject({ code: z.string() })),
});

export type StoredRow = { row: ReadyRow; findings: Finding[] };

export function openRow(row: RowRow): StoredRow {
  // The findings are what the checks of this or an earlier release said; the screen knows what to do with a code it does not know.
  return openJson(rowPlace(row), row.sealed, storedRowSchema) as StoredRow;
}

export function openJob(job: JobRow): Arrangement {
  return openJson(jobPlace(job), job.sealed, storedArrangementSchema);
}

/** The job's row; not-found for an id that is made up or another clinic's. */
export async function readJob(tx: ClinicTx, scope: ClinicScope, id: string): Promise<JobRow> {
  const row = await tx.bulkJob.findUnique({ where: { clinicId_id: { clinicId: scope.clinicId, id } } });
  if (!row) throw new AppError('not-found');
  return row;
}

export const loadBulkForm = defineRead({
  input: [z.uuid()],
  permission: 'every-member',
  load: async (scope, templateId): Promise<BulkForm> =>
    withClinic(scope, async (tx) => {
      const template = await readTemplate(tx, scope, templateId);
      const arrangement = openTemplate(template);
      const sectionIds = arrangement.sections.map(({ sectionId }) => sectionId);
      return {
        templateId,
        version: template.version,
        name: template.name,
        title: arrangement.title,
        locale: arrangement.locale,
        languages: await readLanguages(tx, scope, sectionIds),
        blanks: blanksIn(arrangement),
        gatedTopic: await readGatedTopicOf(tx, scope, arrangement),
      };
    }),
});

/** The topic of the arrangement that asks for an assessment; null where none does. */
export async function readGatedTopicOf(
  tx: ClinicTx,
  scope: ClinicScope,
  { sections }: Arrangement,
): Promise<string | null> {
  const printed = await readVersions(
    tx,
    scope,
    sections.flatMap(({ on, versionId }) => (on ? [versionId] : [])),
  );
  const topicIds = new Set(printed.map(({ topicId }) => topicId));
  return (await readGatedTopics(tx, scope)).find(({ id }) => topicIds.has(id))?.title ?? null;
}

const LISTED = 50;

/** The clinic's latest lists; whom they were for stands in the handouts. */
export const listJobs = defineRead({
  input: [],
  permission: 'every-member',
  load: async (scope): Promise<JobListItem[]> =>
    withClinic(scope, async (tx) => {
      const jobs = await tx.bulkJob.findMany({
        where: { clinicId: scope.clinicId },
        orderBy: { createdAt: 'desc' },
        take: LISTED,
        include: { by: { select: { name: true } } },
      });
      const states = await tx.bulkRow.groupBy({
        by: ['jobId', 'state'],
        where: { clinicId: scope.clinicId, jobId: { in: jobs.map(({ id }) => id) } },
        _count: true,
      });
      return jobs.map((job) => ({
        id: job.id,
        title: job.title,
        byName: job.by.name,
        createdAt: job.createdAt.toISOString(),
        state: jobStateSchema.parse(job.state),
        counts: countsOf(
          states.filter(({ jobId }) => jobId === job.id).map(({ state, _count }) => ({ state, count: _count })),
        ),
      }));
    }),
});

export const loadJob = defineRead({
  input: [z.uuid()],
  permission: 'every-member',
  audited: 'bulk.viewed',
  load: async (scope, id): Promise<JobPage> =>
    withClinic(scope, async (tx) => {
      const job = await readJob(tx, scope, id);
      const by = await tx.member.findUniqueOrThrow({
        where: { clinicId_userId: { clinicId: scope.clinicId, userId: job.byId } },
        select: { name: true },
      });
      const progress = await readProgress(tx, job);
      const patients = await readPatients(tx, scope, job);
      await recordEvent(tx, { clinicId: scope.clinicId, actorId: scope.userId }, { type: 'bulk.viewed', jobId: id });
      return {
        ...progress,
        id,
        title: job.title,
        byId: job.byId,
        byName: by.name,
        createdAt: job.createdAt.toISOString(),
        endedAt: job.endedAt?.toISOString() ?? null,
        patients,
      };
    }),
});

/** For a screen that watches: asked every second, it tells of no patient and leaves no trace. */
export const loadProgress = defineRead({
  input: [z.uuid()],
  permission: 'every-member',
  load: async (scope, id): Promise<JobProgress> =>
    withClinic(scope, async (tx) => readProgress(tx, await readJob(tx, scope, id))),
});

/** What is sealed is read of failed rows alone: of hundreds of rows every second it would be most of the work. */
async function readProgress(tx: ClinicTx, job: JobRow): Promise<JobProgress> {
  const ofJob = { clinicId: job.clinicId, jobId: job.id };
  const rows = await tx.bulkRow.findMany({ where: ofJob, orderBy: { number: 'asc' }, omit: { sealed: true } });
  const failed = await tx.bulkRow.findMany({ where: { ...ofJob, state: 'failed' } });
  const findings = new Map(
    failed
      .filter(({ sealed }) => sealed.length > 0)
      .map((row) => [row.number, orUnreadable(() => openRow(row))?.findings ?? []]),
  );
  return {
    state: jobStateSchema.parse(job.state),
    cleared: job.cleared,
    counts: countsOf(rows.map(({ state }) => ({ state, count: 1 }))),
    rows: rows.map(({ number, state, handoutId, failure }) => ({
      ...{ number, handoutId, failure },
      state: rowStateSchema.parse(state),
      findings: findings.get(number) ?? [],
    })),
  };
}

function countsOf(rows: readonly { state: string; count: number }[]): JobCounts {
  const counts: JobCounts = { waiting: 0, issued: 0, failed: 0, cancelled: 0 };
  for (const { state, count } of rows) counts[rowStateSchema.parse(state)] += count;
  return counts;
}

/** From the list while it holds them, from the handouts afterwards. */
async function readPatients(tx: ClinicTx, scope: ClinicScope, job: JobRow): Promise<JobPatient[]> {
  const { clinicId } = scope;
  const rows = await tx.bulkRow.findMany({ where: { clinicId, jobId: job.id }, orderBy: { number: 'asc' } });
  const issued = rows.filter(({ state }) => state === 'issued').map(({ handoutId }) => handoutId);
  const handouts = await tx.handout.findMany({ where: { clinicId, id: { in: issued } }, ...withSteps });
  const opened = new Map(
    rows.map((row) => {
      const handout = handouts.find(({ id }) => id === row.handoutId);
      if (row.sealed.length > 0) return [row.number, orUnreadable(() => openRow(row).row.patient)] as const;
      if (!handout || stateOf(stepsOf(handout)) === 'erased') return [row.number, emptyPatient] as const;
      return [row.number, orUnreadable(() => openPatient(handout))] as const;
    }),
  );
  const closedIds = await closedAmong(tx, scope, handouts);
  // The starter of the list typed its patients, so nothing is hidden from them.
  const listed =
    job.byId === scope.userId
      ? []
      : rows.flatMap(({ number, sealed }) => (sealed.length > 0 ? (opened.get(number) ?? []) : []));
  const closedListed = await closedPatients(tx, scope, () => listed);
  return rows.map(({ number, handoutId }) => {
    const patient = opened.get(number) ?? null;
    const closed = closedIds.has(handoutId) || (patient !== null && closedListed.has(patient));
    const { name, dateOfBirth, recordNumber } = closed ? emptyPatient : (patient ?? emptyPatient);
    return { number, name, dateOfBirth, recordNumber, unreadable: patient === null, closed };
  });
}
