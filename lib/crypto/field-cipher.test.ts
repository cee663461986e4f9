import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createFieldCipher, type SealedPlace } from './field-cipher';

const cipher = createFieldCipher(randomBytes(32));
const place: SealedPlace = { clinicId: 'clinic-a', column: 'handout.patient', rowId: 'row-1' };
const text = Buffer.from('Maria Núñez-O’Connor');

describe('a sealed value', () => {
  it('opens where it was sealed and nowhere else', () => {
    const sealed = cipher.seal(place, text);
    expect(Buffer.from(cipher.open(place, sealed))).toEqual(text);
    const elsewhere: SealedPlace[] = [
      { ...place, clinicId: 'clinic-b' },
      { ...place, rowId: 'row-2' },
      { ...place, column: 'handout.content' },
    ];
    for (const other of elsewhere) expect(() => cipher.open(other, sealed)).toThrow();
  });

  it('does not open when a byte was changed, cut off, or under another key', () => {
    const sealed = cipher.seal(place, text);
    for (const at of [0, 5, 20, sealed.length - 1]) {
      const altered = new Uint8Array(sealed);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(() => cipher.open(place, altered)).toThrow();
    }
    expect(() => cipher.open(place, sealed.subarray(0, 10))).toThrow();
    expect(() => createFieldCipher(randomBytes(32)).open(place, sealed)).toThrow();
  });

  it('never looks the same twice and never shows the text', () => {
    const [one, two] = [cipher.seal(place, text), cipher.seal(place, text)];
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(false);
    expect(Buffer.from(one).includes('Maria')).toBe(false);
  });
});

describe('a blind index', () => {
  it('is equal for equal terms of one clinic, and different between clinics and terms', () => {
    const hex = (clinicId: string, term: string) => Buffer.from(cipher.blindIndex(clinicId, term)).toString('hex');
    expect(hex('a', 'name:maria')).toBe(hex('a', 'name:maria'));
    expect(hex('a', 'name:maria')).not.toBe(hex('b', 'name:maria'));
    expect(hex('a', 'name:maria')).not.toBe(hex('a', 'record:maria'));
  });
});

it('refuses a master key of the wrong length', () => {
  expect(() => createFieldCipher(randomBytes(16))).toThrow('32 bytes');
});
