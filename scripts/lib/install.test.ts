import { expect, test } from 'vitest';
import { agrees } from './install.mjs';

const lock = JSON.stringify({
  packages: {
    '': { name: 'plainleaf' },
    'node_modules/next': { version: '16.4.6' },
    'node_modules/@next/swc-darwin-arm64': { version: '16.4.6', optional: true },
  },
});
const record = (packages: object) => JSON.stringify({ packages });

test('what npm installed agrees with the lock file, packages of other platforms aside', () => {
  expect(agrees(lock, record({ 'node_modules/next': { version: '16.4.6' } }))).toBe(true);
});

test.each([
  ['another version', record({ 'node_modules/next': { version: '16.4.5' } })],
  ['a missing package', record({})],
  ['half a record', '{"packages": {'],
])('%s does not agree', (_what, installed) => {
  expect(agrees(lock, installed)).toBe(false);
});

test('without a lock file nothing agrees', () => {
  expect(agrees(undefined, record({}))).toBe(false);
});
