import { z } from 'zod';
import { AppError, type AppErrorCode, type AppFailure } from '../domain/errors';
import { describeError, logEvent, newFailureReference } from '../log';
import { type RecurringEvent, recurringEvent } from '../recurring-event';
import { Prisma } from './generated/client';
import { MasterKeyMismatch } from './master-key-check';
import { noteStorage } from './storage';

/** Prisma's codes for a server that cannot be reached or lets nobody in, a full pool, a transaction that ran out of time. */
const unavailableCodes = new Set([
  ...['P1000', 'P1001', 'P1002', 'P1003', 'P1008', 'P1010', 'P1011', 'P1017', 'P2024', 'P2028', 'P2037'],
]);
const driverCodes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'],
  // A wrong password, no right to connect, a database that is not there, a standby, no memory or connection left.
  ...['28P01', '28000', '3D000', '25006', '53200', '53300'],
  // Stopped, crashed or starting, its files out of reach, and a connection that broke.
  ...['57P01', '57P02', '57P03', '58030', '08000', '08001', '08003', '08004', '08006'],
]);

/** What the driver's adapter calls these, of a raw query, for which Prisma has the one code P2010. */
const driverKinds = new Set([
  ...['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections', 'TlsConnectionError'],
  ...['AuthenticationFailed', 'DatabaseAccessDenied', 'DatabaseDoesNotExist'],
]);

/** PostgreSQL could not make a table or a log any larger. */
const storageFull = '53100';

/** The server was too busy, or a text too long: nothing is broken, but whoever runs the server should know. */
const overloads: Partial<Record<AppErrorCode, RecurringEvent>> = {
  busy: recurringEvent('warn', 'request.busy'),
  'render-timeout': recurringEvent('warn', 'request.render-timeout'),
  'too-slow': recurringEvent('warn', 'request.too-slow'),
};

/** What AppErrors name only because something is broken: a reader can do nothing but report it. */
const broken: ReadonlySet<AppErrorCode> = new Set<AppErrorCode>(['unexpected', 'render-failed']);

/**
 * Any thrown thing as a failure that a screen can word. What was not expected is logged, without its message, under a
 * reference that the screen shows too.
 */
export function toFailure(error: unknown): AppFailure {
  if (error instanceof AppError && !broken.has(error.code)) {
    const { code, fields, retryAfterSeconds } = error;
    overloads[code]?.report({});
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
  if (isOutOfRoom(error)) return 'storage-full';
  return isUnavailable(error) ? 'unavailable' : 'unexpected';
}

/** Did the database refuse a write because its disk is full? */
export const isOutOfRoom = (error: unknown): boolean =>
  error instanceof Error && causeBeneath(error).originalCode === storageFull;

/** Did the database choose this transaction to give way to others? Nothing of it was kept, and it can be tried again. */
export function gaveWay(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === 'P2034') || ['40P01', '40001'].includes(causeBeneath(error).originalCode);
}

export function isUnavailable(error: unknown): boolean {
  // Another database is behind the address than the one of this server's key: as good as away.
  if (error instanceof Prisma.PrismaClientInitializationError || error instanceof MasterKeyMismatch) return true;
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') {
    return error instanceof Error && /timeout|terminat/i.test(error.message);
  }
  const { originalCode, kind } = causeBeneath(error);
  const isDriver = driverCodes.has(error.code) || driverCodes.has(originalCode) || driverKinds.has(kind);
  return unavailableCodes.has(error.code) || isDriver;
}

/** What the driver said under an error that Prisma has no code of its own for: PostgreSQL's code and the adapter's word. */
function causeBeneath(error: Error): { originalCode: string; kind: string } {
  const beneath = error instanceof Prisma.PrismaClientKnownRequestError ? error.meta?.driverAdapterError : undefined;
  const parsed = causeSchema.safeParse(beneath instanceof Error ? beneath.cause : undefined);
  return parsed.success ? parsed.data : { originalCode: '', kind: '' };
}

const causeSchema = z.object({ originalCode: z.string().default(''), kind: z.string().default('') });
