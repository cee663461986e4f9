import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sourceHash } from './source-hash';

let root = '';

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'plainleaf-hash-'));
  await mkdir(path.join(root, 'app', 'deep'), { recursive: true });
  await writeFile(path.join(root, 'app', 'deep', 'page.tsx'), 'one');
  await writeFile(path.join(root, 'app', 'page.test.tsx'), 'a test');
  await writeFile(path.join(root, 'next.config.ts'), 'config');
});

afterEach(() => rm(root, { recursive: true }));

const isTest = (file: string) => file.includes('.test.');
const hash = () => sourceHash(root, ['app', 'next.config.ts', 'not-there'], isTest);

test('stays the same while nothing changes, whatever the order of the places', async () => {
  const first = await hash();
  await writeFile(path.join(root, 'app', 'deep', 'page.tsx'), 'one');
  expect(await hash()).toBe(first);
  expect(await sourceHash(root, ['next.config.ts', 'not-there', 'app'], isTest)).toBe(first);
});

test.each([
  ['a changed file', () => writeFile(path.join(root, 'app', 'deep', 'page.tsx'), 'two')],
  ['a new file', () => writeFile(path.join(root, 'app', 'new.ts'), '')],
  ['a removed file', () => rm(path.join(root, 'next.config.ts'))],
  ['a renamed file', () => rename(path.join(root, 'app/deep/page.tsx'), path.join(root, 'app/deep/route.tsx'))],
  ['a place that came into being', () => writeFile(path.join(root, 'not-there'), '')],
])('%s gives another hash', async (_what, change) => {
  const before = await hash();
  await change();
  expect(await hash()).not.toBe(before);
});

test('what is skipped does not count', async () => {
  const before = await hash();
  await writeFile(path.join(root, 'app', 'page.test.tsx'), 'another test');
  expect(await hash()).toBe(before);
});

test('text that moves from one file to the next gives another hash', async () => {
  await writeFile(path.join(root, 'app', 'a'), 'xy');
  await writeFile(path.join(root, 'app', 'b'), 'z');
  const before = await hash();
  await writeFile(path.join(root, 'app', 'a'), 'x');
  await writeFile(path.join(root, 'app', 'b'), 'yz');
  expect(await hash()).not.toBe(before);
});
