import type { Database, Tx } from './client';

const LIMIT_MS = 300_000;

/**
 * Comparing the starter content can take longer than a request may: this raises the transaction's time limit and the idle
 * limit between statements.
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
