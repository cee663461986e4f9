import { setTimeout } from 'node:timers/promises';
import { AppError } from '../domain/errors';
import type { Owner } from './fair-queue';
import { createScheduler, type Scheduler } from './scheduler';
import { processPool } from './work-pool';

const DRAIN_LIMIT_MS = 3_000;

type Turns = Scheduler & { isClosing(): boolean; close(): Promise<void> };

const open = (): Turns => {
  const scheduler = createScheduler({ slots: 2, perMember: 2, total: 60, waitLimitMs: 30_000 });
  let isClosing = false;
  return {
    ...scheduler,
    isClosing: () => isClosing,
    close() {
      isClosing = true;
      return scheduler.drain(DRAIN_LIMIT_MS);
    },
  };
};

const turns = (): Turns => processPool('export-turns', open);

/**
 * Reads one piece of a long export, such as a page of rows or one PDF, when the owner's turn comes. A whole history or
 * five hundred handouts thus share the server with other work.
 * @throws AppError busy; whatever `read` throws.
 */
export function inExportTurn<Value>(owner: Owner, read: () => Promise<Value>): Promise<Value> {
  return turns().run(owner, read);
}

/**
 * The same for a file that is already being sent and cannot be refused: it waits for a turn. `signal` aborts the wait
 * when the browser stops the download.
 * @throws AppError busy when the process is about to end; what `signal` was aborted for; whatever `read` throws.
 */
export async function inLaterExportTurn<Value>(
  owner: Owner,
  read: () => Promise<Value>,
  signal: AbortSignal,
): Promise<Value> {
  for (;;) {
    try {
      return await inExportTurn(owner, () => {
        signal.throwIfAborted();
        return read();
      });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'busy' || turns().isClosing()) throw error;
      await setTimeout((error.retryAfterSeconds ?? 1) * 1_000, undefined, { signal });
    }
  }
}
