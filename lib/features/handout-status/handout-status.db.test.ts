import { beforeAll, describe, expect, it } from 'vitest';
import { noChoices } from '@/lib/domain/handout/conditions';
import { makeClinic, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { issueForMaria, maria } from '@/lib/test-support/handouts';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { loadDraft } from '../drafts/data';
import { createDraftAction } from '../drafts/mutations';
import { loadHandout } from '../handouts/data';
import { downloadHandoutAction, issueHandoutAction } from '../handouts/mutations';
import { searchHandouts } from '../handouts/search';
import { withdrawHandoutAction } from './mutations';

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await makeClinic();
});

const reason = 'Wrong dose for Maria';
const withdraw = async (id: string, who = clinic.clinician) => withdrawHandoutAction.runAs(who, { id, reason });

describe('a withdrawn handout', () => {
  it('says why, by whom and when, and is the same row and the same bytes as before', async () => {
    const id = await issueForMaria(clinic.clinician);
    const stored = async () =>
      (
        await sqlAsOwner(
          'select md5(h::text) || md5(p::text) as sum from handout h join handout_pdf p on p.handout_id = h.id where h.id = $1',
          [id],
        )
      ).rows[0].sum;
    const before = await stored();
    succeeded(await withdraw(id));
    expect(await stored()).toBe(before);
    const { steps } = await loadHandout(clinic.admin.scope, id);
    expect(steps).toEqual([
      { number: 1, kind: 'withdrawn', at: expect.any(String), byName: 'Dr. clinician', reason, replacement: null },
    ]);
    expect(succeeded(await downloadHandoutAction.runAs(clinic.clinician, { id })).state).toBe('withdrawn');
  });

  it('keeps its reason sealed: it may name the patient', async () => {
    const id = await issueForMaria(clinic.clinician);
    succeeded(await withdraw(id));
    const { rows } = await sqlAsOwner('select s::text as row from handout_status s where handout_id = $1', [id]);
    const hex = Buffer.from('Maria').toString('hex');
    expect(rows).toHaveLength(1);
    expect(rows[0].row).not.toMatch(new RegExp(`Maria|${hex}`));
  });

  it('is withdrawn once, also when two people do it at the same moment', async () => {
    const id = await issueForMaria(clinic.clinician);
    const outcomes = await Promise.all([withdraw(id), withdraw(id, clinic.editor)]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.filter((outcome) => !outcome.ok).map(failedWith)).toEqual(['conflict']);
    expect(failedWith(await withdraw(id))).toBe('conflict');
  });

  it('is withdrawn by who issued it or by an editor, and not without a reason', async () => {
    const id = await issueForMaria(clinic.admin);
    expect(failedWith(await withdraw(id, clinic.clinician))).toBe('forbidden');
    expect(await withdrawHandoutAction.runAs(clinic.editor, { id, reason: '  ' })).toMatchObject({
      failure: { code: 'invalid-input', fields: { reason: 'Say why, in a few words' } },
    });
    succeeded(await withdraw(id, clinic.editor));
  });
});

describe('a replacement', () => {
  it('starts with the same patient and words, and once issued both handouts name each other', async () => {
    const id = await issueForMaria(clinic.clinician, { note: 'Two tablets.' });
    expect(failedWith(await createDraftAction.runAs(clinic.clinician, { from: 'withdrawn', id }))).toBe('conflict');
    succeeded(await withdraw(id));
    const draft = succeeded(await createDraftAction.runAs(clinic.clinician, { from: 'withdrawn', id }));
    const { content, version } = await loadDraft(clinic.clinician.scope, draft.id);
    expect(content).toMatchObject({ patient: maria, note: 'Two tablets.' });
    succeeded(await issueHandoutAction.runAs(clinic.clinician, { id: draft.id, version }));

    const [old, fresh] = [
      await loadHandout(clinic.clinician.scope, id),
      await loadHandout(clinic.clinician.scope, draft.id),
    ];
    expect(old.steps.map(({ kind }) => kind)).toEqual(['withdrawn', 'replaced']);
    expect(old.steps[1]?.replacement).toEqual({ id: fresh.id, reference: fresh.reference });
    expect(fresh.replaces).toEqual({ id: old.id, reference: old.reference });
    expect(fresh.steps).toEqual([]);
  });

  it('keeps what the clinician answered about the age of a patient without a date of birth', async () => {
    const [patient, choices] = [
      { ...maria, dateOfBirth: '' },
      { ...noChoices, over65: 'over-65' as const },
    ];
    const id = await issueForMaria(clinic.clinician, { patient, choices });
    succeeded(await withdraw(id));
    const draft = succeeded(await createDraftAction.runAs(clinic.clinician, { from: 'withdrawn', id }));
    const { content } = await loadDraft(clinic.clinician.scope, draft.id);
    expect(content).toMatchObject({ patient, choices });
  });

  it('is the first one issued when two were begun', async () => {
    const id = await issueForMaria(clinic.clinician);
    succeeded(await withdraw(id));
    const [one, two] = [
      succeeded(await createDraftAction.runAs(clinic.clinician, { from: 'withdrawn', id })).id,
      succeeded(await createDraftAction.runAs(clinic.clinician, { from: 'withdrawn', id })).id,
    ];
    succeeded(await issueHandoutAction.runAs(clinic.clinician, { id: one, version: 1 }));
    succeeded(await issueHandoutAction.runAs(clinic.clinician, { id: two, version: 1 }));
    expect((await loadHandout(clinic.clinician.scope, id)).steps.at(-1)?.replacement?.id).toBe(one);
    expect((await loadHandout(clinic.clinician.scope, two)).replaces).toBeNull();
  });
});

describe('the history', () => {
  it('is filtered by state and by language', async () => {
    const own = await makeClinic();
    const [current, withdrawn, replaced] = [
      await issueForMaria(own.clinician),
      await issueForMaria(own.clinician),
      await issueForMaria(own.clinician),
    ];
    for (const id of [withdrawn, replaced]) succeeded(await withdrawHandoutAction.runAs(own.clinician, { id, reason }));
    const draft = succeeded(await createDraftAction.runAs(own.clinician, { from: 'withdrawn', id: replaced }));
    succeeded(await issueHandoutAction.runAs(own.clinician, { id: draft.id, version: 1 }));
    const found = async (filter: object) =>
      (await searchHandouts(own.clinician.scope, { q: '', ...filter }, 'UTC')).rows.map(({ id }) => id);
    expect(await found({ state: 'current' })).toEqual([draft.id, current]);
    expect(await found({ state: 'withdrawn' })).toEqual([withdrawn]);
    expect(await found({ state: 'replaced' })).toEqual([replaced]);
    expect(await found({ state: 'erased' })).toEqual([]);
    expect(await found({ language: 'en' })).toHaveLength(4);
    expect(await found({ language: 'es' })).toEqual([]);
    // Issued before the language was kept.
    await sqlAsOwner(`update handout set locale = '' where id = $1`, [current]);
    expect(await found({ language: 'en' })).toHaveLength(4);
    expect(await found({ language: 'es' })).toEqual([]);
  });
});
