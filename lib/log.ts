import pino, { type Logger } from 'pino';
import { env } from './env';

let logger: Logger | undefined;

/** What a log line may carry: codes and ids. Messages, stacks and inputs can hold a patient's words. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

function instance(): Logger {
  logger ??= pino({ level: env().LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return logger;
}

export function logEvent(level: 'info' | 'warn' | 'error', event: string, fields: LogFields = {}): void {
  instance()[level]({ event, ...fields });
}

/** The parts of an unknown error that are safe to log: its class, its code and where in our code it arose. */
export function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { errorType: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  const frame = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at ')) ?? null;
  return { errorType: error.name, errorCode: code, at: frame?.trim() ?? null };
}
