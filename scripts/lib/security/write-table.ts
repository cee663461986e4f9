import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { SetupFailure } from '../failure';
import { withFairnessTable } from './fairness-table';
import { requirements } from './requirements';
import { testRuns, withRequirementsTable } from './requirements-table';

const RESULTS = join('build', 'test-results');
const FIGURES = join('bench', 'results', 'security.json');
const DOCUMENT = join('docs', 'security.md');

/**
 * Brings the tables of docs/security.md up to date with what the last npm test, test:scan and bench:security say.
 * @returns what to say.
 * @throws SetupFailure where there are no results.
 */
export async function updateSecurityTables(): Promise<string> {
  const names = (await readdir(RESULTS).catch((): string[] => [])).filter((name) => name.endsWith('.json'));
  if (names.length === 0) {
    throw new SetupFailure(`${RESULTS} holds no results: run npm test and npm run test:scan first.`);
  }
  const reports = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(RESULTS, name), 'utf8'))));
  const runs = reports.flatMap((report) => testRuns(report, resolve('.')));
  const before = await readFile(DOCUMENT, 'utf8');
  const figures: unknown = JSON.parse(await readFile(FIGURES, 'utf8'));
  const withFigures = withFairnessTable(before, figures);
  const written = withFigures && withRequirementsTable(withFigures, requirements, runs);
  if (written === null) throw new SetupFailure(`${DOCUMENT} has no place for a table: put its markers back.`);
  if (written === before) return `The tables of ${DOCUMENT} are up to date.`;
  await writeFile(DOCUMENT, written);
  return `The tables of ${DOCUMENT} are updated.`;
}
