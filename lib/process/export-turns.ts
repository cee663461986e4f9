import { AppError } from '../domain/errors';
import type { Owner } from './fair-queue';
import { createScheduler, type Scheduler } from './scheduler';
import { processPool } from './work-pool';

const DRAIN_LIMIT_MS = 3_000;

type Turns = Scheduler & { close(): Promise<void> };

const open = (): Turns => {
  const scheduler = createScheduler({ slots: 2, perMember: 2, total: 60, waitLimitMs: 30_000 });
  return { ...scheduler, close: () => scheduler.drain(DRAIN_LIMIT_MS) };
};

/**
 * Reads one piece of a long export, such as a page of rows or one PDF, when the owner's turn comes. A whole history or
 * five hundred handouts thus share the server with other work.
 * @throws AppError busy; whatever `read` throws.
 */
export function inExportTurn<Value>(owner: Owner, read: () => Promise<Value>): Promise<Value> {
  return processPool('export-turns', open).run(owner, read);
}

/** The same for a file that is already being sent and cannot be refused: it waits for a turn. */
export async function inLaterExportTurn<Value>(owner: Owner, read: () => Promise<Value>): Promise<Value> {
  for (;;) {
    try {
      return await inExportTurn(owner, read);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'busy') throw error;
      await new Promise((resolve) => setTimeout(resolve, (error.retryAfterSeconds ?? 1) * 1_000));
    }
  }
}
