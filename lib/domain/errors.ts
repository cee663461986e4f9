import { shareErrorKind } from './error-brand';

/**
 * What can go wrong with a request, as codes. The screens own the wording; logs carry only the code.
 * `not-found` also stands for another clinic's row: the two must not be told apart.
 */
export type AppErrorCode =
  | 'signed-out'
  /** The page was opened for another member, or for another of this person's clinics. */
  | 'signed-in-as-another'
  | 'forbidden'
  | 'not-found'
  | 'invalid-input'
  /** The request is larger than the limit, so it was not read. */
  | 'too-large'
  /** The member has reached the limit of open drafts, by number or size. */
  | 'drafts-full'
  /** The member has reached the limit of templates in use, by number or size. */
  | 'templates-full'
  /** The owner of a template has reached the limit of archived ones, by number or size. */
  | 'archive-full'
  | 'conflict'
  | 'already-issued'
  | 'erased'
  | 'on-hold'
  /** Somebody else's patient, whose record is closed until the reader says why they open it. */
  | 'restricted'
  | 'last-admin'
  | 'blocked-by-checks'
  | 'render-failed'
  | 'render-timeout'
  /** Reading a text exceeded its time limit. */
  | 'too-slow'
  /** The queue is full or the wait was too long. Nothing was done, and a retry is safe. */
  | 'busy'
  | 'unavailable'
  | 'storage-full'
  /** A sealed value was encrypted with another key, or altered. */
  | 'unreadable'
  | 'unexpected';

/** Why a request was refused before it was read: for its size, or for how many of its sender wait. */
export const earlyRefusals = ['signed-out', 'too-large', 'busy'] as const satisfies readonly AppErrorCode[];
export type EarlyRefusal = (typeof earlyRefusals)[number];

/** One message per field of a form, keyed by the field's path ("patient.name"). */
export type FieldMessages = Readonly<Record<string, string>>;

export type AppFailure = {
  code: AppErrorCode;
  fields?: FieldMessages;
  /** Of what was not expected: the same in the log, so that whoever looks after Plainleaf finds what happened. */
  reference?: string;
  /** Of `busy`: after how many seconds to try again. */
  retryAfterSeconds?: number;
};

export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly fields: FieldMessages | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: AppErrorCode,
    options: { fields?: FieldMessages; cause?: unknown; retryAfterSeconds?: number } = {},
  ) {
    super(code, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.fields = options.fields;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
shareErrorKind(AppError, 'AppError');

/** What every write answers: a value, or a failure that a screen can put into words. */
export type Outcome<Value> = { ok: true; value: Value } | { ok: false; failure: AppFailure };
