import { setTimeout as pause } from 'node:timers/promises';
import type { PermittedScope } from '../domain/access/scope';
import { type Database, database, type Tx } from './client';
import { gaveWay } from './failures';

const MOST_TRIES = 4;

declare const proof: unique symbol;

/** A transaction in which row-level security shows one clinic's rows and no others. */
export type ClinicTx = Tx & { readonly [proof]: true };

/**
 * Runs `work` in one transaction scoped to the clinic. The settings are local to the transaction, so a
 * pooled connection carries nothing over to the next one. Where two deadlock, as beside a migration, the one that the
 * database rolls back is retried: `work` does nothing that its transaction does not roll back.
 */
export async function withClinic<Result>(
  scope: PermittedScope,
  work: (tx: ClinicTx) => Promise<Result>,
  db: Database = database(),
): Promise<Result> {
  const once = () =>
    db.$transaction(async (tx) => {
      await tx.$executeRaw`select set_config('app.clinic_id', ${scope.clinicId}, true), set_config('app.user_id', ${scope.userId}, true)`;
      // The settings above are what the brand stands for.
      return work(tx as ClinicTx);
    });
  for (let tries = 1; ; tries += 1) {
    try {
      return await once();
    } catch (error) {
      if (!gaveWay(error) || tries === MOST_TRIES) throw error;
    }
    // An immediate retry could lock the rows again before the waiting transaction wakes up.
    await pause(tries * (20 + Math.random() * 80));
  }
}
