import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { asRuntimeRole, makeClinic, signIn, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { issueForMaria, maria, newDraft, save } from '@/lib/test-support/handouts';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { loadClosedDraft, loadDraft } from '../drafts/data';
import { createDraftAction, discardDraftAction, resolveConflictAction, saveDraftAction } from '../drafts/mutations';
import { withdrawHandoutAction } from '../handout-status/mutations';
import { loadHandout } from '../handouts/data';
import { downloadHandoutAction, issueHandoutAction } from '../handouts/mutations';
import { historySearchSchema } from '../handouts/schema';
import { searchHandouts } from '../handouts/search';
import { exportHistoryAction } from '../history-export/mutations';
import { findGivenBefore, loadPdfBytes, loadRecord } from '../patient-records/data';
import { eraseRecordAction, exportRecordAction } from '../patient-records/mutations';
import { loadRecallList } from '../recall/data';
import { exportRecallAction } from '../recall/mutations';
import { countRecentOpenings, listOpenings, loadClosedHandout } from './data';
import { liftRestrictionAction, openRecordAction, restrictRecordAction } from './mutations';

let clinic: TestClinic;
let id: string;
beforeEach(async () => {
  clinic = await makeClinic();
  id = await issueForMaria(clinic.clinician);
});

const reason = 'She works here';
const restrict = (actor: Actor, handoutId = id) => restrictRecordAction.runAs(actor, { handoutId, reason });
const open = (actor: Actor, options: { now?: Date } = {}) =>
  openRecordAction.runAs(actor, { handoutId: id, reason: 'Seen in the emergency room' }, options);
const history = async (actor: Actor, search: object = {}) =>
  (await searchHandouts(actor.scope, historySearchSchema.parse(search), 'UTC')).rows;
const eventsOf = async (type: string) =>
  (await sqlAsOwner('select detail from audit_event where clinic_id = $1 and type = $2', [clinic.id, type])).rows;

/** Every way to the words of one handout; each must say no in the same way. */
const ways: Record<string, (actor: Actor) => Promise<unknown>> = {
  'its page': ({ scope }) => loadHandout(scope, id),
  'its bytes': ({ scope }) => loadPdfBytes(scope, id),
  'its patient’s record': ({ scope }) => loadRecord(scope, id),
  download: (actor) => thrown(downloadHandoutAction.runAs(actor, { id })),
  'the record as a file': (actor) => thrown(exportRecordAction.runAs(actor, { handoutId: id })),
  'using it again': (actor) => thrown(createDraftAction.runAs(actor, { from: 'handout', id })),
  withdrawing: (actor) => thrown(withdrawHandoutAction.runAs(actor, { id, reason })),
};

async function thrown(outcome: Promise<{ ok: true } | { ok: false; failure: { code: string } }>): Promise<unknown> {
  const answer = await outcome;
  if (!answer.ok) throw Object.assign(new Error(answer.failure.code), { code: answer.failure.code });
  return answer;
}

describe('S34: a restricted record', () => {
  it('is closed to everybody but its clinician, admins too, by every way; each refusal is recorded', async () => {
    succeeded(await restrict(clinic.clinician));
    for (const actor of [clinic.editor, clinic.admin]) {
      for (const [name, way] of Object.entries(ways)) {
        await expect(way(actor), `${actor.scope.role}: ${name}`).rejects.toMatchObject({ code: 'restricted' });
      }
    }
    expect(await eventsOf('access.denied')).toHaveLength(2 * Object.keys(ways).length);
    expect((await loadHandout(clinic.clinician.scope, id)).patient.name).toBe(maria.name);
    succeeded(await downloadHandoutAction.runAs(clinic.clinician, { id }));
  });

  it('shows neither name nor title in lists, and no search by patient or topic finds it', async () => {
    succeeded(await restrict(clinic.clinician));
    const row = { id, closed: true, patientName: '', dateOfBirth: '', recordNumber: '', title: '' };
    expect(await history(clinic.editor)).toMatchObject([row]);
    const { reference } = await loadClosedHandout(clinic.editor.scope, id);
    expect(await history(clinic.editor, { q: reference.toLowerCase() })).toMatchObject([row]);
    const searches = ['Maria', maria.name, maria.recordNumber, '14 March 1981', 'twitches', 'Maria twitches'];
    for (const search of [...searches.map((q) => ({ q })), { topic: 'muscle-twitches' }]) {
      expect(await history(clinic.editor, search), JSON.stringify(search)).toEqual([]);
      expect(await history(clinic.clinician, search)).toMatchObject([{ closed: false, patientName: maria.name }]);
    }
    const { csv } = succeeded(await exportHistoryAction.runAs(clinic.admin, {}));
    expect(csv).toContain('Restricted record');
    expect(csv).not.toMatch(/Maria|RFP|twitch/i);
    expect(await loadClosedHandout(clinic.editor.scope, id)).not.toHaveProperty('patient');

    const { sections } = await loadHandout(clinic.clinician.scope, id);
    const recall = await loadRecallList(clinic.editor.scope, sections[0]?.versionId ?? '');
    expect(recall.handouts).toMatchObject([row]);
    const { rows } = await sqlAsOwner('select id from section where clinic_id = $1', [clinic.id]);
    const given = (actor: Actor) =>
      findGivenBefore(
        actor.scope,
        maria,
        rows.map((section) => String(section.id)),
      );
    expect(await given(clinic.editor)).toEqual([]);
    expect(await given(clinic.clinician)).toMatchObject([{ id }]);
  });

  it('opens to whoever says why, for an hour, and to nobody else; the trail tells and admins get a letter', async () => {
    succeeded(await restrict(clinic.clinician));
    expect(failedWith(await openRecordAction.runAs(clinic.editor, { handoutId: id, reason: ' ' }))).toBe(
      'invalid-input',
    );
    const { letters } = succeeded(await open(clinic.editor));
    expect((await loadHandout(clinic.editor.scope, id)).patient.name).toBe(maria.name);
    expect(await history(clinic.editor)).toMatchObject([{ id, closed: false, patientName: maria.name }]);
    await expect(loadHandout(clinic.admin.scope, id)).rejects.toMatchObject({ code: 'restricted' });

    expect(letters).toMatchObject([{ to: clinic.admin.email, subject: expect.stringContaining('was opened') }]);
    // The page that asks before a link from webmail opens would drop a fragment.
    expect(JSON.stringify(letters)).toMatch(/\/admin\/records\?show=opened/);
    expect(JSON.stringify(letters)).not.toMatch(/#/);
    expect(JSON.stringify(letters)).not.toMatch(/Maria|RFP|emergency|twitch/i);
    expect((await eventsOf('record.opened'))[0]?.detail).toMatchObject({ handoutIds: [id] });
    expect(await countRecentOpenings(clinic.admin.scope, new Date())).toBe(1);
    await expect(countRecentOpenings(clinic.editor.scope, new Date())).rejects.toMatchObject({ code: 'forbidden' });
    expect(await listOpenings(clinic.admin.scope, new Date())).toMatchObject([
      { byName: clinic.editor.name, reason: 'Seen in the emergency room', handout: { id } },
    ]);
    await expect(listOpenings(clinic.editor.scope, new Date())).rejects.toMatchObject({ code: 'forbidden' });
    const { rows } = await sqlAsOwner('select reason_sealed from record_opening where clinic_id = $1', [clinic.id]);
    expect(Buffer.from(rows[0]?.reason_sealed).toString('latin1')).not.toContain('emergency');

    // The hour is over.
    await sqlAsOwner(
      `update record_opening set opened_at = opened_at - interval '61 minutes', ends_at = ends_at - interval '61 minutes'
        where clinic_id = $1`,
      [clinic.id],
    );
    await expect(loadHandout(clinic.editor.scope, id)).rejects.toMatchObject({ code: 'restricted' });
    expect(succeeded(await open(clinic.editor)).letters).toHaveLength(1);
    expect(succeeded(await open(clinic.editor)).letters).toHaveLength(0);
  });

  it('nobody changes or removes that it was opened, or opens it for longer', async () => {
    succeeded(await restrict(clinic.clinician));
    succeeded(await open(clinic.editor));
    for (const sql of [
      `update record_opening set ends_at = opened_at`,
      `delete from record_opening`,
      `insert into record_opening select clinic_id, gen_random_uuid(), handout_id, user_id, opened_at,
        opened_at + interval '2 hours', reason_sealed from record_opening`,
    ]) {
      const tried = asRuntimeRole(async (client) => {
        await client.query(`select set_config('app.clinic_id', $1, true)`, [clinic.id]);
        await client.query(sql);
      });
      await expect(tried, sql).rejects.toThrow(/permission denied|lasts_an_hour/);
    }
  });

  it('takes in what its patient is given later, whoever gives it', async () => {
    succeeded(await restrict(clinic.clinician));
    const later = await issueForMaria(clinic.editor);
    const namesake = await issueForMaria(clinic.editor, { patient: { ...maria, recordNumber: 'RFP-0048999' } });
    const closedTo = async (actor: Actor) => (await history(actor)).filter(({ closed }) => closed).map((row) => row.id);
    expect(await closedTo(clinic.admin)).toEqual([later, id]);
    expect(await closedTo(clinic.clinician)).toEqual([later]);
    expect(await closedTo(clinic.editor)).toEqual([id]);
    expect((await loadHandout(clinic.admin.scope, namesake)).id).toBe(namesake);
    // Nothing comes after the only page of what a search may find.
    for (const search of [{ q: 'Maria' }, { q: 'twitches' }, { topic: 'muscle-twitches' }]) {
      const page = await searchHandouts(clinic.admin.scope, historySearchSchema.parse(search), 'UTC', 1);
      expect(page, JSON.stringify(search)).toMatchObject({ rows: [{ id: namesake }], nextCursor: null });
    }
    // Who gave the latest does not so get at what others gave before.
    const lift = () => liftRestrictionAction.runAs(clinic.editor, { handoutId: later, reason });
    expect(failedWith(await lift())).toBe('restricted');
    expect(await closedTo(clinic.admin)).toEqual([later, id]);
    // Opened from one of them, all of it is open.
    succeeded(await open(clinic.admin));
    expect(await closedTo(clinic.admin)).toEqual([]);
  });

  it('hides a colleague’s draft for the same patient: its page, saving, the recall list and its file', async () => {
    succeeded(await restrict(clinic.clinician));
    const draft = await newDraft(clinic.clinician);
    // Only the name, as typed so far.
    const patient = { ...maria, dateOfBirth: '', recordNumber: '' };
    const version = await save(clinic.clinician, draft, { patient });
    const other = await newDraft(clinic.clinician);
    const namesake = { ...maria, dateOfBirth: '1990-01-01', recordNumber: '' };
    await save(clinic.clinician, other, { patient: namesake });
    const content = { ...draft.content, patient };

    await expect(loadDraft(clinic.editor.scope, draft.id)).rejects.toMatchObject({ code: 'restricted' });
    const mine = { id: draft.id, version };
    for (const outcome of [
      await saveDraftAction.runAs(clinic.editor, { ...mine, content }),
      await resolveConflictAction.runAs(clinic.editor, { ...mine, keep: 'mine', mine: content }),
      await issueHandoutAction.runAs(clinic.editor, mine),
      await discardDraftAction.runAs(clinic.editor, { id: draft.id }),
    ]) {
      expect(failedWith(outcome)).toBe('restricted');
    }
    expect((await loadDraft(clinic.editor.scope, other.id)).content.patient).toEqual(namesake);
    expect((await loadDraft(clinic.clinician.scope, draft.id)).content.patient).toEqual(patient);

    const versionId = draft.content.sections[0]?.versionId ?? '';
    const recalled = async (actor: Actor) => (await loadRecallList(actor.scope, versionId)).drafts;
    expect(await recalled(clinic.editor)).toMatchObject([
      { id: other.id, patientName: maria.name },
      { id: draft.id, closed: true, patientName: '', title: '' },
    ]);
    const { csv } = succeeded(await exportRecallAction.runAs(clinic.editor, { versionId }));
    expect(csv.match(/Maria/g)).toHaveLength(1);

    const closed = await loadClosedDraft(clinic.editor.scope, draft.id);
    expect(closed).toEqual({ handoutId: id, ownerName: 'Dr. clinician' });
    succeeded(await open(clinic.editor));
    expect((await loadDraft(clinic.editor.scope, draft.id)).content.patient).toEqual(patient);
    expect(await loadClosedDraft(clinic.editor.scope, draft.id)).toBeNull();
    expect(await recalled(clinic.admin)).toMatchObject([{}, { closed: true }]);
  });

  it('hides a handout of the patient that was not itself restricted', async () => {
    // By its record number it belongs to a handout of the record, but not to the one that is restricted.
    const married = { ...maria, name: 'Maria Hall', dateOfBirth: '' };
    const renamed = await issueForMaria(clinic.clinician, { patient: married });
    const noNumber = await issueForMaria(clinic.clinician, { patient: { ...maria, recordNumber: '' } });
    succeeded(await restrict(clinic.clinician, noNumber));
    expect((await history(clinic.editor)).map(({ closed }) => closed)).toEqual([true, true, true]);
    expect(await history(clinic.editor, { q: 'Hall' })).toEqual([]);
    await expect(loadHandout(clinic.editor.scope, renamed)).rejects.toMatchObject({ code: 'restricted' });
    succeeded(await openRecordAction.runAs(clinic.editor, { handoutId: renamed, reason }));
    expect((await loadHandout(clinic.editor.scope, renamed)).id).toBe(renamed);
  });

  it('finds a handout again by its patient and topic once the restriction is lifted', async () => {
    succeeded(await restrict(clinic.clinician));
    succeeded(await liftRestrictionAction.runAs(clinic.clinician, { handoutId: id, reason }));
    for (const search of [{ q: 'Maria' }, { q: 'twitches' }, { topic: 'muscle-twitches' }]) {
      expect(await history(clinic.editor, search)).toMatchObject([{ id, closed: false }]);
    }
  });

  it('is restricted, and lifted, by its clinician or an admin', async () => {
    expect(failedWith(await restrict(clinic.editor))).toBe('forbidden');
    succeeded(await restrict(clinic.admin));
    expect(failedWith(await liftRestrictionAction.runAs(clinic.editor, { handoutId: id, reason }))).toBe('restricted');
    succeeded(await liftRestrictionAction.runAs(clinic.clinician, { handoutId: id, reason }));
    expect((await loadHandout(clinic.editor.scope, id)).patient.name).toBe(maria.name);
    expect(await eventsOf('record.restricted')).toHaveLength(1);
    expect(await eventsOf('record.unrestricted')).toHaveLength(1);
    const elsewhere = await makeClinic();
    expect(failedWith(await restrict(elsewhere.admin))).toBe('not-found');
    expect(failedWith(await open(elsewhere.admin))).toBe('not-found');
  });

  it('erased, it keeps no reason for which it was opened', async () => {
    succeeded(await restrict(clinic.clinician));
    succeeded(await open(clinic.admin));
    const admin = await signIn(clinic.admin.email);
    succeeded(await eraseRecordAction.runAs(admin, { handoutId: id, reason: 'Asked for in writing', count: 1 }));
    expect(await listOpenings(admin.scope, new Date())).toMatchObject([{ reason: '', handout: { id } }]);
  });
});
