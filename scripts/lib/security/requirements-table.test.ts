import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rootFolder } from '../root-folder.mjs';
import { requirements } from './requirements';
import { testRuns, withRequirementsTable } from './requirements-table';

const marked = 'before\n<!-- requirements: npm run security:table -->\nold\n<!-- /requirements -->\nafter\n';
const one = [{ id: 'S1', what: 'Doors are locked', where: '`lib`' }];

describe('the table of requirements', () => {
  it('reads the reports of every runner', () => {
    const vitest = {
      testResults: [
        {
          name: '/repo/lib/a.test.ts',
          assertionResults: [
            { fullName: 'S1: a lock', status: 'passed' },
            { fullName: 'S1: a door', status: 'failed' },
            { fullName: 'S1: later', status: 'skipped' },
          ],
        },
      ],
    };
    const playwright = {
      suites: [
        {
          title: 'doors.spec.ts',
          specs: [],
          suites: [{ title: 'S1', specs: [{ title: 'a key', file: 'doors.spec.ts', ok: true }] }],
        },
      ],
    };
    expect(testRuns(vitest, '/repo')).toEqual([
      { file: 'lib/a.test.ts', title: 'S1: a lock', passed: true },
      { file: 'lib/a.test.ts', title: 'S1: a door', passed: false },
    ]);
    expect(testRuns(playwright, '/repo')).toEqual([
      { file: 'e2e/doors.spec.ts', title: 'doors.spec.ts S1 a key', passed: true },
    ]);
  });

  it('names the tests of a requirement, and says when one failed or none ran', () => {
    const run = (title: string, passed: boolean) => ({ file: 'lib/a.test.ts', title, passed });
    const tableOf = (...runs: ReturnType<typeof run>[]) => withRequirementsTable(marked, one, runs);
    expect(tableOf(run('S1 S2: a lock', true))).toContain(
      '| S1 | Doors are locked | `lib` | `lib/a.test.ts` | 1 passed |',
    );
    expect(tableOf(run('S1', true), run('S1', false))).toContain('| 1 of 2 failed |');
    expect(tableOf(run('S11: something else', true))).toContain('| not tested |');
    expect(tableOf()).toMatch(/^before\n<!--.*\nafter\n$/s);
    expect(withRequirementsTable('no markers', one, [])).toBeNull();
  });

  it('stands in the document with every requirement tested, and names nothing that is not there', () => {
    const document = readFileSync(path.join(rootFolder, 'docs', 'security.md'), 'utf8');
    for (const { id, what, where } of requirements) {
      const row = document.split('\n').find((line) => line.startsWith(`| ${id} |`)) ?? '';
      expect(row, id).toContain(`| ${what} | ${where} |`);
      // The scans take longer than a test run may: they stand beside it.
      expect(row, id).toMatch(id === 'S39' ? /\| (?:\d+ passed|not tested) \|$/ : /\| \d+ passed \|$/);
      for (const [, place = ''] of row.matchAll(/`([a-z][^` ]*\/[^` ]*|[a-z.]+\.ts)`/g)) {
        expect(existsSync(path.join(rootFolder, place)), place).toBe(true);
      }
    }
  });
});
