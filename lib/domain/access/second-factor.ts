/** What somebody types to prove more than a passphrase. Pure: random bytes come in as arguments. */

/** How the holder of a session proved more than a passphrase. */
export type SecondFactor = 'totp' | 'passkey' | 'recovery-code' | 'identity-provider';

export const RECOVERY_CODES = 10;
/** Characters of a recovery code, each worth 5 bits. */
const CODE_LENGTH = 12;
/** Without i, l, o and u: none is taken for another, or for a digit, when read off paper (Crockford's base 32). */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Bytes that one recovery code is made from. */
export const RECOVERY_CODE_BYTES = CODE_LENGTH;

/** "k7mq-3xwp-90ah": 60 random bits. */
export function recoveryCodeFrom(random: Uint8Array): string {
  if (random.length !== RECOVERY_CODE_BYTES) throw new Error(`A recovery code takes ${RECOVERY_CODE_BYTES} bytes`);
  // 256 is a whole number of times 32: no character is more likely than another.
  const characters = [...random].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
  return characters.replace(/(.{4})(?=.)/g, '$1-');
}

export type TypedCode = { kind: 'totp'; digits: string } | { kind: 'recovery-code'; code: string };

/** Tells six digits of an app from a recovery code, however they were spaced; null for neither. */
export function readTypedCode(text: string): TypedCode | null {
  const plain = text.toLowerCase().replace(/[\s-]/g, '');
  if (/^\d{6}$/.test(plain)) return { kind: 'totp', digits: plain };
  const code = plain.replace(/o/g, '0').replace(/[il]/g, '1');
  const isCode = code.length === CODE_LENGTH && [...code].every((character) => ALPHABET.includes(character));
  return isCode ? { kind: 'recovery-code', code } : null;
}
