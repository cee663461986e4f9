import { z } from 'zod';
import { changed, defineAction, unchanged } from '@/lib/action';
import { sealJson } from '@/lib/crypto/sealing';
import { recordEvent } from '@/lib/db/audit-trail';
import { type Database, database } from '@/lib/db/client';
import type { BulkJob as JobRow, BulkRow as RowRow } from '@/lib/db/generated/client';
import { type ClinicTx, withClinic } from '@/lib/db/with-clinic';
import type { ClinicScope, PermittedScope } from '@/lib/domain/access/scope';
import { draftOfRow } from '@/lib/domain/bulk/draft-of-row';
import { dateIn } from '@/lib/domain/clinic/dates';
import { AppError } from '@/lib/domain/errors';
import { allSections } from '@/lib/domain/handout/bilingual';
import type { Finding } from '@/lib/domain/handout/checks/finding';
import { renderInWorker } from '@/lib/pdf/pool';
import { backgroundOf } from '@/lib/process/owner';
import { openJob, openRow, readJob, rowPlace } from '../bulk/data';
import { clearJob, nobodysLease, settleJob } from '../bulk/mutations';
import { composeForIssue, type Rendered, requireNotWithdrawn, storeHandout } from '../handouts/mutations';
import { readWordings } from '../translations/data';

/** A row that one worker is at, until its lease runs out. */
export type Claim = { jobId: string; number: number; holder: string };

const claimSchema = z.strictObject({ jobId: z.uuid(), number: z.int().positive(), holder: z.uuid() });

/**
 * Takes the first row that nobody is at, for a while: a worker that dies holds nobody up for longer. Workers do not wait
 * for each other. The database's clock decides, since those of two servers differ.
 * @returns null when no row is to be had, and how often the row was taken, this time included.
 */
export async function claimRow(
  scope: PermittedScope,
  { jobId, holder, leaseMs }: { jobId: string; holder: string; leaseMs: number },
  db: Database = database(),
): Promise<(Claim & { attempts: number }) | null> {
  return withClinic(
    scope,
    async (tx) => {
      const [row] = await tx.$queryRaw<{ number: number; attempts: number }[]>`
        update bulk_row set attempts = attempts + 1, lease_holder = ${holder}::uuid,
          leased_until = now() + ${leaseMs}::double precision * interval '1 millisecond'
        where clinic_id = ${scope.clinicId}::uuid and job_id = ${jobId}::uuid and number = (
          select number from bulk_row where clinic_id = ${scope.clinicId}::uuid and job_id = ${jobId}::uuid
            and state = 'waiting' and (leased_until is null or leased_until < now())
          order by number limit 1 for update skip locked)
        returning number, attempts`;
      return row ? { jobId, holder, ...row } : null;
    },
    db,
  );
}

/**
 * Releases a row that cannot run now; after the pause any worker may claim it.
 * @param counts whether this was an attempt.
 */
export async function putOff(
  scope: PermittedScope,
  { jobId, number, holder }: Claim,
  { pauseMs, counts = false }: { pauseMs: number; counts?: boolean },
): Promise<void> {
  await withClinic(
    scope,
    (tx) => tx.$executeRaw`update bulk_row
      set attempts = greatest(attempts - ${counts ? 0 : 1}::int, 0), lease_holder = null, leased_until = now() + ${pauseMs}::double precision * interval '1 millisecond'
      where clinic_id = ${scope.clinicId}::uuid and job_id = ${jobId}::uuid and number = ${number}
        and state = 'waiting' and lease_holder = ${holder}::uuid`,
  );
}

type Prepared = { is: 'blocked'; findings: Finding[] } | { is: 'rendered'; rendered: Rendered };

/**
 * Issues the handout of one row, in the name of who began the job and under the checks of this very moment. The row is
 * settled and the handout stored in one transaction, and the handout's id was the row's before: it is issued once.
 */
export const issueRowAction = defineAction({
  input: claimSchema,
  load: (tx, { actor: { scope }, input }) => readClaimed(tx, scope, input),
  permission: ({ job }) => ({ do: 'bulk.change', job }),
  prepare: async ({ job, row }, { actor, now }): Promise<Prepared> => {
    const { scope, clinic } = actor;
    const arrangement = openJob(job);
    const { row: ready } = openRow(row);
    const sectionIds = arrangement.sections.map(({ sectionId }) => sectionId);
    const wordings = await withClinic(scope, (tx) => readWordings(tx, scope, sectionIds, ready.locale));
    const visitDate = dateIn(clinic.timeZone, now);
    const content = draftOfRow(arrangement, ready, { wordings, visitDate, newKey: () => crypto.randomUUID() });
    const owner = backgroundOf(scope);
    const { document, blocking } = await composeForIssue(actor, { content, owner, now });
    if (blocking.length > 0) return { is: 'blocked', findings: blocking };
    const rendered = await renderInWorker(owner, document);
    return { is: 'rendered', rendered: { content, document, ...rendered, personal: null } };
  },
  run: async (tx, { job, row }, { actor: { scope }, input, prepared, now }) => {
    if (prepared.is === 'blocked') {
      await settleRow(tx, input, row, { failure: 'blocked-by-checks', findings: prepared.findings });
      return changed({ issued: false }, { type: 'bulk.row-failed', jobId: job.id, row: row.number });
    }
    await settleRow(tx, input, row, 'issued');
    const { document } = prepared.rendered;
    await requireNotWithdrawn(tx, scope, document);
    const stored = { clinicId: scope.clinicId, id: row.handoutId, issuedById: scope.userId, issuedAt: now };
    const sha256 = await storeHandout(tx, stored, prepared.rendered);
    return changed(
      { issued: true },
      {
        type: 'handout.issued',
        handoutId: row.handoutId,
        sha256,
        sectionVersionIds: allSections(document).map((section) => section.versionId),
        jobId: job.id,
      },
    );
  },
});

/** The row stays, with why, to be tried again; the others go on. */
export const failRowAction = defineAction({
  input: claimSchema.extend({ failure: z.string().max(40) }),
  load: (tx, { actor: { scope }, input }) => readClaimed(tx, scope, input),
  permission: ({ job }) => ({ do: 'bulk.change', job }),
  run: async (tx, { job, row }, { input: { failure, ...claim } }) => {
    await settleRow(tx, claim, row, { failure, findings: [] });
    return changed({}, { type: 'bulk.row-failed', jobId: job.id, row: row.number });
  },
});

/** Ends a job once no row is waiting any more; where none failed nothing of its patients is left in it. */
export const finishJobAction = defineAction({
  input: z.strictObject({ jobId: z.uuid() }),
  load: (tx, { actor: { scope }, input }) => readJob(tx, scope, input.jobId),
  permission: (job) => ({ do: 'bulk.change', job }),
  run: async (tx, job, { now }) => {
    const counts = await countRows(tx, job);
    if (job.state !== 'running' || counts.waiting > 0) return unchanged({ ended: false });
    const isClear = counts.failed === 0;
    await settleJob(tx, job, {
      ...{ state: 'done', endedAt: now },
      ...(isClear && { cleared: true, sealed: new Uint8Array() }),
    });
    const { issued, failed } = counts;
    return changed({ ended: true }, { type: 'bulk.ended', jobId: job.id, issued, failed });
  },
});

/**
 * What the server does with a job in nobody's name: forgets the patients of rows that were not tried again in time, and
 * gives up what can no longer be issued, with why.
 */
export async function closeJob(
  { clinicId, id }: { clinicId: string; id: string },
  { now, why }: { now: Date; why: '' | 'member-gone' | 'identifiers-not-kept' },
  db: Database = database(),
): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`select set_config('app.clinic_id', ${clinicId}, true)`;
    const clinicTx = tx as ClinicTx; // the setting above is what the brand stands for
    const job = await clinicTx.bulkJob.findUnique({ where: { clinicId_id: { clinicId, id } } });
    if (!job || job.cleared) return;
    await clinicTx.bulkRow.updateMany({
      where: { clinicId, jobId: id, state: 'waiting' },
      data: { state: 'failed', failure: why, ...nobodysLease },
    });
    const isRunning = job.state === 'running';
    if (isRunning) await settleJob(clinicTx, job, { state: 'done', endedAt: now });
    await clearJob(clinicTx, isRunning ? { ...job, state: 'done' } : job);
    await recordEvent(clinicTx, { clinicId, actorId: null }, { type: 'bulk.cleared', jobId: id });
  });
}

async function readClaimed(
  tx: ClinicTx,
  scope: ClinicScope,
  { jobId, number, holder }: Claim,
): Promise<{ job: JobRow; row: RowRow }> {
  const job = await readJob(tx, scope, jobId);
  const row = await tx.bulkRow.findUnique({
    where: { clinicId_jobId_number: { clinicId: scope.clinicId, jobId, number } },
  });
  if (!row) throw new AppError('not-found');
  // Cancelled, or its lease ran out and another worker took it.
  if (row.state !== 'waiting' || row.leaseHolder !== holder) throw new AppError('conflict');
  return { job, row };
}

/** @throws AppError conflict when the row was settled, cancelled or taken by another worker meanwhile. */
async function settleRow(
  tx: ClinicTx,
  { jobId, number, holder }: Claim,
  row: RowRow,
  how: 'issued' | { failure: string; findings: Finding[] },
): Promise<void> {
  const place = { clinicId: row.clinicId, jobId, number };
  const settled =
    how === 'issued'
      ? { state: 'issued', failure: '', sealed: new Uint8Array() }
      : {
          state: 'failed',
          failure: how.failure,
          sealed: withFindings(row, how.findings),
        };
  const { count } = await tx.bulkRow.updateMany({
    where: { ...place, state: 'waiting', leaseHolder: holder },
    data: { ...settled, ...nobodysLease },
  });
  if (count === 0) throw new AppError('conflict');
}

function withFindings(row: RowRow, findings: Finding[]): Uint8Array<ArrayBuffer> {
  try {
    return sealJson(rowPlace(row), { ...openRow(row), findings });
  } catch {
    // It was altered, and is of no more use: kept, it would fail the list forever.
    return new Uint8Array();
  }
}

async function countRows(tx: ClinicTx, { clinicId, id }: JobRow) {
  const count = (state: string) => tx.bulkRow.count({ where: { clinicId, jobId: id, state } });
  return { waiting: await count('waiting'), issued: await count('issued'), failed: await count('failed') };
}
