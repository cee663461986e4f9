import { describe, expect, test } from 'vitest';
import { readOptions } from './options';

describe('the arguments of npm test', () => {
  test('run everything but the tests that take minutes, which CI adds', () => {
    expect(readOptions([], false).groups).not.toContain('long');
    expect(readOptions([], true).groups).toContain('long');
    expect(readOptions([], false)).toMatchObject({ files: [], changedSince: undefined });
  });

  test('run the commands of docs/operations.md only when they name that group', () => {
    expect(readOptions([], true).groups).not.toContain('operations');
    expect(readOptions(['--only', 'operations'], false).groups).toEqual(['operations']);
  });

  test('name groups, several at once, and files', () => {
    expect(readOptions(['--only', 'db,e2e', 'templates'], false)).toMatchObject({
      groups: ['db', 'e2e'],
      files: ['templates'],
    });
    expect(readOptions(['--only', 'static', '--only', 'unit'], false).groups).toEqual(['typecheck', 'lint', 'unit']);
  });

  test('compare with the last commit or with a branch', () => {
    expect(readOptions(['--changed'], false).changedSince).toBe('HEAD');
    expect(readOptions(['--changed=main', '--only', 'unit'], false)).toMatchObject({
      groups: ['unit'],
      changedSince: 'main',
    });
  });

  test('are refused when they name a group that does not exist', () => {
    expect(() => readOptions(['--only', 'unit,browser'], false)).toThrow(/takes some of .*, not "browser"/);
  });
});
