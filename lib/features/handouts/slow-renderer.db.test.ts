import { beforeAll, expect, it, vi } from 'vitest';
import { makeClinic, type TestClinic } from '@/lib/test-support/database';
import { maria, newDraft, save } from '@/lib/test-support/handouts';
import { failedWith } from '@/lib/test-support/outcome';
import { loadDraft } from '../drafts/data';
import { issueHandoutAction } from './mutations';

// A server whose renderer never makes it in time: the real pool, the real worker, one millisecond.
vi.stubEnv('PDF_TIME_LIMIT_MS', '1');

let clinic: TestClinic;
beforeAll(async () => {
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
