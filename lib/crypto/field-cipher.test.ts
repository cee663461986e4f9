import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createFieldCipher, type SealedPlace } from './field-cipher';

const key = (id = 1) => ({ id, bytes: new Uint8Array(randomBytes(32)) });
const first = key();
const cipher = createFieldCipher({ current: first, others: [] });
const place: SealedPlace = { clinicId: 'clinic-a', column: 'handout.patient', rowId: 'row-1' };
const text = Buffer.from('Maria Núñez-O’Connor');

describe('S30 a sealed value', () => {
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
    expect(() => createFieldCipher({ current: key(), others: [] }).open(place, sealed)).toThrow();
  });

  it('never looks the same twice and never shows the text', () => {
    const [one, two] = [cipher.seal(place, text), cipher.seal(place, text)];
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(false);
    expect(Buffer.from(one).includes('Maria')).toBe(false);
  });
});

describe('S31 a blind index', () => {
  it('is equal for equal terms of one clinic, and different between clinics and terms', () => {
    const hex = (clinicId: string, term: string) => Buffer.from(cipher.blindIndex(clinicId, term)).toString('hex');
    expect(hex('a', 'name:maria')).toBe(hex('a', 'name:maria'));
    expect(hex('a', 'name:maria')).not.toBe(hex('b', 'name:maria'));
    expect(hex('a', 'name:maria')).not.toBe(hex('a', 'record:maria'));
  });
});

it('refuses a master key of the wrong length', () => {
  const short = { id: 1, bytes: new Uint8Array(16) };
  expect(() => createFieldCipher({ current: short, others: [] })).toThrow('32 bytes');
});

describe('S30 after a rotation', () => {
  const rotated = createFieldCipher({ current: key(2), others: [first] });

  it('old values still open, new ones carry the new key’s id, and without the old key the old ones stay shut', () => {
    const old = cipher.seal(place, text);
    expect(Buffer.from(rotated.open(place, old))).toEqual(text);
    expect(rotated.seal(place, text)[0]).toBe(2);
    expect(() => createFieldCipher({ current: key(2), others: [] }).open(place, old)).toThrow();
    expect(() => cipher.open(place, rotated.seal(place, text))).toThrow();
  });

  it('the key’s id is bound to the value: it cannot be relabelled', () => {
    const relabelled = rotated.seal(place, text);
    relabelled[0] = 1;
    expect(() => rotated.open(place, relabelled)).toThrow();
  });

  it('S31 what was indexed before is found as well', () => {
    const before = Buffer.from(cipher.blindIndex('a', 'name:maria'));
    const asked = rotated.blindIndexes('a', 'name:maria').map((token) => Buffer.from(token));
    expect(asked.some((token) => token.equals(before))).toBe(true);
    expect(Buffer.from(rotated.blindIndex('a', 'name:maria'))).not.toEqual(before);
  });

  it('two keys never share an id', () => {
    expect(() => createFieldCipher({ current: key(2), others: [key(2)] })).toThrow('same id');
  });
});
