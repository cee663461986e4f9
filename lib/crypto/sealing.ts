import type { z } from 'zod';
import { AppError } from '../domain/errors';
import { env } from '../env';
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
  cipher ??= reportingCipher(createFieldCipher(masterKeys()));
  return cipher;
}

function reportingCipher(inner: FieldCipher): FieldCipher {
  return {
    ...inner,
    open(place, sealed) {
      try {
        return inner.open(place, sealed);
      } catch (error) {
        state().onUnreadable();
        throw error;
      }
    },
  };
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

/** Opens and validates: what we stored ourselves must still have the shape we know. */
export function openJson<Schema extends z.ZodType>(
  place: SealedPlace,
  sealed: Uint8Array,
  schema: Schema,
): z.output<Schema> {
  return schema.parse(JSON.parse(Buffer.from(fieldCipher().open(place, sealed)).toString()));
}
