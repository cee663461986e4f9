import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { scriptFontNames } from '@/lib/domain/language/script-fonts';
import { packageName, scriptFamilies } from '@/lib/pdf/font-files';
import { installFonts, listFonts, readFontNames, replace } from './fonts';
import { rootFolder } from './root-folder.mjs';

// As it is, but a test can say when something else happens.
vi.mock('node:fs/promises', { spy: true });
const { rename: renameNow } = await vi.importActual<typeof import('node:fs/promises')>('node:fs/promises');

const folder = mkdtempSync(path.join(tmpdir(), 'plainleaf-fonts-'));
afterAll(() => rmSync(folder, { recursive: true }));

const silent = { say: () => {}, folder };
const lineOf = async (script: string): Promise<string> =>
  (await listFonts(folder)).find((line) => line.trim().startsWith(script)) ?? '';

describe('npm run fonts', () => {
  test('takes names of scripts, each once, or all of them', () => {
    expect(readFontNames(['thai', 'tamil', 'thai'])).toEqual(['tamil', 'thai']);
    expect(readFontNames(['all'])).toEqual(scriptFontNames);
    expect(readFontNames([])).toEqual([]);
    expect(() => readFontNames(['thai', 'klingon'])).toThrow(/no fonts named "klingon".*amharic.*thai, or all/s);
  });

  test('lists every script with its name, and how much is to be downloaded where it is much', async () => {
    const lines = await listFonts(folder);
    expect(lines).toHaveLength(scriptFontNames.length);
    expect(await lineOf('amharic')).toMatch(/Amharic and Tigrinya +–$/);
    expect(await lineOf('chinese')).toMatch(/\d+ MB/);
  });
});

test('puts fonts back whose install was killed before the new ones were in place', async () => {
  const kept = path.join(folder, '.thai-77-old');
  mkdirSync(kept, { recursive: true });
  writeFileSync(path.join(kept, 'marker'), 'old');
  await installFonts(['thai'], { ...silent, signal: AbortSignal.abort() }).catch(() => undefined);
  expect(readFileSync(path.join(folder, 'thai', 'marker'), 'utf8')).toBe('old');
  rmSync(path.join(folder, 'thai'), { recursive: true });
});

describe('a start', () => {
  const put = (name: string, words: string): string => {
    mkdirSync(path.join(folder, name), { recursive: true });
    writeFileSync(path.join(folder, name, 'marker'), words);
    return path.join(folder, name);
  };
  const fontsOf = (script: string): string => readFileSync(path.join(folder, script, 'marker'), 'utf8');
  afterEach(() => {
    for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true });
  });

  test('between the two renames of an install leaves the new fonts in place', async () => {
    const [target, fresh] = [put('thai', 'old'), put('.thai-77', 'new')];
    vi.mocked(rename).mockImplementationOnce(async (from, to) => {
      await renameNow(from, to);
      await installFonts([], silent);
      expect(fontsOf('thai')).toBe('old');
    });
    await replace(target, { fresh, replaced: `${fresh}-old` });
    expect(fontsOf('thai')).toBe('new');
  });

  test('goes on where another one has just put the same fonts back', async () => {
    put('.thai-77-old', 'old');
    vi.mocked(rename).mockImplementationOnce(async (from, to) => {
      await installFonts([], silent);
      await renameNow(from, to);
    });
    await installFonts([], silent);
    expect(fontsOf('thai')).toBe('old');
  });

  test('goes on where the install that still ran has just put its new fonts in place', async () => {
    put('.thai-77-old', 'old');
    vi.mocked(rename).mockImplementationOnce(async (from, to) => {
      await renameNow(put('.thai-77', 'new'), to);
      await renameNow(from, to);
    });
    await installFonts([], silent);
    expect(fontsOf('thai')).toBe('new');
  });
});

test('the lock file names the version and the checksum of every font, and all are under the Open Font License', () => {
  const lock: {
    packages: Record<string, { version?: string; integrity?: string; license?: string; resolved?: string }>;
  } = JSON.parse(readFileSync(path.join(rootFolder, 'fonts', 'package-lock.json'), 'utf8'));
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(path.join(rootFolder, 'fonts', 'package.json'), 'utf8'),
  );
  const names = Object.values(scriptFamilies).flat().map(packageName);
  expect(Object.keys(dependencies).toSorted()).toEqual(names.toSorted());
  for (const name of names) {
    const entry = lock.packages[`node_modules/${name}`];
    expect(entry?.version).toBe(dependencies[name]);
    expect(entry?.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(entry?.integrity).toMatch(/^sha512-/);
    expect(entry?.license).toContain('OFL-1.1');
    expect(entry).not.toHaveProperty('resolved');
  }
});

describe('without the registry', () => {
  beforeAll(() => {
    // Nothing listens there, and nothing was downloaded before.
    vi.stubEnv('npm_config_registry', 'http://127.0.0.1:9/');
    vi.stubEnv('npm_config_cache', path.join(folder, 'cache'));
  });
  afterAll(() => vi.unstubAllEnvs());

  test('the command says in one line what it needs, and leaves nothing behind', async () => {
    await expect(installFonts(['thai'], silent)).rejects.toThrow(
      /^The fonts for Thai were not installed \(ECONNREFUSED\)\. npm must reach its registry and write to .*\. Then run this command again\.$/,
    );
    expect(existsSync(path.join(folder, 'thai'))).toBe(false);
    expect(readdirSync(folder).filter((name) => name.includes('thai'))).toEqual([]);
    expect(await lineOf('thai')).toMatch(/–$/);
  });

  test('fonts that are there stay, also where a newer version cannot be had', async () => {
    const modules = path.join(folder, 'georgian', 'node_modules');
    mkdirSync(modules, { recursive: true });
    const packages = { 'node_modules/@expo-google-fonts/noto-sans-georgian': { version: '0.0.1' } };
    writeFileSync(path.join(modules, '.package-lock.json'), JSON.stringify({ packages }));
    expect(await lineOf('georgian')).toMatch(/not the version of this release$/);
    await expect(installFonts(['georgian'], silent)).rejects.toThrow(/not installed/);
    expect(existsSync(modules)).toBe(true);
  });

  test('what a killed install left behind is removed, and an install that still runs is left alone', async () => {
    const [old, young] = ['.thai-7-old', '.thai-8'].map((name) => path.join(folder, name));
    for (const left of [old, young]) mkdirSync(path.join(left ?? '', 'node_modules'), { recursive: true });
    const anHourAgo = Date.now() / 1_000 - 3_600;
    utimesSync(old ?? '', anHourAgo, anHourAgo);
    await installFonts([], silent);
    expect([old, young].map((left) => existsSync(left ?? ''))).toEqual([false, true]);
  });
});
