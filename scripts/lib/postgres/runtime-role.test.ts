import { createHmac, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { runtimeRole, runtimeUrl } from './runtime-role';

const ownerUrl = 'postgresql://owner:secret@db.example:5432/plainleaf';
const passwordOf = (masterKey: string): string =>
  new URL(runtimeUrl({ ownerUrl, givenAppUrl: undefined, masterKey })).password;

describe('the password of the runtime role', () => {
  const bytes = randomBytes(32);
  const key = bytes.toString('base64');

  it('is the same however the same key is written', () => {
    for (const written of [`1:${key}`, ` ${key}\n`, `2:${key}`]) expect(passwordOf(written)).toBe(passwordOf(key));
  });

  it('stays what it was for a key without a number, which running instances sign in with', () => {
    expect(passwordOf(key)).toBe(createHmac('sha256', bytes).update(runtimeRole).digest('hex'));
  });

  it('is another for another key', () => {
    expect(passwordOf(randomBytes(32).toString('base64'))).not.toBe(passwordOf(key));
  });
});
