import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { makeClinic, type TestClinic } from '@/lib/test-support/database';
import { issueForMaria, maria } from '@/lib/test-support/handouts';
import { succeeded } from '@/lib/test-support/outcome';
import { exportHistoryAction } from '../history-export/mutations';
import { restrictRecordAction } from '../restricted-records/mutations';
import { historySearchSchema } from './schema';
import { searchHandouts } from './search';

/** Issued by the editor, the newest last: two for Maria Hall, between others that are closed by their patient. */
let clinic: TestClinic;
const shown: string[] = [];
beforeAll(async () => {
  clinic = await makeClinic();
  const { clinician, editor } = clinic;
  const closed = async (times: number) => {
    for (let time = 0; time < times; time += 1) await issueForMaria(editor);
  };
  const open = async () => shown.unshift(await issueForMaria(editor, { patient: { ...maria, name: 'Maria Hall' } }));
  await closed(3);
  await open();
  await closed(2);
  await open();
  await closed(7);
  const nameOnly = await issueForMaria(clinician, { patient: { ...maria, dateOfBirth: '', recordNumber: '' } });
  succeeded(await restrictRecordAction.runAs(clinician, { handoutId: nameOnly, reason: 'She works here' }));
});

const search = ({ scope }: Actor, asked: object, pageSize: number) =>
  searchHandouts(scope, historySearchSchema.parse(asked), 'UTC', pageSize);

it.each([{ q: 'Maria' }, { q: 'twitches' }, { topic: 'muscle-twitches' }])(
  'S34 finds by %o what is open behind pages of closed handouts, and no page after the last of it',
  async (asked) => {
    const first = await search(clinic.admin, asked, 1);
    expect(first.rows.map(({ id }) => id)).toEqual(shown.slice(0, 1));
    const second = await search(clinic.admin, { ...asked, cursor: first.nextCursor ?? undefined }, 1);
    expect(second.rows.map(({ id }) => id)).toEqual(shown.slice(1));
    expect(second.nextCursor).toBeNull();
    const all = await search(clinic.admin, asked, 2);
    expect([all.rows.map(({ id }) => id), all.nextCursor]).toEqual([shown, null]);
  },
);

it('S34 answers a search that finds closed handouts alone like one that finds nothing', async () => {
  const { clinician, admin } = clinic;
  expect(await search(admin, { q: 'RFP-0048213', clinician: clinician.scope.userId }, 1)).toEqual({
    rows: [],
    nextCursor: null,
  });
  expect(await search(admin, { q: 'nunez' }, 2)).toEqual({ rows: [], nextCursor: null });
});

it('reads the history without a search page by page, closed handouts included, each once', async () => {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await search(clinic.admin, cursor ? { cursor } : {}, 4);
    ids.push(...page.rows.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(new Set(ids).size).toBe(15);
  expect(ids).toHaveLength(15);
  const { csv } = succeeded(await exportHistoryAction.runAs(clinic.admin, { q: 'Maria' }));
  expect(csv.match(/Maria Hall/g)).toHaveLength(2);
});
