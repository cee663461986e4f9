import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tableDocuments, tableProblems } from './test-support/table-documents';

it('prints a thousand tables without overlapping, clipped, lost or reordered words', {
  timeout: 900_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(tableDocuments, async (document) => {
      expect(await tableProblems(document)).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});
