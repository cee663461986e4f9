import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/**
 * AES-256-GCM for columns that hold a patient's identifiers or words.
 * Shape of a sealed value: key id (1 byte) | nonce (12 bytes) | tag (16 bytes) | ciphertext.
 * The additional data names clinic, column and row, so that a value copied elsewhere cannot be opened.
 */

export type SealedColumn =
  | 'draft.sealed'
  | 'template.sealed'
  | 'handout.patient'
  | 'handout.content'
  | 'handout.document'
  | 'handout_pdf.sealed';

export type SealedPlace = { clinicId: string; column: SealedColumn; rowId: string };

export type FieldCipher = {
  seal(place: SealedPlace, plaintext: Uint8Array): Uint8Array<ArrayBuffer>;
  /** Throws when the value was made for another place or has been altered. */
  open(place: SealedPlace, sealed: Uint8Array): Uint8Array<ArrayBuffer>;
  /** HMAC-SHA-256 (16 bytes) under a key of this clinic alone: equal terms can be found, not read. */
  blindIndex(clinicId: string, term: string): Uint8Array<ArrayBuffer>;
};

const KEY_ID = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES + TAG_BYTES;
const TOKEN_BYTES = 16;

/** @param masterKey 32 random bytes; every other key is derived from it (HKDF-SHA-256). */
export function createFieldCipher(masterKey: Uint8Array): FieldCipher {
  if (masterKey.length !== 32) throw new Error('The master key must have 32 bytes');
  const derive = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', masterKey, '', purpose, 32));
  const sealingKey = derive('plainleaf field sealing 1');
  const indexKey = derive('plainleaf blind index 1');
  const clinicIndexKeys = new Map<string, Buffer>();

  const additionalData = ({ clinicId, column, rowId }: SealedPlace): Buffer =>
    Buffer.from([KEY_ID, ...Buffer.from(`|${clinicId}|${column}|${rowId}`)]);

  return {
    seal(place, plaintext) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', sealingKey, nonce);
      cipher.setAAD(additionalData(place));
      const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
      return bytes(Buffer.concat([Buffer.from([KEY_ID]), nonce, cipher.getAuthTag(), ciphertext]));
    },
    open(place, sealed) {
      if (sealed.length < HEADER_BYTES || sealed[0] !== KEY_ID) throw new Error('Not a sealed value of this key');
      const decipher = createDecipheriv('aes-256-gcm', sealingKey, sealed.subarray(1, 1 + NONCE_BYTES));
      decipher.setAuthTag(sealed.subarray(1 + NONCE_BYTES, HEADER_BYTES));
      decipher.setAAD(additionalData(place));
      return bytes(Buffer.concat([decipher.update(sealed.subarray(HEADER_BYTES)), decipher.final()]));
    },
    blindIndex(clinicId, term) {
      let key = clinicIndexKeys.get(clinicId);
      if (!key) {
        key = createHmac('sha256', indexKey).update(clinicId).digest();
        clinicIndexKeys.set(clinicId, key);
      }
      return bytes(createHmac('sha256', key).update(term).digest().subarray(0, TOKEN_BYTES));
    },
  };
}

/** The driver takes only views of plain ArrayBuffers; Buffer may share a pool. */
function bytes(buffer: Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer);
}
