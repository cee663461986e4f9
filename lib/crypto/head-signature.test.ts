import { afterEach, describe, expect, it } from 'vitest';
import { checkHead, signHead } from './head-signature';
import { takeMasterKeys } from './sealing';

const key = (id: number) => ({ id, bytes: new Uint8Array(32).fill(id) });
const head = { clinicId: 'a', seq: 7, hash: '0'.repeat(64), at: '2026-11-29T08:00:00.000Z' };

/** A head of the time when the key was the current one. */
function signedUnder(id: number): string {
  takeMasterKeys({ current: key(id), others: [] });
  return signHead(head);
}

afterEach(() => takeMasterKeys({ current: key(1), others: [] }));

describe('a signed head', () => {
  it('is ours under the current key and under one of before a rotation', () => {
    const signature = signedUnder(1);
    expect(checkHead(head, signature)).toEqual({ is: 'signed' });
    takeMasterKeys({ current: key(2), others: [key(1)] });
    expect(checkHead(head, signature)).toEqual({ is: 'signed' });
  });

  it('names the key that is not configured any more, also where an earlier release wrote no id', () => {
    const [first, third] = [signedUnder(1), signedUnder(3)];
    takeMasterKeys({ current: key(2), others: [] });
    expect(checkHead(head, first)).toEqual({ is: 'unknown-key', keyId: 1 });
    expect(checkHead(head, first.slice(0, 64))).toEqual({ is: 'unknown-key', keyId: 1 });
    expect(checkHead(head, third)).toEqual({ is: 'unknown-key', keyId: 3 });
  });

  it('is forged when its key is configured and did not sign it', () => {
    const signature = signedUnder(1);
    const other = { ...head, seq: 8 };
    expect(checkHead(other, signature)).toEqual({ is: 'forged' });
    expect(checkHead(other, signature.slice(0, 64))).toEqual({ is: 'forged' });
    takeMasterKeys({ current: key(2), others: [key(1)] });
    expect(checkHead(other, signature.slice(0, 64))).toEqual({ is: 'forged' });
    expect(checkHead(head, 'no signature')).toEqual({ is: 'forged' });
  });

  it('is read by a release from before the id, which takes the signature for hexadecimal digits', () => {
    const signature = signedUnder(1);
    expect(Buffer.from(signature, 'hex').toString('hex')).toBe(signature.slice(0, 64));
  });
});
