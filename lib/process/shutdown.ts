import { describeError, logEvent } from '../log';
import { traffic } from './traffic';

/** 'work' may still use the database; 'connections' goes after it. */
type Turn = 'work' | 'connections';
type Closing = { turn: Turn; close: () => Promise<unknown> };

// Next bundles the start of a process apart from its routes: the two must share this.
const shared: typeof globalThis & { plainleafShutdown?: { isStopping: boolean; closings: Map<string, Closing> } } =
  globalThis;

function state() {
  shared.plainleafShutdown ??= { isStopping: false, closings: new Map() };
  return shared.plainleafShutdown;
}

/** Has this process been told to end? Then it is not ready for more, though it finishes what it has begun. */
export const isStopping = (): boolean => state().isStopping;

/** What must be finished or let go of before the process ends; a second one of the same name takes its place. */
export function onShutdown(name: string, turn: Turn, close: () => Promise<unknown>): void {
  state().closings.set(name, { turn, close });
}

export type ShutdownLimits = {
  /** How long requests are still taken while /api/health/ready says 503 already: time for a balancer to look elsewhere. */
  delayMs: number;
  /** How long requests in flight may take after that; then they are cut. */
  limitMs: number;
};

/** SIGTERM and Ctrl+C end the process in order. Next's own handlers must be off: NEXT_MANUAL_SIG_HANDLE. */
export function shutDownOnSignals(limits: ShutdownLimits): void {
  traffic();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (state().isStopping) return;
      state().isStopping = true;
      shutDown(limits).then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

async function shutDown({ delayMs, limitMs }: ShutdownLimits): Promise<void> {
  const { servers, open } = traffic();
  logEvent('info', 'server.stopping', { inFlight: open.size });
  // A balancer's kept connections end with their next answer, so that it sends nothing into a closing one.
  traffic().isLeaving = true;
  if (delayMs > 0) await pause(delayMs);

  const end = Date.now() + limitMs;
  for (const server of servers) server.close();
  while (open.size > 0 && Date.now() < end) {
    await pause(20);
    for (const server of servers) server.closeIdleConnections();
  }
  const cut = open.size;
  for (const server of servers) server.closeAllConnections();
  await closeAll('work');
  await closeAll('connections');
  logEvent(cut > 0 ? 'warn' : 'info', 'server.stopped', { cut });
}

/** One that fails must not keep the others open. */
async function closeAll(turn: Turn): Promise<void> {
  const due = [...state().closings].filter(([, closing]) => closing.turn === turn);
  await Promise.all(
    due.map(async ([name, { close }]) => {
      const given = pause(CLOSING_LIMIT_MS);
      await Promise.race([close(), given]).catch((error: unknown) => {
        logEvent('error', 'server.not-closed', { name, ...describeError(error) });
      });
    }),
  );
}

/** Closing a pool waits for its connections, and a database that swallows what is sent never answers. */
const CLOSING_LIMIT_MS = 4_000;

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
