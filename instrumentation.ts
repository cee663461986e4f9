/** Runs once when a server process starts: a wrong environment ends it here, and the first handout finds warm threads. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { env } = await import('./lib/env');
  const { startPdfPool } = await import('./lib/pdf/pool');
  env();
  startPdfPool();
}
