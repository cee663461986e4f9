import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { createCheckPool } from '@/lib/checks/pool';
import { processPool } from '@/lib/process/work-pool';
import { patientRows, shortTemplate } from '@/lib/test-support/bulk';
import { makeClinic, type TestClinic } from '@/lib/test-support/database';
import { maria, newDraft, save } from '@/lib/test-support/handouts';
import { failedWith } from '@/lib/test-support/outcome';
import { startBulkAction } from '../bulk/mutations';
import { loadDraft } from '../drafts/data';
import { loadTopicGrades } from '../figures/data';
import { issueHandoutAction } from './mutations';

// Text that hangs its reader. A reader on the server's own thread would never return.
const endless = fileURLToPath(new URL('../../process/test-support/endless-worker.mjs', import.meta.url));

let clinic: TestClinic;
beforeAll(async () => {
  processPool('check-threads', () => createCheckPool(endless, 100));
  clinic = await makeClinic();
});

it('S29: a handout whose checks take too long is refused with a plain message, and the draft does not change', async () => {
  const draft = await newDraft(clinic.clinician);
  const version = await save(clinic.clinician, draft, { patient: maria });
  const outcome = await issueHandoutAction.runAs(clinic.clinician, { id: draft.id, version });
  expect(failedWith(outcome)).toBe('too-slow');
  expect(await loadDraft(clinic.clinician.scope, draft.id)).toMatchObject({ version, content: { patient: maria } });
});

it('S29: a list whose checks take too long is refused with a plain message', async () => {
  const list = { templateId: await shortTemplate(clinic.clinician), version: 1, rows: patientRows(1) };
  expect(failedWith(await startBulkAction.runAs(clinic.clinician, list))).toBe('too-slow');
});

it('S29: the library statistics leave out reading grades that take too long', async () => {
  expect(await loadTopicGrades(clinic.editor.scope)).toBeNull();
});
