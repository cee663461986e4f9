import { toastWhile } from './toast';

/*
 * A server that is told to end finishes what it has begun, and its answer to the last write still comes. What the page
 * asks for next would find nobody and leave the browser's own error page behind.
 */

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 5_000;
const ANSWER_LIMIT_MS = 5_000;

/** What a proxy says in place of a server that is away, and a server that is about to end. */
const awayStatuses: ReadonlySet<number> = new Set([502, 503, 504]);

const RESTARTING = 'Plainleaf is restarting or out of reach. This page continues by itself when it answers again.';

let waiting: Promise<void> | null = null;

/**
 * Resolves when the server takes requests: at once on any usual day. Await it between a write and what follows from it.
 * While it waits, with growing pauses, the page says why.
 */
export async function untilServerAnswers(): Promise<void> {
  if (waiting) return waiting;
  if (await answers()) return;
  if (!waiting) {
    waiting = retry().finally(() => {
      waiting = null;
    });
    toastWhile(RESTARTING, waiting);
  }
  return waiting;
}

async function retry(): Promise<void> {
  for (let pauseMs = FIRST_WAIT_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_WAIT_MS)) {
    await new Promise((done) => setTimeout(done, pauseMs));
    if (await answers()) return;
  }
}

async function answers(): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(ANSWER_LIMIT_MS);
    const { status } = await fetch('/api/health/ready', { cache: 'no-store', signal });
    return !awayStatuses.has(status);
  } catch {
    return false;
  }
}
