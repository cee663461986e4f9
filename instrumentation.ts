/** Reading the fonts keeps both cores of a small machine busy just when the sign-in page is first asked for. */
const WARM_UP_AFTER_MS = 3_000;

/** Runs once when a server process starts: a wrong environment ends it here, and the first handout finds warm threads. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { requireEnvironment } = await import('./lib/process/require-environment');
  requireEnvironment();
  const { env } = await import('./lib/env');
  const { countPdfDocuments, startPdfPool } = await import('./lib/pdf/pool');
  const { startCheckPool } = await import('./lib/checks/pool');
  const { SHUTDOWN_DELAY_MS: delayMs, SHUTDOWN_LIMIT_MS: limitMs } = env();
  // Without it Next ends the process by itself.
  if (process.env.NEXT_MANUAL_SIG_HANDLE) {
    const { shutDownOnSignals } = await import('./lib/process/shutdown');
    shutDownOnSignals({ delayMs, limitMs });
  }
  if (process.env.NODE_ENV === 'production') {
    const { sendConsoleToLog, sendWarningsToLog } = await import('./lib/log');
    sendConsoleToLog();
    sendWarningsToLog();
  }
  const { guardRequests } = await import('./lib/web/request-gate');
  guardRequests();
  const { watchProcess } = await import('./lib/process/watch-process');
  watchProcess(process.env.PLAINLEAF_DIST_DIR ?? '.next');
  countPdfDocuments();
  const { startSigningHeads } = await import('./lib/db/signed-heads');
  startSigningHeads();
  const { startBulkWorker } = await import('./lib/features/bulk-work/worker');
  startBulkWorker();
  const warmUp = (): void => {
    startPdfPool();
    startCheckPool();
  };
  setTimeout(warmUp, WARM_UP_AFTER_MS).unref();
}

/** A page that failed shows its digest; the same number stands in the log. */
export async function onRequestError(
  error: unknown,
  request: { method: string },
  context: { routePath: string },
): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { describeError, logEvent, warnOfBadRequest } = await import('./lib/log');
  // A request without a body has nothing that could not be read.
  if (request.method !== 'GET' && warnOfBadRequest(error)) return;
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null;
  logEvent('error', 'page.failed', { digest, route: context.routePath, ...describeError(error) });
}
