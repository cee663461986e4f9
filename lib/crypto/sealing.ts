import type { z } from 'zod';
import { env } from '../env';
import { createFieldCipher, type FieldCipher, type SealedPlace } from './field-cipher';
import type { MasterKeys } from './master-key';

let keys: MasterKeys | undefined;
let cipher: FieldCipher | undefined;

/** The process's cipher, under the master keys of the environment. */
export function fieldCipher(): FieldCipher {
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

/** Opens and validates: what we stored ourselves must still have the shape we know. */
export function openJson<Schema extends z.ZodType>(
  place: SealedPlace,
  sealed: Uint8Array,
  schema: Schema,
): z.output<Schema> {
  return schema.parse(JSON.parse(Buffer.from(fieldCipher().open(place, sealed)).toString()));
}
