/** Reading the fonts keeps both cores of a small machine busy just when the sign-in page is first asked for. */
const WARM_UP_AFTER_MS = 3_000;

/** Runs once when a server process starts: a wrong environment ends it here, and the first handout finds warm threads. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { env } = await import('./lib/env');
  const { startPdfPool } = await import('./lib/pdf/pool');
  env();
  setTimeout(startPdfPool, WARM_UP_AFTER_MS).unref();
}
