import { AppError, type AppErrorCode, type AppFailure } from '../domain/errors';
import { describeError, logEvent, newFailureReference } from '../log';
import { Prisma } from './generated/client';
import { MasterKeyMismatch } from './master-key-check';
import { noteStorage } from './storage';

/** Prisma's codes for a server that cannot be reached, a pool that is full, a transaction that ran out of time. */
const unavailableCodes = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037']);
const driverCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENOTFOUND', '57P01', '57P03', '53300']);

/** PostgreSQL could not make a table or a log any larger. */
const storageFull = '53100';

/** What AppErrors name only because something is broken: a reader can do nothing but report it. */
const broken: ReadonlySet<AppErrorCode> = new Set<AppErrorCode>(['unexpected', 'render-failed']);

/**
 * Any thrown thing as a failure that a screen can word. What was not expected is logged, without its message, under a
 * reference that the screen shows too.
 */
export function toFailure(error: unknown): AppFailure {
  if (error instanceof AppError && !broken.has(error.code)) {
    const { code, fields, retryAfterSeconds } = error;
    return { code, ...(fields && { fields }), ...(retryAfterSeconds && { retryAfterSeconds }) };
  }
  const reference = newFailureReference();
  const kind = kindOf(error);
  if (kind === 'storage-full') noteStorage(true);
  logEvent('error', events[kind], { reference, ...describeError(error) });
  return { code: error instanceof AppError ? error.code : kind, reference };
}

type Kind = 'unavailable' | 'storage-full' | 'unexpected';
const events: Record<Kind, string> = {
  unavailable: 'database.unavailable',
  'storage-full': 'database.storage-full',
  unexpected: 'request.failed',
};

function kindOf(error: unknown): Kind {
  if (error instanceof Error && codeBeneath(error) === storageFull) return 'storage-full';
  return isUnavailable(error) ? 'unavailable' : 'unexpected';
}

/** Did the database choose this transaction to give way to others? Nothing of it was kept, and it can be tried again. */
export function gaveWay(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === 'P2034') || ['40P01', '40001'].includes(codeBeneath(error));
}

export function isUnavailable(error: unknown): boolean {
  // Another database is behind the address than the one of this server's key: as good as away.
  if (error instanceof Prisma.PrismaClientInitializationError || error instanceof MasterKeyMismatch) return true;
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') {
    return error instanceof Error && /timeout|terminat/i.test(error.message);
  }
  return unavailableCodes.has(error.code) || driverCodes.has(error.code) || driverCodes.has(codeBeneath(error));
}

/** PostgreSQL's own code under an error that Prisma has no code of its own for; '' without one. */
function codeBeneath(error: Error): string {
  const beneath = error instanceof Prisma.PrismaClientKnownRequestError ? error.meta?.driverAdapterError : undefined;
  const cause: unknown = beneath instanceof Error ? beneath.cause : undefined;
  if (typeof cause !== 'object' || cause === null || !('originalCode' in cause)) return '';
  return typeof cause.originalCode === 'string' ? cause.originalCode : '';
}
