import { describe, expect, test } from 'vitest';
import { readOptions } from './options';

describe('the arguments of npm test', () => {
  test('run everything but the tests that take minutes, which are named', () => {
    expect(readOptions([])).toMatchObject({ files: [], changedSince: undefined });
    expect(readOptions([]).groups).toContain('e2e');
    expect(readOptions([]).groups).not.toContain('long');
    expect(readOptions(['--only', 'long']).groups).toEqual(['long']);
  });

  test('run the commands of docs/operations.md only when they name that group', () => {
    expect(readOptions([]).groups).not.toContain('operations');
    expect(readOptions(['--only', 'operations']).groups).toEqual(['operations']);
  });

  test('name groups, several at once, and files', () => {
    expect(readOptions(['--only', 'db,e2e', 'templates'])).toMatchObject({
      groups: ['db', 'e2e'],
      files: ['templates'],
    });
    expect(readOptions(['--only', 'static', '--only', 'unit']).groups).toEqual(['typecheck', 'lint', 'unit']);
  });

  test('compare with the last commit or with a branch', () => {
    expect(readOptions(['--changed']).changedSince).toBe('HEAD');
    expect(readOptions(['--changed=main', '--only', 'unit'])).toMatchObject({
      groups: ['unit'],
      changedSince: 'main',
    });
  });

  test('are refused when they name a group that does not exist', () => {
    expect(() => readOptions(['--only', 'unit,browser'])).toThrow(/takes some of .*, not "browser"/);
  });
});
