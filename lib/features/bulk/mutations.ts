import { randomUUID } from 'node:crypto';
import { changed, defineAction, unchanged } from '@/lib/action';
import { sealJson } from '@/lib/crypto/sealing';
import type { BulkJob as JobRow } from '@/lib/db/generated/client';
import type { ClinicTx } from '@/lib/db/with-clinic';
import type { ListVerdict } from '@/lib/domain/bulk/verify-rows';
import { AppError } from '@/lib/domain/errors';
import { type HandoutState, stateOf } from '@/lib/domain/handout/status';
import { stepsOf, withSteps } from '../handout-status/data';
import { keepsIdentifiers } from '../identifiers/data';
import { closedAmong } from '../restricted-records/data';
import { openTemplate, readTemplate } from '../templates/data';
import { jobPlace, readJob, rowPlace, type StoredRow } from './data';
import { bulkJobSchema, bulkListSchema, downloadBulkSchema } from './schema';
import { verifyRows } from './verify';

export type StartedBulk = { started: true; jobId: string } | { started: false; verdict: ListVerdict };

/** A list that was checked row by row becomes a job. While a single row is in the way nothing is made of any. */
export const startBulkAction = defineAction({
  input: bulkListSchema,
  load: (tx, { actor: { scope }, input }) => readTemplate(tx, scope, input.templateId),
  permission: (template) => ({ do: 'template.use', template }),
  prepare: (template, { actor, input, now }) => {
    if (template.version !== input.version) throw new AppError('conflict');
    return verifyRows(actor, template, input.rows, now);
  },
  run: async (tx, template, { actor: { scope }, input, prepared: verdict, now }) => {
    if (template.version !== input.version) throw new AppError('conflict');
    // A row lies in the database until its handout is made, and the handout names whom it is for.
    if (!(await keepsIdentifiers(tx, scope))) throw new AppError('conflict');
    if (verdict.troubles.length > 0) return unchanged<StartedBulk>({ started: false, verdict });
    const { clinicId } = scope;
    const jobId = randomUUID();
    await tx.bulkJob.create({
      data: {
        clinicId,
        id: jobId,
        byId: scope.userId,
        templateId: template.id,
        title: template.name,
        sealed: sealJson(jobPlace({ clinicId, id: jobId }), openTemplate(template)),
        state: 'running',
        rowCount: input.rows.length,
        createdAt: now,
      },
    });
    await tx.bulkRow.createMany({
      data: input.rows.map((row, index) => {
        const place = { clinicId, jobId, number: index + 1 };
        const stored: StoredRow = { row, findings: [] };
        return { ...place, handoutId: randomUUID(), state: 'waiting', sealed: sealJson(rowPlace(place), stored) };
      }),
    });
    await tx.template.update({
      where: { clinicId_id: { clinicId, id: template.id } },
      data: { useCount: { increment: 1 } },
    });
    return changed<StartedBulk>(
      { started: true, jobId },
      { type: 'bulk.started', jobId, templateId: template.id, rows: input.rows.length },
    );
  },
});

/** What is not made yet never will be, a row that a worker is at among it; what was issued stays issued. */
export const cancelBulkAction = defineAction({
  input: bulkJobSchema,
  load: (tx, { actor, input }) => readJob(tx, actor.scope, input.id),
  permission: (job) => ({ do: 'bulk.change', job }),
  run: async (tx, job, { now }) => {
    if (job.state !== 'running') throw new AppError('conflict');
    const { count } = await tx.bulkRow.updateMany({
      where: { clinicId: job.clinicId, jobId: job.id, state: 'waiting' },
      data: { state: 'cancelled', ...nobodysLease, sealed: nothing },
    });
    await emptyFailedRows(tx, job);
    await settleJob(tx, job, { state: 'cancelled', endedAt: now, cleared: true, sealed: nothing });
    return changed({}, { type: 'bulk.cancelled', jobId: job.id, rows: count });
  },
});

/** The failed rows wait again. */
export const retryBulkAction = defineAction({
  input: bulkJobSchema,
  load: (tx, { actor, input }) => readJob(tx, actor.scope, input.id),
  permission: (job) => ({ do: 'bulk.change', job }),
  run: async (tx, job) => {
    if (job.state === 'cancelled' || job.cleared) throw new AppError('conflict');
    const { count } = await tx.bulkRow.updateMany({
      where: { clinicId: job.clinicId, jobId: job.id, state: 'failed' },
      data: { state: 'waiting', ...nobodysLease, attempts: 0, failure: '' },
    });
    if (count === 0) return unchanged({});
    await settleJob(tx, job, { state: 'running', endedAt: null });
    return changed({}, { type: 'bulk.retried', jobId: job.id, rows: count });
  },
});

/** The rows that failed will not be tried again: the list forgets their patients. */
export const clearBulkAction = defineAction({
  input: bulkJobSchema,
  load: (tx, { actor, input }) => readJob(tx, actor.scope, input.id),
  permission: (job) => ({ do: 'bulk.change', job }),
  run: async (tx, job) => {
    if (job.state === 'running') throw new AppError('conflict');
    if (job.cleared) return unchanged({});
    await clearJob(tx, job);
    return changed({}, { type: 'bulk.cleared', jobId: job.id });
  },
});

export type BulkFile = { id: string; reference: string; issuedAt: Date; state: HandoutState };

/** The handouts of a list, in its order; the bytes follow one by one. What was withdrawn is not printed again. */
export const downloadBulkAction = defineAction({
  input: downloadBulkSchema,
  load: (tx, { actor, input }) => readJob(tx, actor.scope, input.id),
  permission: () => ({ do: 'handout.read' }),
  run: async (tx, job, { actor: { scope }, input }) => {
    const rows = await tx.bulkRow.findMany({
      where: { clinicId: job.clinicId, jobId: job.id, state: 'issued' },
      orderBy: { number: 'asc' },
      select: { handoutId: true },
    });
    const handouts = await tx.handout.findMany({
      where: { clinicId: job.clinicId, id: { in: rows.map(({ handoutId }) => handoutId) } },
      ...withSteps,
    });
    const closed = await closedAmong(tx, scope, handouts);
    const open = handouts.filter(({ id }) => !closed.has(id));
    const byId = new Map(open.map((handout) => [handout.id, handout]));
    const files = rows.flatMap(({ handoutId }): BulkFile[] => {
      const handout = byId.get(handoutId);
      if (!handout) return [];
      const state = stateOf(stepsOf(handout));
      const { id, reference, issuedAt } = handout;
      const isWanted = input.as === 'print' ? state === 'current' : state !== 'erased';
      return isWanted ? [{ id, reference, issuedAt, state }] : [];
    });
    if (files.length === 0) throw new AppError('not-found');
    return changed(
      { files },
      { type: 'bulk.downloaded', jobId: job.id, as: input.as, handoutIds: files.map(({ id }) => id) },
    );
  },
});

const nothing = new Uint8Array();

export const nobodysLease = { leaseHolder: null, leasedUntil: null } as const;

/** Changes a job that nobody else has moved on meanwhile. @throws AppError conflict */
export async function settleJob(
  tx: ClinicTx,
  { clinicId, id, state }: JobRow,
  data: { state?: string; endedAt?: Date | null; cleared?: boolean; sealed?: Uint8Array<ArrayBuffer> },
): Promise<void> {
  const { count } = await tx.bulkJob.updateMany({ where: { clinicId, id, state, cleared: false }, data });
  if (count === 0) throw new AppError('conflict');
}

/** Takes everything out of a job by which a patient could be known. */
export async function clearJob(tx: ClinicTx, job: JobRow): Promise<void> {
  await emptyFailedRows(tx, job);
  await settleJob(tx, job, { cleared: true, sealed: nothing });
}

async function emptyFailedRows(tx: ClinicTx, { clinicId, id }: JobRow): Promise<void> {
  await tx.bulkRow.updateMany({ where: { clinicId, jobId: id, state: 'failed' }, data: { sealed: nothing } });
}
