import { expect, test } from 'vitest';
import { asBackupFailure, isMachineFault } from './failure';

const withCode = (code: string, message = '') => Object.assign(new Error(message), { code });

test('a backup that was stopped between two tables is on record as interrupted', () => {
  const controller = new AbortController();
  controller.abort();
  expect(asBackupFailure(controller.signal.reason, '/safe/one')).toMatchObject({ code: 'interrupted' });
});

test.each([
  ['a full disk under PostgreSQL', withCode('53100'), true],
  ['a full disk in the middle of a migration', new Error('Database error\ncode: 53100 could not extend file'), true],
  ['a full disk', withCode('ENOSPC'), true],
  ['a PostgreSQL that was ended', withCode('57P01'), true],
  ['a lost connection', new Error('Connection terminated unexpectedly'), true],
  ['a row that is there twice', withCode('23505'), false],
  ['a value that is no date', withCode('22007'), false],
  ['a damaged archive', withCode('Z_DATA_ERROR'), false],
])('tells whether the machine or the backup is at fault: %s', (_what, error, expected) => {
  expect(isMachineFault(error)).toBe(expected);
});
