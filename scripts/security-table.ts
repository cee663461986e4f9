import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { requirements } from './lib/security/requirements';
import { testRuns, withRequirementsTable } from './lib/security/requirements-table';

/** npm run security:table: brings the table of docs/security.md up to date with what the last npm test and test:scan say. */

const RESULTS = join('build', 'test-results');
const DOCUMENT = join('docs', 'security.md');

const names = (await readdir(RESULTS).catch((): string[] => [])).filter((name) => name.endsWith('.json'));
if (names.length === 0) throw new Error(`${RESULTS} holds no results: run npm test and npm run test:scan first`);
const reports = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(RESULTS, name), 'utf8'))));
const runs = reports.flatMap((report) => testRuns(report, resolve('.')));
const written = withRequirementsTable(await readFile(DOCUMENT, 'utf8'), requirements, runs);
if (written === null) throw new Error(`${DOCUMENT} has no place for the table: its markers are missing`);
await writeFile(DOCUMENT, written);
