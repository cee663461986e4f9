import { describe, expect, it } from 'vitest';
import type { MasterKey } from './master-key';
import { asStoredKey, compareKeys, fingerprint, isRefusal, refusalWords } from './master-key-fingerprint';

const key = (id: number, fill = id): MasterKey => ({ id, bytes: new Uint8Array(32).fill(fill) });
const stored = (...keys: MasterKey[]) => keys.map(asStoredKey);

describe('the fingerprint of a master key', () => {
  it('stays the same from release to release, or every installation would refuse its own key', () => {
    expect(fingerprint(key(1))).toBe('022473e0eaa3f6bd7c6d9930ce0dab72');
  });

  it('differs between keys and does not depend on the id', () => {
    expect(fingerprint(key(1))).not.toBe(fingerprint(key(2)));
    expect(fingerprint(key(1, 7))).toBe(fingerprint(key(2, 7)));
  });
});

describe('comparing the configured keys with the stored ones', () => {
  it('knows the key that the database was encrypted with', () => {
    expect(compareKeys({ current: key(1), others: [] }, stored(key(1)))).toEqual({ is: 'known' });
    expect(compareKeys({ current: key(2), others: [key(1)] }, stored(key(1), key(2)))).toEqual({ is: 'known' });
    expect(compareKeys({ current: key(1), others: [key(2)] }, stored(key(1)))).toEqual({ is: 'known' });
  });

  it('says that an empty database names no key', () => {
    expect(compareKeys({ current: key(1), others: [] }, [])).toEqual({ is: 'none-stored' });
  });

  it('takes a new key only beside the stored one', () => {
    expect(compareKeys({ current: key(2), others: [key(1)] }, stored(key(1)))).toEqual({ is: 'new-key' });
    expect(compareKeys({ current: key(2), others: [] }, stored(key(1)))).toMatchObject({ is: 'wrong' });
    expect(compareKeys({ current: key(2), others: [key(1, 9)] }, stored(key(1)))).toMatchObject({ is: 'wrong' });
  });

  it('refuses another key under the same id, and the key of before a rotation', () => {
    expect(compareKeys({ current: key(1, 9), others: [] }, stored(key(1)))).toMatchObject({ is: 'wrong' });
    expect(compareKeys({ current: key(1), others: [] }, stored(key(2)))).toMatchObject({ is: 'wrong' });
  });

  it('names the old key that is missing before everything is under the new one', () => {
    const comparison = compareKeys({ current: key(2), others: [] }, stored(key(1), key(2)));
    expect(comparison).toEqual({ is: 'incomplete', stored: asStoredKey(key(1)) });
  });

  it('words a refusal in one line, with the fingerprint and without the key', () => {
    for (const others of [[], [key(1)]]) {
      const comparison = compareKeys({ current: key(3), others }, stored(key(1), key(2)));
      if (!isRefusal(comparison)) throw new Error(comparison.is);
      const words = refusalWords(comparison);
      expect(words).toContain(comparison.stored.fingerprint);
      expect(words).not.toContain('\n');
      expect(words).not.toContain(Buffer.from(key(1).bytes).toString('base64'));
    }
  });
});
