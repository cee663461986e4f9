import { afterAll, beforeAll } from 'vitest';
import { env, readEnv } from '../env';

const usual = {
  NEXTAUTH_SECRET: 'x'.repeat(32),
  // Nothing listens there.
  DATABASE_APP_URL: 'postgresql://nobody@127.0.0.1:1/none',
  PLAINLEAF_MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
};

/**
 * Sets a server's environment for one test file. Files of a thread share the first parsed environment, so it is changed
 * in place and restored.
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
