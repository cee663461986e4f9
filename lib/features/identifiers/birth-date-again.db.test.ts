import { expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { makeClinic, signIn } from '@/lib/test-support/database';
import { issueForMaria, maria, newDraft, save } from '@/lib/test-support/handouts';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { loadDraft } from '../drafts/data';
import { issueHandoutAction } from '../handouts/mutations';
import { setBirthDatePolicyAction, setIdentifierPolicyAction } from './mutations';

it('where the clinic asks for it, nothing is issued without the patient’s date of birth, typed once more', async () => {
  const [clinic, other] = [await makeClinic(), await makeClinic()];
  for (const actor of [clinic.clinician, clinic.editor]) {
    expect(failedWith(await setBirthDatePolicyAction.runAs(actor, { confirmed: true }))).toBe('forbidden');
  }
  succeeded(await setBirthDatePolicyAction.runAs(clinic.admin, { confirmed: true }));
  const clinician = await signIn(clinic.clinician.email);

  const draft = await newDraft(clinician);
  const version = await save(clinician, draft, { patient: maria });
  for (const birthDateAgain of [undefined, '1981-03-15', '1981-04-13']) {
    const refused = await issueHandoutAction.runAs(clinician, { id: draft.id, version, birthDateAgain });
    expect(refused).toMatchObject({
      ok: false,
      failure: { code: 'invalid-input', fields: { birthDateAgain: expect.stringContaining('not the date of birth') } },
    });
    // Nothing came of it: the draft is there, as it was.
    expect((await loadDraft(clinician.scope, draft.id)).version).toBe(version);
  }
  succeeded(await issueHandoutAction.runAs(clinician, { id: draft.id, version, birthDateAgain: maria.dateOfBirth }));

  // Without a date of birth there is nothing to type again; another clinic asks for nothing.
  expect(await issueForMaria(clinician, { patient: { ...maria, dateOfBirth: '' } })).toBeTruthy();
  expect(await issueForMaria(other.clinician)).toBeTruthy();
  succeeded(await setBirthDatePolicyAction.runAs(clinic.admin, { confirmed: false }));
  expect(await issueForMaria(await signIn(clinic.clinician.email))).toBeTruthy();
});

it('the patient who is only in the clinician’s window is asked for as well', async () => {
  const clinic = await makeClinic();
  succeeded(await setIdentifierPolicyAction.runAs(clinic.admin, { kept: false }));
  succeeded(await setBirthDatePolicyAction.runAs(clinic.admin, { confirmed: true }));
  const clinician: Actor = await signIn(clinic.clinician.email);
  const draft = await newDraft(clinician);
  const change = { patient: maria, assessed: true };
  const version = await save(clinician, draft, change);
  const issue = { id: draft.id, version, content: { ...draft.content, ...change } };
  expect(failedWith(await issueHandoutAction.runAs(clinician, issue))).toBe('invalid-input');
  succeeded(await issueHandoutAction.runAs(clinician, { ...issue, birthDateAgain: maria.dateOfBirth }));
});
