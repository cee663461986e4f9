import { randomUUID } from 'node:crypto';
import type { PermittedActor } from '@/lib/action';
import { jobActor } from '@/lib/auth/job-actor';
import { authorize } from '@/lib/authorize';
import { KEPT_HOURS, MAX_ATTEMPTS } from '@/lib/domain/bulk/job';
import type { AppErrorCode } from '@/lib/domain/errors';
import { describeError, logEvent } from '@/lib/log';
import { onShutdown } from '@/lib/process/shutdown';
import { type DueJob, dueJobs } from './data';
import { type Claim, claimRow, closeJob, failRowAction, finishJobAction, issueRowAction, putOff } from './mutations';
import { createJobTurns, type JobTurns } from './turns';

/**
 * Processes the jobs of all clinics one row at a time, in turn (see turns.ts), so a long list delays neither a short
 * one nor a handout that somebody waits for. Every server process has one worker, independent of the others.
 */
export type BulkWorker = { wake: () => void; stop: () => Promise<void> };

export type BulkWorkerOptions = {
  /** Longer than any handout's wait and rendering, so only a dead worker's lease expires. */
  leaseMs?: number;
  /** How often to look for work that nobody in this process spoke of. */
  everyMs?: number;
};

export function runBulkWorker({ leaseMs = 150_000, everyMs = 5_000 }: BulkWorkerOptions = {}): BulkWorker {
  const holder = randomUUID();
  const turns = createJobTurns();
  let isStopping = false;
  let wakeUp: () => void = () => {};
  let isWanted = false;

  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      timer.unref();
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const work = async (): Promise<void> => {
    while (!isStopping) {
      isWanted = false;
      try {
        while (!isStopping && (await workOnce({ holder, leaseMs }, turns))) {}
      } catch (error) {
        logEvent('warn', 'bulk.worker-failed', describeError(error));
      }
      // Whoever called while we were at it may have come too late for this round.
      if (!isStopping && !isWanted) await sleep(everyMs);
    }
  };
  const done = work();

  return {
    wake: () => {
      isWanted = true;
      wakeUp();
    },
    stop: async () => {
      isStopping = true;
      wakeUp();
      await done;
    },
  };
}

/** One row of the job whose turn it is; false when there was nothing to do. */
export async function workOnce(
  lease: { holder: string; leaseMs: number },
  turns: JobTurns,
  now: () => Date = () => new Date(),
): Promise<boolean> {
  const jobs = await dueJobs();
  for (const job of jobs) {
    if (job.state !== 'running' && isForgotten(job, now())) await closeJob(job, { now: now(), why: '' });
  }
  for (const job of turns.inTurn(jobs.filter(({ state }) => state === 'running'))) {
    if (await workOnJob(job, lease, now)) return true;
  }
  return false;
}

const isForgotten = ({ endedAt }: DueJob, now: Date): boolean =>
  endedAt !== null && now.getTime() - endedAt.getTime() > KEPT_HOURS * 3_600_000;

async function workOnJob(
  job: DueJob,
  { holder, leaseMs }: { holder: string; leaseMs: number },
  now: () => Date,
): Promise<boolean> {
  const member = await jobActor({ clinicId: job.clinicId, userId: job.byId });
  // The clinic may have decided to keep no names since the list was begun.
  if (!member?.keepsIdentifiers) {
    await closeJob(job, { now: now(), why: member ? 'identifiers-not-kept' : 'member-gone' });
    return false;
  }
  const actor = { ...member, scope: await authorize(member.scope, { do: 'bulk.change', job }) };
  const claim = await claimRow(actor.scope, { jobId: job.id, holder, leaseMs });
  if (!claim) {
    // Perhaps the last rows are with another worker; whoever comes after them ends the job.
    await finishJobAction.runAs(actor, { jobId: job.id });
    return false;
  }
  const { attempts, ...row } = claim;
  if (attempts > MAX_ATTEMPTS) await fail(actor, row, 'gave-up');
  else await issue(actor, row, { isFirst: attempts === 1, now: now() });
  return true;
}

const PAUSE_MS = 5_000;

/** What passes by itself: the row waits a moment and is tried again. */
const passing: ReadonlySet<AppErrorCode> = new Set<AppErrorCode>(['busy', 'unavailable']);

/** What may be the fault of a loaded machine: the row is put off once before it fails. */
const perhapsPassing: ReadonlySet<AppErrorCode> = new Set<AppErrorCode>(['too-slow', 'render-timeout']);

async function issue(
  actor: PermittedActor,
  claim: Claim,
  { isFirst, now }: { isFirst: boolean; now: Date },
): Promise<void> {
  const outcome = await issueRowAction.runAs(actor, claim, { now });
  if (outcome.ok) return;
  const { code } = outcome.failure;
  // Cancelled, or taken by another worker after our lease ran out: it is not ours to settle.
  if (code === 'conflict' || code === 'not-found') return;
  if (passing.has(code)) await putOff(actor.scope, claim, { pauseMs: PAUSE_MS });
  else if (isFirst && perhapsPassing.has(code)) await putOff(actor.scope, claim, { pauseMs: PAUSE_MS, counts: true });
  else await fail(actor, claim, code);
}

async function fail(actor: PermittedActor, claim: Claim, failure: AppErrorCode | 'gave-up'): Promise<void> {
  await failRowAction.runAs(actor, { ...claim, failure });
}

// Next bundles the start of a process apart from its routes: the two must share this.
const shared: typeof globalThis & { plainleafBulkWorker?: BulkWorker } = globalThis;

/** From here on this process works off lists. Set-up and most tests do not. */
export function startBulkWorker(): void {
  shared.plainleafBulkWorker ??= runBulkWorker();
  onShutdown('bulk-worker', 'work', shared.plainleafBulkWorker.stop);
}

/** There is something to do: it begins at once, not at the next look. */
export function wakeBulkWorker(): void {
  shared.plainleafBulkWorker?.wake();
}
