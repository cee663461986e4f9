import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { scramVerifier } from './scram-verifier';

/** The exchange that RFC 7677 gives as its example, for the password "pencil". */
const example = {
  salt: Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'),
  message:
    'n=user,r=rOprNGfwEbeRWgbNEkqO,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0',
  proof: Buffer.from('dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=', 'base64'),
  serverSignature: '6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
};

describe('a SCRAM verifier', () => {
  it('accepts the client and proves the server in the example of RFC 7677', () => {
    const [, storedKey = '', serverKey = ''] =
      /^SCRAM-SHA-256\$4096:W22ZaJ0SNY7soEsUEjb6gQ==\$([^:]+):(.+)$/.exec(scramVerifier('pencil', example.salt)) ?? [];
    const sign = (key: string) => createHmac('sha256', Buffer.from(key, 'base64')).update(example.message).digest();
    const signature = sign(storedKey);
    const clientKey = example.proof.map((byte, index) => byte ^ (signature[index] ?? 0));
    expect(createHash('sha256').update(clientKey).digest('base64')).toBe(storedKey);
    expect(sign(serverKey).toString('base64')).toBe(example.serverSignature);
  });

  it('is another each time, so that equal passwords cannot be told', () => {
    expect(scramVerifier('pencil')).not.toBe(scramVerifier('pencil'));
  });

  it('refuses a password that would need SASLprep', () => {
    expect(() => scramVerifier('mañana')).toThrow('ASCII');
  });
});
