import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { installFonts, listFonts } from './fonts';

/** Downloads from npm's registry. */

const folder = mkdtempSync(path.join(tmpdir(), 'plainleaf-fonts-'));
afterAll(() => rmSync(folder, { recursive: true }));

const lineOf = async (script: string): Promise<string> =>
  (await listFonts(folder)).find((line) => line.trim().startsWith(script)) ?? '';
const pinnedPath = path.join(folder, 'thai', 'node_modules', '.package-lock.json');

test('installs exactly the version of the lock file, once, outside the project’s node_modules', async () => {
  const said: string[] = [];
  const options = { folder, say: (words: string) => said.push(words) };
  await installFonts(['thai'], options);
  expect(said).toEqual(['installing Thai', '1 of 1 installed']);
  expect(await lineOf('thai')).toMatch(/ installed$/);
  const file = 'thai/node_modules/@expo-google-fonts/noto-sans-thai/700Bold/NotoSansThai_700Bold.ttf';
  expect(existsSync(path.join(folder, file))).toBe(true);
  await installFonts(['thai'], options);
  expect(said.at(-1)).toBe('up to date');

  const installed = JSON.parse(readFileSync(pinnedPath, 'utf8'));
  installed.packages['node_modules/@expo-google-fonts/noto-sans-thai'].version = '0.0.1';
  writeFileSync(pinnedPath, JSON.stringify(installed));
  await installFonts(['thai'], options);
  expect(said.at(-1)).toBe('1 of 1 installed');
  expect(await lineOf('thai')).toMatch(/ installed$/);
  expect(readdirSync(folder)).toEqual(['thai']);
});
