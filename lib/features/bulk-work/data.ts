import { type Database, database } from '@/lib/db/client';

export type DueJob = {
  clinicId: string;
  id: string;
  byId: string;
  state: string;
  endedAt: Date | null;
};

/** The jobs of every clinic in which something is left to do: their rows, and what is in them, stay out of sight. */
export async function dueJobs(db: Database = database()): Promise<DueJob[]> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`select set_config('app.worker', 'bulk', true)`;
    return tx.bulkJob.findMany({
      where: { cleared: false },
      orderBy: { createdAt: 'asc' },
      select: { clinicId: true, id: true, byId: true, state: true, endedAt: true },
    });
  });
}
