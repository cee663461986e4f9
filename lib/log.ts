import { randomInt } from 'node:crypto';
import pino, { type Logger } from 'pino';
import { env } from './env';
import { badRequestOf, framesOf } from './process/bad-request';
import { type Counter, counter } from './process/metrics';

let logger: Logger | undefined;

// Next bundles the start of a process apart from its routes: the two must share this.
const shared: typeof globalThis & { plainleafLogged?: Counter } = globalThis;

function counted(labels: { level: string; event: string }): void {
  shared.plainleafLogged ??= counter('plainleaf_log_events_total', 'Lines of the log, by what they tell of.');
  shared.plainleafLogged(labels);
}

/** What a log line may carry: codes and ids. Messages, stacks and inputs can hold a patient's words. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

function instance(): Logger {
  logger ??= pino({ level: env().LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return logger;
}

export function logEvent(level: 'info' | 'warn' | 'error', event: string, fields: LogFields = {}): void {
  instance()[level]({ event, ...fields });
  counted({ level, event });
}

/** Short enough to read out on the telephone: 8 of 30 letters and digits that cannot be taken for each other. */
export function newFailureReference(): string {
  const letters = 'ABCDEFGHJKMNPQRTUVWXYZ23456789';
  return Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('');
}

/** The parts of an unknown error that are safe to log: its class, its code and where in our code it arose. */
export function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { errorType: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return { errorType: error.name, errorCode: code, at: framesOf(error)[0] ?? null };
}

/**
 * Next and libraries print errors whole, with messages that can hold what a clinician typed. From here on the console's
 * warnings and errors go to the log like ours: class, code and place, no text.
 */
export function sendConsoleToLog(): void {
  for (const level of ['warn', 'error'] as const) {
    console[level] = (...printed: unknown[]) => {
      const error = printed.find((part) => part instanceof Error);
      if (error && warnOfBadRequest(error)) return;
      logEvent(level, `console.${level}`, {
        digest: error ? digestOf(error) : null,
        ...(error && describeError(error)),
      });
    };
  }
}

/** The error number that a failed page shows; null if Next has not numbered the error. */
const digestOf = (error: Error): string | null =>
  'digest' in error && typeof error.digest === 'string' ? error.digest : null;

const warnedOf = new WeakSet<Error>();

/**
 * Logs one warning for a request that cannot be parsed, because errors in the log mean defects to fix. Next prints such
 * an error up to three times.
 * @returns false, and logs nothing, for any other error.
 */
export function warnOfBadRequest(error: unknown): boolean {
  const event = badRequestOf(error);
  if (event === null || !(error instanceof Error)) return false;
  if (!warnedOf.has(error)) logEvent('warn', event, { digest: digestOf(error), ...describeError(error) });
  warnedOf.add(error);
  return true;
}

/**
 * Warnings of Node and of libraries, such as a deprecation, are for whoever maintains the code: a warning with its text,
 * which names code and never what a clinician typed. Node's own listener would print them as an error.
 */
export function sendWarningsToLog(): void {
  process.removeAllListeners('warning');
  process.on('warning', (warning: Error & { code?: string }) => {
    logEvent('warn', 'process.warning', { ...describeError(warning), text: warning.message });
  });
}
