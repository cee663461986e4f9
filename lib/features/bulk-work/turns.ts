import { FairQueue } from '@/lib/process/fair-queue';
import { backgroundOf } from '@/lib/process/owner';
import type { DueJob } from './data';

/** Decides which job runs its next row (round robin). */
export type JobTurns = { inTurn: (jobs: readonly DueJob[]) => Generator<DueJob> };

/**
 * Round robin over clinics, then members, then jobs, the least recently served first. A member with forty lists delays
 * another clinic's list by one row. Remembers who was served between calls.
 */
export function createJobTurns(): JobTurns {
  const queue = new FairQueue<DueJob>({ perMember: Number.POSITIVE_INFINITY, total: Number.POSITIVE_INFINITY });
  const served = new Map<string, number>();
  let turn = 0;
  const lastTurn = ({ id }: DueJob): number => served.get(id) ?? 0;

  return {
    *inTurn(jobs) {
      const ids = new Set(jobs.map(({ id }) => id));
      for (const id of served.keys()) if (!ids.has(id)) served.delete(id);
      const byTurn = jobs.toSorted((a, b) => lastTurn(a) - lastTurn(b));
      for (const job of byTurn) queue.add(backgroundOf({ clinicId: job.clinicId, userId: job.byId }), job);
      try {
        for (let job = queue.next(); job !== null; job = queue.next()) {
          turn += 1;
          served.set(job.id, turn);
          yield job;
        }
      } finally {
        // The caller stopped, so the next round starts with the jobs that remain.
        for (const job of byTurn) queue.remove(job);
      }
    },
  };
}
