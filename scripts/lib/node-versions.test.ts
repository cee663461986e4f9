import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { rootFolder } from './root-folder.mjs';
import { runtimes } from './test/node-runtime';

const read = (file: string): string => readFileSync(path.join(rootFolder, file), 'utf8');

test('the image, CI and the guide use one version of Node, and it is one that the tests run on', () => {
  const version = read('.nvmrc').trim();
  expect(runtimes).toContain(version);
  const named = [
    ...[...read('deploy/Dockerfile').matchAll(/^FROM node:(\d+)-/gm)].map(([, found]) => found),
    ...[...read('.github/workflows/test.yml').matchAll(/\bnode:(\d+)-/g)].map(([, found]) => found),
    ...[...read('docs/operations.md').matchAll(/\bsetup_(\d+)\.x/g)].map(([, found]) => found),
  ];
  expect(named.length).toBeGreaterThanOrEqual(4);
  expect(new Set(named)).toEqual(new Set([version]));
});

test('the oldest version is the same for npm, for a start and for the tests', () => {
  const { engines } = JSON.parse(read('package.json'));
  expect(engines.node).toBe(`>=${runtimes[0]}`);
  expect(read('scripts/lib/require-node.mjs')).toContain(`Plainleaf needs Node ${runtimes[0]} or later`);
  expect(read('README.md')).toContain(`Node.js ${runtimes[0]} or newer`);
});
