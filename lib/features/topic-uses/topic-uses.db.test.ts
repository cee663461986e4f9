import { expect, it } from 'vitest';
import { makeClinic } from '@/lib/test-support/database';
import { issueForMaria } from '@/lib/test-support/handouts';
import { listTopics } from '../library/data';
import { loadTopicUses } from './data';

it('counts each handout once for its topic, of this clinic and of the last 90 days', async () => {
  const clinic = await makeClinic();
  const other = await makeClinic();
  await issueForMaria(clinic.clinician);
  await issueForMaria(clinic.editor);
  const [topic] = await listTopics(clinic.clinician.scope);
  const now = new Date();
  expect([...(await loadTopicUses(clinic.clinician.scope, now))]).toEqual([[topic?.id, 2]]);
  expect((await loadTopicUses(other.clinician.scope, now)).size).toBe(0);
  const later = new Date(now.getTime() + 91 * 86_400_000);
  expect((await loadTopicUses(clinic.clinician.scope, later)).size).toBe(0);
});
