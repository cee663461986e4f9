import { afterAll, beforeAll } from 'vitest';
import { env, readEnv } from '../env';

const usual = {
  NEXTAUTH_SECRET: 'x'.repeat(32),
  // Nothing listens there.
  DATABASE_APP_URL: 'postgresql://nobody@127.0.0.1:1/none',
  PLAINLEAF_MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
};

/**
 * The environment of a server for the tests of one file. The files of a thread share the one that was read first, so it is
 * changed in place and put back.
 */
export function haveServerEnvironment(values: { NEXTAUTH_URL: string; NEXTAUTH_SECRET?: string }): void {
  const names = { ...usual, ...values };
  const set = { ...process.env };
  let before: ReturnType<typeof env>;
  beforeAll(() => {
    Object.assign(process.env, names);
    before = { ...env() };
    Object.assign(env(), readEnv({ NODE_ENV: 'test', ...names }));
  });
  afterAll(() => {
    Object.assign(env(), before);
    for (const name of Object.keys(names)) {
      const value = set[name];
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });
}
