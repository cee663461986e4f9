import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Artifact, ensure } from './artifacts';

let root = '';
let made = 0;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'plainleaf-artifact-'));
  made = 0;
  await mkdir(path.join(root, 'lib'));
  await writeFile(path.join(root, 'lib', 'source.ts'), 'one');
});

afterEach(() => rm(root, { recursive: true }));

function artifact(work: () => Promise<void> = async () => {}): Artifact {
  return {
    stamp: 'out/.made-from',
    sources: ['lib'],
    make: async () => {
      made += 1;
      await mkdir(path.join(root, 'out'), { recursive: true });
      await work();
    },
  };
}

test('is made once, and again when a source changes', async () => {
  expect(await ensure(artifact(), {}, root)).toBe(true);
  expect(await ensure(artifact(), {}, root)).toBe(false);
  await writeFile(path.join(root, 'lib', 'source.ts'), 'two');
  expect(await ensure(artifact(), {}, root)).toBe(true);
  expect(made).toBe(2);
});

test('is made again after a making that was cut off, though the sources are as they were', async () => {
  await ensure(artifact(), {}, root);
  await writeFile(path.join(root, 'lib', 'source.ts'), 'two');
  const cutOff = artifact(async () => {
    throw new Error('killed');
  });
  await expect(ensure(cutOff, {}, root)).rejects.toThrow('killed');
  await writeFile(path.join(root, 'lib', 'source.ts'), 'one');
  expect(await ensure(artifact(), {}, root)).toBe(true);
});

test('is stale when a source changed while it was being made', async () => {
  const busy = artifact(() => writeFile(path.join(root, 'lib', 'source.ts'), 'two'));
  await ensure(busy, {}, root);
  expect(await ensure(artifact(), {}, root)).toBe(true);
});

test('is not stale for a changed test', async () => {
  await ensure(artifact(), {}, root);
  await writeFile(path.join(root, 'lib', 'source.test.ts'), 'a test');
  expect(await ensure(artifact(), {}, root)).toBe(false);
});
