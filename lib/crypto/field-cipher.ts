import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { MasterKey, MasterKeys } from './master-key';

/**
 * AES-256-GCM for columns that hold a patient's identifiers or words, or what opens an account.
 * Shape of a sealed value: key id (1 byte) | nonce (12 bytes) | tag (16 bytes) | ciphertext.
 * The additional data names clinic, column and row, so that a value copied elsewhere cannot be opened.
 */

export type SealedColumn =
  | 'draft.sealed'
  | 'template.sealed'
  | 'template_version.sealed'
  | 'handout.patient'
  | 'handout.content'
  | 'handout.document'
  | 'handout_pdf.sealed'
  | 'snippet.sealed'
  | 'handout_status.reason'
  | 'record_opening.reason'
  | 'single_sign_on.secret'
  | 'authenticator_app.seed'
  | 'bulk_job.sealed'
  | 'bulk_row.sealed';

/** `clinicId` is null for what belongs to a person, who can work at several clinics. */
export type SealedPlace = { clinicId: string | null; column: SealedColumn; rowId: string };

export type FieldCipher = {
  seal(place: SealedPlace, plaintext: Uint8Array): Uint8Array<ArrayBuffer>;
  /** Throws when the value was made for another place or has been altered. */
  open(place: SealedPlace, sealed: Uint8Array): Uint8Array<ArrayBuffer>;
  /** HMAC-SHA-256 (16 bytes) under a key of this clinic alone: equal terms can be found, not read. */
  blindIndex(clinicId: string, term: string): Uint8Array<ArrayBuffer>;
  /** The same under every known key, the current one first: what was stored before a rotation is found too. */
  blindIndexes(clinicId: string, term: string): Uint8Array<ArrayBuffer>[];
};

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES + TAG_BYTES;
const TOKEN_BYTES = 16;

type DerivedKeys = { id: number; sealing: Buffer; index: (clinicId: string) => Buffer };

/** Every other key is derived from the master keys (HKDF-SHA-256). */
export function createFieldCipher({ current, others }: MasterKeys): FieldCipher {
  const derived = [current, ...others].map(deriveKeys);
  const [newest] = derived;
  if (!newest) throw new Error('There is always a current key');
  const byId = new Map(derived.map((keys) => [keys.id, keys]));
  if (byId.size !== derived.length) throw new Error('Two master keys have the same id');

  return {
    seal(place, plaintext) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', newest.sealing, nonce);
      cipher.setAAD(additionalData(newest.id, place));
      const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
      return bytes(Buffer.concat([Buffer.from([newest.id]), nonce, cipher.getAuthTag(), ciphertext]));
    },

    open(place, sealed) {
      const keys = byId.get(sealed[0] ?? 0);
      if (sealed.length < HEADER_BYTES || !keys) throw new Error('Not a sealed value of a known key');
      const decipher = createDecipheriv('aes-256-gcm', keys.sealing, sealed.subarray(1, 1 + NONCE_BYTES));
      decipher.setAuthTag(sealed.subarray(1 + NONCE_BYTES, HEADER_BYTES));
      decipher.setAAD(additionalData(keys.id, place));
      return bytes(Buffer.concat([decipher.update(sealed.subarray(HEADER_BYTES)), decipher.final()]));
    },

    blindIndex: (clinicId, term) => token(newest.index(clinicId), term),
    blindIndexes: (clinicId, term) => derived.map(({ index }) => token(index(clinicId), term)),
  };
}

function deriveKeys({ id, bytes }: MasterKey): DerivedKeys {
  if (bytes.length !== 32) throw new Error('The master key must have 32 bytes');
  const derive = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', bytes, '', purpose, 32));
  const indexKey = derive('plainleaf blind index 1');
  const clinicKeys = new Map<string, Buffer>();
  return {
    id,
    sealing: derive('plainleaf field sealing 1'),
    index(clinicId) {
      const key = clinicKeys.get(clinicId) ?? createHmac('sha256', indexKey).update(clinicId).digest();
      clinicKeys.set(clinicId, key);
      return key;
    },
  };
}

const additionalData = (keyId: number, { clinicId, column, rowId }: SealedPlace): Buffer =>
  Buffer.from([keyId, ...Buffer.from(`|${clinicId ?? ''}|${column}|${rowId}`)]);

const token = (key: Buffer, term: string): Uint8Array<ArrayBuffer> =>
  bytes(createHmac('sha256', key).update(term).digest().subarray(0, TOKEN_BYTES));

/** The driver takes only views of plain ArrayBuffers; Buffer may share a pool. */
function bytes(buffer: Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer);
}
