import type { Database, Tx } from './client';

const LIMIT_MS = 300_000;

/**
 * A transaction that compares or copies the whole starter content. The limits of a request are too short for that on a
 * busy machine, where the server would end at each start: the one on the whole and the one on a pause between statements,
 * in which the content is compared.
 */
export async function longTransaction<Result>(db: Database, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`select set_config('idle_in_transaction_session_timeout', ${String(LIMIT_MS)}, true)`;
      return work(tx);
    },
    { timeout: LIMIT_MS },
  );
}
