import { beforeEach, describe, expect, it } from 'vitest';
import { asRuntimeRole, makeClinic, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { issueForMaria, maria, newDraft, save } from '@/lib/test-support/handouts';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { loadDraft } from '../drafts/data';
import { withdrawHandoutAction } from '../handout-status/mutations';
import { loadErasedHandout, loadHandout } from '../handouts/data';
import { downloadHandoutAction } from '../handouts/mutations';
import { searchHandouts } from '../handouts/search';
import { exportHistoryAction } from '../history-export/mutations';
import { findGivenBefore, loadPdfBytes, loadRecord, loadRetention } from './data';
import {
  eraseExpiredAction,
  eraseRecordAction,
  exportRecordAction,
  holdRecordAction,
  releaseRecordAction,
  setRetentionAction,
} from './mutations';

const thomas = { name: 'Thomas Adeyemi', preferredName: '', dateOfBirth: '1950-12-01', recordNumber: '77-1' };
const YEAR_MS = 366 * 24 * 3_600_000;

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await makeClinic();
});

const erase = (handoutId: string, count = 1) =>
  eraseRecordAction.runAs(clinic.admin, { handoutId, reason: 'Asked for in writing', count });

describe('a patient’s record', () => {
  it('holds everything the same person was given, the newest first, and nobody else’s', async () => {
    const first = await issueForMaria(clinic.clinician);
    await issueForMaria(clinic.clinician, { patient: thomas });
    // Her namesake, born on the same day, has another record number; a typing slip has another date of birth.
    await issueForMaria(clinic.clinician, { patient: { ...maria, recordNumber: 'RFP-0048999' } });
    await issueForMaria(clinic.clinician, { patient: { ...maria, dateOfBirth: '1981-03-15' } });
    const married = await issueForMaria(clinic.editor, { patient: { ...maria, name: 'Maria Hall' } });
    const noNumber = await issueForMaria(clinic.editor, { patient: { ...maria, recordNumber: '' } });
    const ids = async (id: string) => (await loadRecord(clinic.clinician.scope, id)).handouts.map((row) => row.id);
    expect(await ids(first)).toEqual([noNumber, married, first]);
    expect(await ids(married)).toEqual([married, first]);
  });

  it('is one handout when nothing tells its patient from others', async () => {
    const unnamed = { ...maria, dateOfBirth: '', recordNumber: '' };
    const id = await issueForMaria(clinic.clinician, { patient: unnamed });
    await issueForMaria(clinic.clinician, { patient: unnamed });
    expect(await loadRecord(clinic.clinician.scope, id)).toMatchObject({ isAlone: true, handouts: [{ id }] });
  });

  it('comes as one list of files whose sums are those of the stored bytes', async () => {
    const [one, two] = [await issueForMaria(clinic.clinician), await issueForMaria(clinic.clinician)];
    succeeded(await withdrawHandoutAction.runAs(clinic.clinician, { id: one, reason: 'Wrong dose' }));
    const { files, index } = succeeded(await exportRecordAction.runAs(clinic.clinician, { handoutId: one }));
    expect(files.map(({ id }) => id)).toEqual([two, one]);
    const { reference, sha256 } = await loadHandout(clinic.clinician.scope, one);
    expect(files[1]?.entry).toMatchObject({
      fileName: `handout-${reference}-withdrawn.pdf`,
      sha256,
      state: 'withdrawn',
    });
    expect(index).toContain('Maria Núñez-O’Connor');
    expect(
      Buffer.from(await loadPdfBytes(clinic.clinician.scope, one))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });
});

describe('given before', () => {
  it('finds the same topic for the same patient, with the wording of then', async () => {
    const draft = await newDraft(clinic.clinician);
    const sectionIds = draft.content.sections.map((section) => section.sectionId);
    const find = (patient: typeof maria, ids = sectionIds) => findGivenBefore(clinic.clinician.scope, patient, ids);
    expect(await find(maria)).toEqual([]);
    const id = await issueForMaria(clinic.clinician);
    const [given] = await find(maria);
    const { sections } = await loadHandout(clinic.clinician.scope, id);
    expect(given).toMatchObject({ id, state: 'current', issuedByName: 'Dr. clinician' });
    expect(given?.sections.map(({ versionId }) => versionId).toSorted()).toEqual(
      sections.map(({ versionId }) => versionId).toSorted(),
    );
    expect(await find(thomas)).toEqual([]);
    expect(await find(maria, [])).toEqual([]);
    expect(await find({ ...maria, dateOfBirth: '', recordNumber: '' })).toEqual([]);
    succeeded(await withdrawHandoutAction.runAs(clinic.clinician, { id, reason: 'Wrong dose' }));
    expect((await find(maria))[0]?.state).toBe('withdrawn');
  });
});

describe('erasure on request', () => {
  it('leaves a shell that tells nothing of the patient, and no way back to the words', async () => {
    const id = await issueForMaria(clinic.clinician, { title: 'Twitches of Maria' });
    const other = await issueForMaria(clinic.clinician, { patient: thomas });
    const draft = await newDraft(clinic.clinician);
    await save(clinic.clinician, draft, { patient: maria });
    const thomasDraft = await newDraft(clinic.clinician);
    await save(clinic.clinician, thomasDraft, { patient: thomas });
    succeeded(await withdrawHandoutAction.runAs(clinic.clinician, { id, reason: 'Not for Maria' }));
    const { reference } = await loadHandout(clinic.clinician.scope, id);
    expect(succeeded(await erase(id))).toEqual({ count: 1 });

    const { rows } = await sqlAsOwner(
      `select h.title, length(h.patient_sealed) + length(h.content_sealed) + length(h.document_sealed) as words,
        length(p.sealed) as bytes, (select count(*)::int from handout_patient_token t where t.handout_id = h.id) as tokens,
        (select sum(length(s.reason_sealed))::int from handout_status s where s.handout_id = h.id and s.kind <> 'erased') as reasons
        from handout h join handout_pdf p on p.handout_id = h.id where h.id = $1`,
      [id],
    );
    expect(rows).toEqual([{ title: '', words: 0, bytes: 0, tokens: 0, reasons: 0 }]);
    await expect(loadHandout(clinic.clinician.scope, id)).rejects.toMatchObject({ code: 'erased' });
    expect(failedWith(await downloadHandoutAction.runAs(clinic.clinician, { id }))).toBe('erased');
    const shell = await loadErasedHandout(clinic.clinician.scope, id);
    expect(shell).toMatchObject({ reference, issuedByName: 'Dr. clinician' });
    expect(shell.steps.at(-1)).toMatchObject({ kind: 'erased', byName: 'Dr. admin', reason: 'Asked for in writing' });
    const found = async (q: string) =>
      (await searchHandouts(clinic.admin.scope, { q }, 'UTC')).rows.map((row) => row.id);
    expect(await found('maria')).toEqual([]);
    expect(await found('')).toEqual([other, id]);
    await expect(loadDraft(clinic.clinician.scope, draft.id)).rejects.toMatchObject({ code: 'not-found' });
    expect((await loadDraft(clinic.clinician.scope, thomasDraft.id)).content.patient).toEqual(thomas);
    expect((await loadHandout(clinic.clinician.scope, other)).patient).toEqual(thomas);
  });

  it('is for admins, and never for more than was shown', async () => {
    const handoutId = await issueForMaria(clinic.clinician);
    const ask = { handoutId, reason: 'Asked for in writing', count: 1 };
    expect(failedWith(await eraseRecordAction.runAs(clinic.editor, ask))).toBe('forbidden');
    await issueForMaria(clinic.clinician);
    expect(failedWith(await erase(handoutId, 1))).toBe('conflict');
    succeeded(await erase(handoutId, 2));
  });

  it('is refused while a legal hold stands', async () => {
    const handoutId = await issueForMaria(clinic.clinician);
    const hold = { handoutId, reason: 'Court order 12/26' };
    expect(failedWith(await holdRecordAction.runAs(clinic.editor, hold))).toBe('forbidden');
    succeeded(await holdRecordAction.runAs(clinic.admin, hold));
    expect(failedWith(await erase(handoutId))).toBe('on-hold');
    succeeded(await releaseRecordAction.runAs(clinic.admin, hold));
    succeeded(await erase(handoutId));
  });
});

describe('the database, whatever the application does', () => {
  let handoutId: string;

  const asRuntime = (clinicId: string, statements: string[]) =>
    asRuntimeRole(async (client) => {
      await client.query(`select set_config('app.clinic_id', $1, true)`, [clinicId]);
      for (const statement of statements) await client.query(statement);
      const { rows } = await client.query('select title from handout where id = $1', [handoutId]);
      return rows;
    });
  const status = (clinicId: string, number: number, kind: string) =>
    `insert into handout_status (clinic_id, handout_id, number, kind, at, by_id, reason_sealed)
     select '${clinicId}', '${handoutId}', ${number}, '${kind}', now(), user_id, '' from member limit 1`;

  it('erases nothing that nobody has recorded a reason for, and nothing under a hold', async () => {
    const own = await makeClinic();
    handoutId = await issueForMaria(own.clinician);
    const erasing = `select erase_handout('${handoutId}')`;
    await expect(asRuntime(own.id, [erasing])).rejects.toMatchObject({ code: 'PL001' });
    const [held, erased] = [status(own.id, 1, 'held'), status(own.id, 2, 'erased')];
    await expect(asRuntime(own.id, [held, erased, erasing])).rejects.toMatchObject({ code: 'PL002' });
    expect(await asRuntime(own.id, [status(own.id, 1, 'erased'), erasing])).toEqual([{ title: '' }]);
  });

  it('erases nothing of another clinic', async () => {
    const [own, other] = [await makeClinic(), await makeClinic()];
    handoutId = await issueForMaria(own.clinician);
    succeeded(
      await eraseRecordAction.runAs(own.admin, {
        handoutId: await issueForMaria(own.clinician, { patient: thomas }),
        reason: 'Asked',
        count: 1,
      }),
    );
    await expect(asRuntime(other.id, [`select erase_handout('${handoutId}')`])).rejects.toMatchObject({
      code: 'PL001',
    });
    expect((await loadHandout(own.clinician.scope, handoutId)).title).toBe('Muscle twitches');
  });
});

describe('retention', () => {
  it('erases what is older than the clinic’s policy, except what is held', async () => {
    const [expired, held] = [
      await issueForMaria(clinic.clinician),
      await issueForMaria(clinic.clinician, { patient: thomas }),
    ];
    succeeded(await holdRecordAction.runAs(clinic.admin, { handoutId: held, reason: 'Court order' }));
    const later = new Date(Date.now() + 2 * YEAR_MS);
    const run = (now: Date) => eraseExpiredAction.runAs(clinic.admin, { reason: 'Past our policy' }, { now });
    expect(succeeded(await run(later))).toEqual({ count: 0 });
    expect(failedWith(await setRetentionAction.runAs(clinic.editor, { years: 1 }))).toBe('forbidden');
    succeeded(await setRetentionAction.runAs(clinic.admin, { years: 1 }));
    expect(await loadRetention(clinic.admin.scope, later)).toEqual({ years: 1, expiredCount: 1, heldCount: 1 });
    expect(succeeded(await run(new Date()))).toEqual({ count: 0 });
    expect(succeeded(await run(later))).toEqual({ count: 1 });
    await expect(loadHandout(clinic.clinician.scope, expired)).rejects.toMatchObject({ code: 'erased' });
    expect((await loadHandout(clinic.clinician.scope, held)).patient).toEqual(thomas);
    expect(await loadRetention(clinic.admin.scope, later)).toEqual({ years: 1, expiredCount: 0, heldCount: 1 });
    await expect(loadRetention(clinic.editor.scope, later)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('the history as a file', () => {
  it('holds what the filters find, runs nothing in a spreadsheet, and is for admins', async () => {
    await issueForMaria(clinic.clinician);
    await issueForMaria(clinic.clinician, { patient: { ...thomas, name: '=HYPERLINK("https://x.example")' } });
    expect(failedWith(await exportHistoryAction.runAs(clinic.editor, { q: '' }))).toBe('forbidden');
    const { csv } = succeeded(await exportHistoryAction.runAs(clinic.admin, { q: '' }));
    expect(csv.trim().split('\r\n')).toHaveLength(3);
    expect(csv).toContain(`"'=HYPERLINK(""https://x.example"")"`);
    const marias = succeeded(await exportHistoryAction.runAs(clinic.admin, { q: 'maria', state: 'current' })).csv;
    expect(marias.trim().split('\r\n')).toHaveLength(2);
    const { rows } = await sqlAsOwner(
      `select detail from audit_event where clinic_id = $1 and type = 'history.exported' order by at, id`,
      [clinic.id],
    );
    expect(rows.map(({ detail }) => detail)).toEqual([
      { rows: 2, filters: [] },
      { rows: 1, filters: ['q', 'state'] },
    ]);
  });
});
