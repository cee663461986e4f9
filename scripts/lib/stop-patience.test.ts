import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readEnv } from '../../lib/env';
import { rootFolder } from './root-folder.mjs';
import { stopPatienceMs } from './stop-patience.mjs';

const usable = {
  DATABASE_APP_URL: 'postgresql://plainleaf_app:secret@db.example:5432/plainleaf',
  NEXTAUTH_URL: 'https://handouts.example',
  NEXTAUTH_SECRET: 's'.repeat(32),
  PLAINLEAF_MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
};

test.each([
  ['its usual settings', {}],
  ['a long limit', { SHUTDOWN_LIMIT_MS: '120000' }],
  ['a delay and a limit', { SHUTDOWN_DELAY_MS: '5000', SHUTDOWN_LIMIT_MS: '600000' }],
  ['settings left empty', { SHUTDOWN_DELAY_MS: '', SHUTDOWN_LIMIT_MS: '' }],
])('a server that is stopped gets ten seconds more than it takes with %s', (_what, set) => {
  const { SHUTDOWN_DELAY_MS, SHUTDOWN_LIMIT_MS } = readEnv({ ...usable, ...set });
  expect(stopPatienceMs(set)).toBe(SHUTDOWN_DELAY_MS + SHUTDOWN_LIMIT_MS + 10_000);
});

test.each(['plainleaf.service', 'plainleaf@.service'])(
  '%s waits longer than that, and says when to wait longer',
  (unit) => {
    const text = readFileSync(path.join(rootFolder, 'deploy', unit), 'utf8');
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(text)?.[1]) * 1000).toBeGreaterThan(stopPatienceMs({}));
    expect(text).toMatch(/^# .*SHUTDOWN_DELAY_MS.*SHUTDOWN_LIMIT_MS/m);
  },
);
