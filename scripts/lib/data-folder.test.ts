import { chmod, mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareDataFolder } from './data-folder.mjs';
import { isRoot } from './postgres/account';

const closed = isRoot ? 0o711 : 0o700;
let scratch = '';
let folder = '';

beforeEach(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), 'plainleaf-data-'));
  folder = path.join(scratch, 'data');
});
afterEach(() => rm(scratch, { recursive: true }));

const modeOf = async (place: string) => (await stat(place)).mode & 0o777;
const make = async (mode: number) => {
  await mkdir(folder);
  await chmod(folder, mode);
};

describe.skipIf(process.platform === 'win32')('a data folder', () => {
  it('the data folder is created for its owner alone', async () => {
    await prepareDataFolder(folder);
    expect(await modeOf(folder)).toBe(closed);
  });

  it.each([0o755, 0o750, 0o777, 0o770, 0o705])(
    'that was made beforehand with mode %o is closed to others',
    async (mode) => {
      await make(mode);
      await prepareDataFolder(folder);
      expect(await modeOf(folder)).toBe(closed);
    },
  );

  it('the folder of an earlier release is closed to other users too, also through a symbolic link', async () => {
    await make(0o755);
    await writeFile(path.join(folder, 'keys.json'), '{}');
    await symlink(folder, path.join(scratch, 'link'));
    await prepareDataFolder(path.join(scratch, 'link'));
    expect(await modeOf(folder)).toBe(closed);
  });

  it('a folder that is already closed keeps its mode', async () => {
    await make(0o700);
    await prepareDataFolder(folder);
    expect(await modeOf(folder)).toBe(0o700);
  });

  it('a folder with other files, such as a home folder, is refused and not changed', async () => {
    await make(0o755);
    await writeFile(path.join(folder, 'holiday.jpg'), '');
    await expect(prepareDataFolder(folder)).rejects.toThrow(
      `Other users of this machine can open the data folder ${folder} (mode 755): run chmod ${closed.toString(8)} on it if it is Plainleaf's alone, or name another folder in PLAINLEAF_DATA.`,
    );
    expect(await modeOf(folder)).toBe(0o755);
  });
});
