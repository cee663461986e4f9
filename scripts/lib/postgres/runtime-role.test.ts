import { createHmac, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { runtimeRole, runtimeUrl } from './runtime-role';

const ownerUrl = 'postgresql://owner:secret@db.example:5432/plainleaf';
const passwordOf = (masterKey: string): string =>
  new URL(runtimeUrl({ ownerUrl, givenAppUrl: undefined, masterKey })).password;

describe('the password of the runtime role', () => {
  const bytes = randomBytes(32);
  const key = bytes.toString('base64');

  it('every spelling of a key gives the same password', () => {
    for (const written of [`1:${key}`, ` ${key}\n`, `2:${key}`]) expect(passwordOf(written)).toBe(passwordOf(key));
  });

  it('a key without a number gives the password that running instances already use', () => {
    expect(passwordOf(key)).toBe(createHmac('sha256', bytes).update(runtimeRole).digest('hex'));
  });

  it('another key gives another password', () => {
    expect(passwordOf(randomBytes(32).toString('base64'))).not.toBe(passwordOf(key));
  });
});
