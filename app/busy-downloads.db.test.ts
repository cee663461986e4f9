import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { createJobTurns } from '@/lib/features/bulk-work/turns';
import { workOnce } from '@/lib/features/bulk-work/worker';
import { mergeInWorker } from '@/lib/pdf/merge-pool';
import { inExportTurn } from '@/lib/process/export-turns';
import { personOf } from '@/lib/process/owner';
import { patientRows, shortTemplate, startList } from '@/lib/test-support/bulk';
import { makeClinic, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { GET as zipOfList } from './api/bulk/[id]/files/route';
import { GET as printOfList } from './api/bulk/[id]/print/route';
import { GET as zipOfRecord } from './api/handouts/[id]/record/route';
import { POST as historyCsv } from './api/handouts/csv/route';
import { GET as recallCsv } from './api/library/recall/[version]/route';
import { browseAs, sentHeaders } from './test-support/browser';

vi.mock('next/headers', async () => (await import('./test-support/browser')).nextHeaders);

let clinic: TestClinic;
let jobId: string;
let handoutId: string;
let versionId: string;
beforeAll(async () => {
  clinic = await makeClinic();
  const { admin } = clinic;
  jobId = await startList(admin, await shortTemplate(admin), patientRows(2));
  const turns = createJobTurns();
  while (await workOnce({ holder: randomUUID(), leaseMs: 60_000 }, turns)) {}
  const { rows } = await sqlAsOwner('select id::text from handout where clinic_id = $1 limit 1', [clinic.id]);
  handoutId = String(rows[0]?.id);
  const printed = await sqlAsOwner('select section_version_id::text as id from handout_section where handout_id = $1', [
    handoutId,
  ]);
  versionId = String(printed.rows[0]?.id);
  await browseAs(admin);
});

let release: () => void = () => undefined;
const held: Promise<unknown>[] = [];
afterEach(async () => {
  release();
  await Promise.allSettled(held.splice(0));
});

/** Takes all turns that the member may have, until `release`. */
function holdTurns(): void {
  const owner = personOf(clinic.admin.scope);
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  for (let turn = 0; turn < 4; turn += 1) {
    held.push(inExportTurn(owner, () => released).catch(() => undefined));
    const none = async () => {
      await released;
      throw new Error('nothing to merge');
    };
    held.push(mergeInWorker(owner, none, { title: '', newSheets: false }).catch(() => undefined));
  }
}

const eventsOf = async (types: readonly string[]): Promise<number> =>
  (await sqlAsOwner('select id from audit_event where clinic_id = $1 and type = any ($2)', [clinic.id, types])).rows
    .length;

const request = (init: RequestInit = {}) => new Request('http://127.0.0.1/api/x', { headers: sentHeaders(), ...init });
const context = (id: string) => ({ params: Promise.resolve({ id }) });
const recallContext = (version: string) => ({ params: Promise.resolve({ version }) });

it.each([
  ['the PDFs of a list', ['bulk.downloaded'], () => zipOfList(request(), context(jobId))],
  ['a list as one PDF', ['bulk.downloaded'], () => printOfList(request(), context(jobId))],
  ['a patient’s record', ['record.exported'], () => zipOfRecord(request(), context(handoutId))],
  ['a recall list', ['recall.exported'], () => recallCsv(request(), recallContext(versionId))],
  [
    'the history as a table',
    ['handout.listed', 'history.exported'],
    () => historyCsv(request({ method: 'POST', body: '{}' })),
  ],
])(
  'S32 records a download of %s once, after the retries that a busy server asked for',
  async (_what, types, download) => {
    const before = await eventsOf(types);
    holdTurns();
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const busy = await download();
      expect(busy.status).toBe(503);
      expect(Number(busy.headers.get('Retry-After'))).toBeGreaterThan(0);
      expect(await busy.json()).toMatchObject({ failure: { code: 'busy' } });
    }
    expect(await eventsOf(types)).toBe(before);
    release();
    await Promise.allSettled(held);
    const done = await download();
    expect(done.status).toBe(200);
    expect((await done.arrayBuffer()).byteLength).toBeGreaterThan(100);
    expect(await eventsOf(types)).toBe(before + types.length);
  },
);

it('S2 answers a made-up id with not found, from within the turn', async () => {
  for (const download of [zipOfList, printOfList, zipOfRecord]) {
    for (const id of [randomUUID(), 'no-id']) expect((await download(request(), context(id))).status).toBe(404);
  }
  for (const id of [randomUUID(), 'no-id']) {
    expect((await recallCsv(request(), recallContext(id))).status).toBe(404);
  }
});
