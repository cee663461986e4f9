import { randomBytes } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import { masterKeys, takeMasterKeys } from '@/lib/crypto/sealing';
import { GET } from './route';

const right = masterKeys();

afterEach(() => takeMasterKeys(right));

const asked = async (headers: Record<string, string>) => {
  const answer = await GET(new Request('http://127.0.0.1:3000/api/health/ready', { headers }));
  return [answer.status, await answer.json()];
};

const here = { host: '127.0.0.1:3000', 'x-forwarded-for': '127.0.0.1' };
const stranger = { host: 'handouts.example', 'x-forwarded-for': '203.0.113.7' };

it('gives its reason to requests from its own machine only', async () => {
  expect(await asked(stranger)).toEqual([200, { status: 'ready' }]);
  takeMasterKeys({ current: { id: 1, bytes: new Uint8Array(randomBytes(32)) }, others: [] });
  expect(await asked(here)).toEqual([503, { status: 'not ready', reason: 'master key' }]);
  expect(await asked(stranger)).toEqual([503, { status: 'not ready' }]);
  // Of whom nothing is known.
  expect(await asked({})).toEqual([503, { status: 'not ready' }]);
});
