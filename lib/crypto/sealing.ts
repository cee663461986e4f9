import { z } from 'zod';
import { AppError } from '../domain/errors';
import { Memory } from '../domain/memory';
import { UNREADABLE } from '../domain/unreadable';
import { env } from '../env';
import { describeError, logEvent } from '../log';
import { createFieldCipher, type FieldCipher, type SealedPlace } from './field-cipher';
import type { MasterKeys } from './master-key';

let keys: MasterKeys | undefined;
let cipher: FieldCipher | undefined;

// Next bundles the start of a process apart from its routes: the two must share this.
const shared: typeof globalThis & { plainleafSealing?: { suspended: boolean; onUnreadable: () => void } } = globalThis;

function state() {
  shared.plainleafSealing ??= { suspended: false, onUnreadable: () => {} };
  return shared.plainleafSealing;
}

/** From here on nothing is sealed or opened: the database was encrypted with another master key. */
export function suspendSealing(): void {
  state().suspended = true;
}

export function resumeSealing(): void {
  state().suspended = false;
}

/** Calls `react` whenever a sealed value does not open: another database may be behind the address by now. */
export function whenUnreadable(react: () => void): void {
  state().onUnreadable = react;
}

/**
 * The process's cipher, under the master keys of the environment.
 * @throws AppError unavailable while the database is one that another master key belongs to.
 */
export function fieldCipher(): FieldCipher {
  if (state().suspended) throw new AppError('unavailable');
  cipher ??= createFieldCipher(masterKeys());
  return cipher;
}

export function masterKeys(): MasterKeys {
  keys ??= { current: env().PLAINLEAF_MASTER_KEY, others: env().PLAINLEAF_OTHER_MASTER_KEYS };
  return keys;
}

/** Other keys than the environment's from here on, as after a start with new ones. */
export function takeMasterKeys(given: MasterKeys): void {
  keys = given;
  cipher = undefined;
}

export function sealJson(place: SealedPlace, value: unknown): Uint8Array<ArrayBuffer> {
  return fieldCipher().seal(place, Buffer.from(JSON.stringify(value)));
}

/** Rows whose log line was written: a list would repeat it at every look. */
const reported = new Memory<true>(1_000);

/** @throws AppError unreadable for what another key sealed, or somebody altered; the log names the row once. */
export function openSealed(place: SealedPlace, sealed: Uint8Array): Uint8Array<ArrayBuffer> {
  const opening = fieldCipher();
  try {
    return opening.open(place, sealed);
  } catch (cause) {
    state().onUnreadable();
    throw unreadable(place, cause);
  }
}

/**
 * Opens and validates: what we stored ourselves must still have the shape we know.
 * @throws AppError unreadable
 */
export function openJson<Schema extends z.ZodType>(
  place: SealedPlace,
  sealed: Uint8Array,
  schema: Schema,
): z.output<Schema> {
  const text = Buffer.from(openSealed(place, sealed)).toString();
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw unreadable(place, cause);
  }
}

function unreadable({ clinicId, column, rowId }: SealedPlace, cause: unknown): AppError {
  const key = `${clinicId} ${column} ${rowId}`;
  if (!reported.get(key)) {
    reported.set(key, true);
    // After a blank there is a name that a member chose.
    logEvent('error', 'sealed.unreadable', {
      clinicId,
      column,
      row: rowId.split(' ')[0] ?? '',
      ...describeError(cause),
    });
  }
  return new AppError('unreadable', { cause });
}

/** For lists: what `open` opens, null where it cannot be read, so that one damaged row takes no page down. */
export function orUnreadable<Value>(open: () => Value): Value | null {
  try {
    return open();
  } catch (error) {
    if (error instanceof AppError && error.code === 'unreadable') return null;
    throw error;
  }
}

const words = z.string();

/** For lists: opens sealed text such as a reason; '' if there is none, and a note if it cannot be opened. */
export function openWords(place: SealedPlace, sealed: Uint8Array): string {
  if (sealed.length === 0) return '';
  return orUnreadable(() => openJson(place, sealed, words)) ?? UNREADABLE;
}
