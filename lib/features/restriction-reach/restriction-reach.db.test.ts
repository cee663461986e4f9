import { beforeEach, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { makeClinic, type TestClinic } from '@/lib/test-support/database';
import { issueForMaria, maria, newDraft, save } from '@/lib/test-support/handouts';
import { succeeded } from '@/lib/test-support/outcome';
import { historySearchSchema } from '../handouts/schema';
import { searchHandouts } from '../handouts/search';
import { loadRecallList } from '../recall/data';
import { restrictRecordAction } from '../restricted-records/mutations';
import { loadRestrictionReach } from './data';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await makeClinic();
});

const nameOnly = { ...maria, dateOfBirth: '', recordNumber: '' };
const namesake = { ...maria, dateOfBirth: '1990-01-01', recordNumber: 'RFP-0048999' };

/** A draft of the admin, who sees the other members' drafts closed and not this one. */
async function draftFor(actor: Actor, patient: typeof maria): Promise<void> {
  await save(actor, await newDraft(actor), { patient });
}

/** The handouts and drafts of others that are closed to this member. */
async function closedTo({ scope }: Actor): Promise<{ handouts: number; drafts: number }> {
  const { rows } = await searchHandouts(scope, historySearchSchema.parse({}), 'UTC');
  const { content } = await newDraft(clinic.editor);
  const recall = await loadRecallList(scope, content.sections[0]?.versionId ?? '');
  return {
    handouts: rows.filter(({ closed }) => closed).length,
    drafts: recall.drafts.filter(({ closed }) => closed).length,
  };
}

it('S34 counts, before a record is restricted, the namesakes that are closed with it because nothing tells them apart', async () => {
  const { clinician, editor, admin } = clinic;
  const id = await issueForMaria(clinician, { patient: nameOnly });
  await issueForMaria(clinician, { patient: maria });
  await issueForMaria(editor, { patient: { ...namesake, name: 'MARIA NUNEZ OCONNOR' } });
  await issueForMaria(editor, { patient: { ...namesake, name: 'Maria Hall' } });
  await draftFor(clinician, namesake);
  await draftFor(editor, { ...nameOnly, name: 'Maria' });

  const reach = await loadRestrictionReach(clinician.scope, id);
  expect(reach).toEqual({ handouts: 3, drafts: 1, uncertain: 3 });
  expect(await loadRestrictionReach(admin.scope, id)).toEqual(reach);

  succeeded(await restrictRecordAction.runAs(clinician, { handoutId: id, reason: 'She works here' }));
  const { handouts, drafts } = reach;
  expect(await closedTo(admin)).toEqual({ handouts, drafts });
  expect(await loadRestrictionReach(clinician.scope, id)).toEqual({ handouts: 2, drafts: 1, uncertain: 3 });
});

it('S34 counts only what nothing tells apart as uncertain when the record has a date of birth', async () => {
  const { clinician, editor } = clinic;
  const id = await issueForMaria(clinician, { patient: maria });
  await issueForMaria(editor, { patient: { ...maria, recordNumber: '' } });
  await issueForMaria(editor, { patient: namesake });
  await issueForMaria(editor, { patient: nameOnly });
  await draftFor(editor, maria);
  expect(await loadRestrictionReach(clinician.scope, id)).toEqual({ handouts: 3, drafts: 1, uncertain: 1 });
});

it('S34 opens every draft of a clinic, in parts', async () => {
  const { clinician, editor } = clinic;
  const id = await issueForMaria(clinician, { patient: maria });
  for (let number = 0; number < 41; number += 1) await draftFor(number % 2 === 0 ? editor : clinician, maria);
  expect(await loadRestrictionReach(clinician.scope, id)).toMatchObject({ handouts: 1, drafts: 41 });
});

it('S34 does not count what is closed to the reader already, so that no count tells of a restricted record', async () => {
  const { clinician, editor } = clinic;
  const restricted = await issueForMaria(editor, { patient: maria });
  succeeded(await restrictRecordAction.runAs(editor, { handoutId: restricted, reason: 'She works here' }));
  await draftFor(editor, maria);
  // Closed by its patient, not restricted itself.
  await issueForMaria(editor, { patient: nameOnly });
  const other = await issueForMaria(clinician, { patient: nameOnly });
  expect(await loadRestrictionReach(clinician.scope, other)).toEqual({ handouts: 1, drafts: 0, uncertain: 0 });
});

it('S34 tells nobody what a restriction would close who may not restrict the record', async () => {
  const id = await issueForMaria(clinic.clinician);
  await expect(loadRestrictionReach(clinic.editor.scope, id)).rejects.toMatchObject({ code: 'forbidden' });
  const elsewhere = await makeClinic();
  await expect(loadRestrictionReach(elsewhere.admin.scope, id)).rejects.toMatchObject({ code: 'not-found' });
});
