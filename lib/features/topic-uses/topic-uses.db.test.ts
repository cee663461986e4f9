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
  const inTime = new Date(now.getTime() + 89 * 86_400_000);
  expect((await loadTopicUses(clinic.clinician.scope, inTime)).size).toBe(1);
  const later = new Date(now.getTime() + 91 * 86_400_000);
  expect((await loadTopicUses(clinic.clinician.scope, later)).size).toBe(0);
});

it('two who give the same topic at once are both counted', async () => {
  const clinic = await makeClinic();
  await Promise.all([issueForMaria(clinic.clinician), issueForMaria(clinic.editor), issueForMaria(clinic.admin)]);
  expect([...(await loadTopicUses(clinic.clinician.scope, new Date())).values()]).toEqual([3]);
});
