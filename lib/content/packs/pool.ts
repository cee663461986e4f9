import { join } from 'node:path';
import { Piscina } from 'piscina';
import { onShutdown } from '../../process/shutdown';
import type { PackReading } from './read-pack';

/**
 * Text can be written so that reading it takes a thousand times as long as it should: whatever others send is read in a
 * thread of its own, which ends when its time is up. There is one thread, and only while it is needed.
 */

const TIME_LIMIT_MS = 30_000;
const IDLE_MS = 10_000;

// Resolved at run time from the working directory: the server's own bundle lies elsewhere.
const workerBundle = (): string => join(process.cwd(), 'build', 'pack-worker.mjs');

const poolKey = Symbol.for('plainleaf.pack-pool');
// Kept on the process: a hot reload of this module must not leave threads behind.
const processWide = globalThis as typeof globalThis & { [poolKey]?: Piscina };

function pool(): Piscina {
  processWide[poolKey] ??= startPool();
  return processWide[poolKey];
}

function startPool(): Piscina {
  const started = new Piscina({
    filename: workerBundle(),
    ...{ minThreads: 0, maxThreads: 1, idleTimeout: IDLE_MS },
    // It reads no settings and must not see the server's secrets.
    env: { NODE_ENV: 'production' },
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  // A thread that dies without a task reports here; without a listener Node would end the server.
  started.on('error', () => undefined);
  onShutdown('pack-thread', 'connections', () => started.destroy());
  return started;
}

/** A pack as it was sent → what it says. What takes longer than `timeLimitMs`, waiting included, is refused. */
export async function readPackInWorker(bytes: Uint8Array, timeLimitMs = TIME_LIMIT_MS): Promise<PackReading> {
  try {
    return await pool().run(bytes, { signal: AbortSignal.timeout(timeLimitMs) });
  } catch (error) {
    const isTooMuch =
      error instanceof Error &&
      (error.name === 'AbortError' || ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'));
    if (isTooMuch) return { is: 'refused', problem: 'too-slow', name: '' };
    throw error;
  }
}
