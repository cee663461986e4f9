import { afterEach, beforeEach, expect, it } from 'vitest';
import { permit } from '@/lib/authorize';
import { makeClinic, type TestClinic } from '@/lib/test-support/database';
import { withClinic } from './with-clinic';

/** A process of its own: Node tells of each deprecation once. */

const warnings: string[] = [];
const collect = (warning: Error): void => void warnings.push(warning.message);
beforeEach(() => void process.on('warning', collect));
afterEach(() => void process.off('warning', collect));

/** Node tells of a warning on the next tick. */
const warned = () => new Promise((done) => setImmediate(done)).then(() => warnings);

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await makeClinic();
});

it('reads several relations in one transaction without a warning in the log', async () => {
  const { scope } = clinic.clinician;
  const include = { members: true, topics: true, sections: true, templates: true, drafts: true };
  const clinicOf = withClinic(permit(scope), (tx) =>
    tx.clinic.findUniqueOrThrow({ where: { id: scope.clinicId }, include }),
  );
  expect((await clinicOf).members.length).toBeGreaterThan(1);
  expect(await warned()).toEqual([]);
});

it('answers each of the queries that come at once, and goes on after one that failed', async () => {
  const { scope } = clinic.clinician;
  const answers = await withClinic(permit(scope), (tx) =>
    Promise.all([1, 2, 3].map((n) => tx.$queryRaw<{ n: number }[]>`select ${n}::int as n`)),
  );
  expect(answers).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]]);
  const failing = withClinic(permit(scope), (tx) =>
    Promise.all([tx.$queryRaw`select 1 / 0`, tx.$queryRaw`select 1`, tx.$queryRaw`select 2`]),
  );
  await expect(failing).rejects.toThrow();
  const after = await withClinic(permit(scope), (tx) => tx.$queryRaw<{ n: number }[]>`select 3 as n`);
  expect(after).toEqual([{ n: 3 }]);
  expect(await warned()).toEqual([]);
});
