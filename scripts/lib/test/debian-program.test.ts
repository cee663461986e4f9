import { expect, test } from 'vitest';
import { SetupFailure } from '../failure';
import { findOrReason, requiredPrograms } from './debian-program';

const find = async () => {
  throw new SetupFailure('postgres is not installed, and this needs it: install the package postgresql-15.');
};

test('a test that needs a program which is not there is skipped on a developer’s machine, with the reason', async () => {
  const found = await findOrReason(find, requiredPrograms(undefined));
  expect(found).toEqual({ whyNot: expect.stringContaining('install the package postgresql-15') });
});

test('a test that needs a program which is not there fails in CI', async () => {
  await expect(findOrReason(find, requiredPrograms('true'))).rejects.toThrow('postgres is not installed');
});
