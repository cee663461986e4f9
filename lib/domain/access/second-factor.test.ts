import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RECOVERY_CODE_BYTES, readTypedCode, recoveryCodeFrom } from './second-factor';

const randomBytes = fc.uint8Array({ minLength: RECOVERY_CODE_BYTES, maxLength: RECOVERY_CODE_BYTES });

describe('S16: what is typed as a second factor', () => {
  it.each(['123456', ' 123 456 ', '123-456'])('%j is six digits of an app', (text) => {
    expect(readTypedCode(text)).toEqual({ kind: 'totp', digits: '123456' });
  });

  it('a recovery code is read back however it was spaced, in capitals, and with letters for digits', () => {
    fc.assert(
      fc.property(randomBytes, (random) => {
        const code = recoveryCodeFrom(random);
        expect(code).toMatch(/^[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}$/);
        const plain = { kind: 'recovery-code', code: code.replaceAll('-', '') };
        expect(readTypedCode(code)).toEqual(plain);
        const misread = code.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l');
        expect(readTypedCode(misread)).toEqual(plain);
      }),
    );
  });

  it.each(['', '12345', '1234567', 'abcdefghijk!', 'abcd-efgh-jkm', '１２３４５６'])('%j is neither', (text) => {
    expect(readTypedCode(text)).toBeNull();
  });
});
