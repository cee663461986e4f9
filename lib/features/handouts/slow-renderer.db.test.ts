import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { createPdfPool } from '@/lib/pdf/pool';
import { processPool } from '@/lib/process/work-pool';
import { patientRows, shortTemplate, startList } from '@/lib/test-support/bulk';
import { makeClinic, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { maria, newDraft, save } from '@/lib/test-support/handouts';
import { failedWith } from '@/lib/test-support/outcome';
import { ownDatabase } from '@/scripts/lib/test/own-database';
import { loadProgress } from '../bulk/data';
import { createJobTurns } from '../bulk-work/turns';
import { workOnce } from '../bulk-work/worker';
import { loadDraft } from '../drafts/data';
import { issueHandoutAction } from './mutations';

// A server whose renderer never ends.
const workerFile = fileURLToPath(new URL('../../process/test-support/endless-worker.mjs', import.meta.url));

let clinic: TestClinic;
beforeAll(async () => {
  // A database of its own: a worker works off every list there is.
  ownDatabase();
  processPool('pdf-threads', () => createPdfPool({ timeLimitMs: 100, workerFile }));
  clinic = await makeClinic();
});

it('S29: a renderer that takes too long is a clear failure, and the draft is as it was', async () => {
  const draft = await newDraft(clinic.clinician);
  const version = await save(clinic.clinician, draft, { patient: maria });
  for (let attempt = 0; attempt < 3; attempt++) {
    const outcome = await issueHandoutAction.runAs(clinic.clinician, { id: draft.id, version });
    expect(failedWith(outcome)).toBe('render-timeout');
  }
  const after = await loadDraft(clinic.clinician.scope, draft.id);
  expect(after).toMatchObject({ version, content: { patient: maria } });
});

it('a row of a list that takes too long is put off once before it fails', async () => {
  const id = await startList(clinic.clinician, await shortTemplate(clinic.clinician), patientRows(1));
  const [turns, lease] = [createJobTurns(), { holder: randomUUID(), leaseMs: 60_000 }];
  const row = async () => (await loadProgress(clinic.clinician.scope, id)).rows[0];
  await workOnce(lease, turns);
  expect(await row()).toMatchObject({ state: 'waiting', failure: '' });
  await sqlAsOwner('update bulk_row set leased_until = now() where job_id = $1', [id]);
  await workOnce(lease, turns);
  expect(await row()).toMatchObject({ state: 'failed', failure: 'render-timeout' });
});
