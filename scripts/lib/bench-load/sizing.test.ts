import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { rootFolder } from '../root-folder.mjs';
import { type Sizing, sizingSchema, withSizingTable } from './sizing';

const read = (...parts: string[]): string => readFileSync(path.join(rootFolder, ...parts), 'utf8');
const results = path.join('bench', 'results', 'sizing.json');

const measured: Sizing = {
  command: 'npm run bench:load -- --sizing',
  at: '2026-11-29T10:00:00.000Z',
  machine: { cpu: 'A processor', cores: 2, memoryGb: 8, node: 'v20.19.0' },
  minutes: 5,
  thinkSeconds: 10,
  handouts: 10_000,
  rows: [
    {
      ...{ clinicians: 5, instances: 1, requestsPerSecond: 0.5, slowestP95Ms: 120.4, issueP95Ms: 300, errors: 0 },
      ...{ serverMb: 400, postgresMb: 150, serverCores: 0.05, postgresCores: 0.014 },
    },
  ],
};

test('the table shows what was measured, in place of what stood there before', () => {
  const document = 'Before\n\n<!-- sizing: npm run bench:load -- --sizing -->\n\nold\n\n<!-- /sizing -->\n\nAfter\n';
  const written = withSizingTable(document, measured) ?? '';
  expect(written).toContain('| 5 | 1 | 0.5 | 120 ms | 300 ms | 0 | 400 MB | 150 MB | 0.05 | 0.01 |');
  expect(written).toContain('10,000 handouts, 5 minutes each');
  expect(written).not.toContain('old');
  expect(written).toMatch(/^Before\n.*\nAfter\n$/s);
  expect(withSizingTable(written, measured)).toBe(written);
  expect(withSizingTable('without a place', measured)).toBeNull();
});

test('docs/operations.md has a place for the table, and shows the results that are stored', () => {
  const document = read('docs', 'operations.md');
  expect(withSizingTable(document, measured)).not.toBeNull();
  if (!existsSync(path.join(rootFolder, results))) return;
  expect(withSizingTable(document, sizingSchema.parse(JSON.parse(read(results))))).toBe(document);
});
