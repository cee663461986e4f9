import path from 'node:path';
import { expect, test } from 'vitest';
import { readArguments } from '../command/arguments';
import { commands } from '../command/commands';
import { backupsFolder } from '../data-folder.mjs';
import { SetupFailure } from '../failure';
import { type BackupOptions, backupOptions } from './options';
import { beyond, type FoundBackup } from './retention';

const now = new Date('2026-11-25T08:15:30Z');

function optionsOf(args: readonly string[]): BackupOptions {
  const given = readArguments('backup', commands.backup, args);
  if (given === 'help') throw new Error('Help was asked for');
  return backupOptions(given, now);
}

test('a backup without a name goes into the folder of backups under its time', () => {
  const folder = path.join(backupsFolder(), '2026-11-25T0815Z');
  expect(optionsOf([])).toEqual({ folder, keep: null, verify: false });
  expect(optionsOf(['--keep', '14', '--verify'])).toEqual({ folder, keep: 14, verify: true });
});

test('a named folder is taken as it is, before or after the options', () => {
  const expected = { folder: '/safe/monday', keep: 3, verify: false };
  expect(optionsOf(['/safe/monday', '--keep', '3'])).toEqual(expected);
  expect(optionsOf(['--keep=3', '/safe/monday'])).toEqual(expected);
});

test.each([
  [['--keep', '0']],
  [['--keep', '-1']],
  [['--keep', '1.5']],
  [['--keep', '1e3']],
  [['--keep', '']],
  [['--keep']],
  [['--kepe', '3']],
  [['/safe/one', '/safe/two']],
])('%j is refused in one line that shows the usage', (args) => {
  const attempt = () => optionsOf(args);
  expect(attempt).toThrow(SetupFailure);
  expect(attempt).toThrow(/^[^\n]*npm run backup -- \[--keep COUNT\] \[--verify\] \[FOLDER\]$/);
});

test('keeps the newest backups by the moment that they hold, whatever their folders are called', () => {
  const made = (day: number): FoundBackup => ({
    folder: `/safe/${99 - day}`,
    madeAt: `2026-11-${String(day).padStart(2, '0')}T02:00:00.000Z`,
    masterKeyFingerprint: '',
  });
  const days = (keep: number) =>
    beyond([made(3), made(1), made(4), made(2)], keep).map(({ madeAt }) => madeAt.slice(8, 10));
  expect(days(2)).toEqual(['02', '01']);
  expect(days(4)).toEqual([]);
  expect(days(9)).toEqual([]);
});
