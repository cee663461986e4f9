import { FairQueue } from '@/lib/process/fair-queue';
import { backgroundOf } from '@/lib/process/owner';
import type { DueJob } from './data';

/** In which order jobs get a row done. */
export type JobTurns = { inTurn: (jobs: readonly DueJob[]) => Generator<DueJob> };

/**
 * The clinic that was served least recently comes first, in it the member and then the job: whoever starts forty lists
 * delays another clinic's list by one row. Remembers who was served, however often it is asked.
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
        // Whoever asked has had enough: the next round begins with those that are still there.
        for (const job of byTurn) queue.remove(job);
      }
    },
  };
}
