import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { giveCode } from '@/lib/auth/second-factors/actions';
import type { SealedColumn } from '@/lib/crypto/field-cipher';
import { sealedColumns } from '@/lib/crypto/sealed-columns';
import { arrangementOf } from '@/lib/domain/handout/assemble';
import * as log from '@/lib/log';
import { patientRows, shortTemplate, startList } from '@/lib/test-support/bulk';
import { makeClinic, rowsOf, signInSecret, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { issueForMaria, maria, newDraft, save } from '@/lib/test-support/handouts';
import { succeeded } from '@/lib/test-support/outcome';
import { addApp, appCode, personOf } from '@/lib/test-support/second-factors';
import { listJobs, loadJob } from './bulk/data';
import { type DraftForBuilder, listMyDrafts, loadDraft } from './drafts/data';
import { createDraftAction, saveDraftAction } from './drafts/mutations';
import { withdrawHandoutAction } from './handout-status/mutations';
import { listRecentHandouts, loadErasedHandout, loadHandout } from './handouts/data';
import { downloadHandoutAction, issueHandoutAction } from './handouts/mutations';
import { searchHandouts } from './handouts/search';
import { exportHistoryAction } from './history-export/mutations';
import { eraseRecordAction } from './patient-records/mutations';
import { listMySnippets } from './snippets/data';
import { saveSnippetAction } from './snippets/mutations';
import { listTemplates, loadTemplate } from './templates/data';
import { changeTemplateAction, saveTemplateAction } from './templates/mutations';

/** As a server with another master key, or somebody at the database, leaves them: rows that no longer open. */

let clinic: TestClinic;
let damaged: { draft: DraftForBuilder; handout: string; template: string; job: string };
let whole: { draft: string; handout: string; template: string };
const logged = vi.spyOn(log, 'logEvent');

afterAll(() => logged.mockRestore());

async function damage(column: SealedColumn, where: string, value: string): Promise<void> {
  const { table, column: name } = sealedColumns[column];
  const { rowCount } = await sqlAsOwner(
    `update ${table} set ${name} = set_byte(${name}, 20, get_byte(${name}, 20) # 1) where length(${name}) > 0 and ${where} = $1`,
    [value],
  );
  expect(rowCount, column).toBeGreaterThan(0);
}

beforeAll(async () => {
  clinic = await makeClinic();
  const { clinician } = clinic;
  const draft = await newDraft(clinician);
  const handout = await issueForMaria(clinician);
  succeeded(await withdrawHandoutAction.runAs(clinician, { id: handout, reason: 'Wrong side' }));
  const template = await shortTemplate(clinician);
  const job = await startList(clinician, template, patientRows(2));
  succeeded(await saveSnippetAction.runAs(clinician, { was: null, snippet: { name: 'ice', text: 'Use ice.' } }));
  succeeded(await saveSnippetAction.runAs(clinician, { was: null, snippet: { name: 'heat', text: 'Use heat.' } }));
  const arrangement = arrangementOf(draft.content);
  whole = {
    draft: (await newDraft(clinician)).id,
    handout: await issueForMaria(clinician, { patient: { ...maria, name: 'Ana Ruiz', recordNumber: 'RFP-2' } }),
    template: succeeded(await saveTemplateAction.runAs(clinician, { name: 'Whole', shared: false, arrangement })).id,
  };
  damaged = { draft, handout, template, job };
  await damage('draft.sealed', 'id', draft.id);
  for (const column of ['handout.patient', 'handout.content', 'handout.document'] as const) {
    await damage(column, 'id', handout);
  }
  await damage('handout_pdf.sealed', 'handout_id', handout);
  await damage('handout_status.reason', 'handout_id', handout);
  await damage('template.sealed', 'id', template);
  await damage('bulk_job.sealed', 'id', job);
  await damage('bulk_row.sealed', 'job_id', job);
  await sqlAsOwner(
    `update snippet set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1) where clinic_id = $1 and name = 'ice'`,
    [clinic.id],
  );
});

describe('one row that cannot be read takes no page down:', () => {
  it('the home page lists the draft and the handout as unreadable, and the others as ever', async () => {
    const { scope } = clinic.clinician;
    const drafts = await listMyDrafts(scope);
    expect(drafts.find(({ id }) => id === damaged.draft.id)).toMatchObject({ unreadable: true, patientName: '' });
    expect(drafts.find(({ id }) => id === whole.draft)).toMatchObject({ unreadable: false });
    const recent = await listRecentHandouts(scope);
    expect(recent.find(({ id }) => id === damaged.handout)).toMatchObject({ unreadable: true, patientName: '' });
    expect(recent.find(({ id }) => id === whole.handout)).toMatchObject({ unreadable: false, patientName: 'Ana Ruiz' });
  });

  it('the history, its search and its file', async () => {
    const { scope } = clinic.clinician;
    expect((await searchHandouts(scope, { q: '' }, 'UTC')).rows).toHaveLength(2);
    expect((await searchHandouts(scope, { q: 'nunez' }, 'UTC')).rows).toMatchObject([{ unreadable: true }]);
    const { csv } = succeeded(await exportHistoryAction.runAs(clinic.admin, { q: '' }));
    expect(csv).toContain('Cannot be read');
    expect(csv).toContain('Ana Ruiz');
  });

  it('the templates, and a list under way', async () => {
    const { scope } = clinic.clinician;
    const templates = await listTemplates(scope);
    expect(templates.find(({ id }) => id === damaged.template)).toMatchObject({ unreadable: true, sectionCount: 0 });
    expect(templates.find(({ id }) => id === whole.template)).toMatchObject({ unreadable: false });
    expect(await listJobs(scope)).toHaveLength(1);
    const { patients } = await loadJob(scope, damaged.job);
    expect(patients).toMatchObject([{ unreadable: true }, { unreadable: true }]);
  });

  it('the snippets, and what is left of a handout', async () => {
    const { scope } = clinic.clinician;
    expect(await listMySnippets(scope)).toEqual([{ name: 'heat', text: 'Use heat.' }]);
    const { steps } = await loadErasedHandout(scope, damaged.handout);
    expect(steps.map(({ reason }) => reason)).toEqual(['Cannot be read']);
  });

  it('a sign-in whose app cannot be read asks for another factor', async () => {
    const secret = await signInSecret(clinic.editor.email);
    const app = await addApp(secret);
    await damage('authenticator_app.seed', 'user_id', clinic.editor.scope.userId);
    const soon = new Date(Date.now() + 30_000);
    const half = await personOf(await signInSecret(clinic.editor.email));
    const outcome = await giveCode.runFor(half, { code: appCode(app.seed, soon) }, { now: soon });
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'invalid-input' } });
  });

  it('erasing a patient’s record leaves the drafts that cannot be read', async () => {
    const erase = { handoutId: whole.handout, reason: 'She asked for it', count: 1 };
    succeeded(await eraseRecordAction.runAs(clinic.admin, erase));
    expect((await listMyDrafts(clinic.clinician.scope)).map(({ id }) => id)).toContain(damaged.draft.id);
  });

  it('the log names each row once, without a word of it', async () => {
    await listMyDrafts(clinic.clinician.scope);
    await listMyDrafts(clinic.clinician.scope);
    const ofDraft = logged.mock.calls.filter(([, event, fields]) => {
      return event === 'sealed.unreadable' && fields?.row === damaged.draft.id;
    });
    expect(ofDraft).toMatchObject([['error', 'sealed.unreadable', { column: 'draft.sealed', clinicId: clinic.id }]]);
  });
});

describe('what cannot be read is refused, and stays as it is:', () => {
  const refused = { ok: false, failure: { code: 'unreadable' } };

  it('opening, saving over and issuing a draft', async () => {
    const { clinician } = clinic;
    const { id, version, content } = damaged.draft;
    const before = await rowsOf(clinic.id);
    await expect(loadDraft(clinician.scope, id)).rejects.toMatchObject({ code: 'unreadable' });
    expect(await saveDraftAction.runAs(clinician, { id, version, content })).toMatchObject(refused);
    expect(await issueHandoutAction.runAs(clinician, { id, version })).toMatchObject(refused);
    expect(await rowsOf(clinic.id)).toBe(before);
  });

  it('opening, printing and reusing a handout', async () => {
    const { clinician } = clinic;
    const id = damaged.handout;
    const before = await rowsOf(clinic.id);
    await expect(loadHandout(clinician.scope, id)).rejects.toMatchObject({ code: 'unreadable' });
    expect(await downloadHandoutAction.runAs(clinician, { id, purpose: 'print' })).toMatchObject(refused);
    expect(await createDraftAction.runAs(clinician, { from: 'handout', id })).toMatchObject(refused);
    expect(await rowsOf(clinic.id)).toBe(before);
  });

  it('using and changing a template or a snippet', async () => {
    const { clinician } = clinic;
    const before = await rowsOf(clinic.id);
    await expect(loadTemplate(clinician.scope, damaged.template)).rejects.toMatchObject({ code: 'unreadable' });
    const use = { from: 'template', id: damaged.template } as const;
    expect(await createDraftAction.runAs(clinician, use)).toMatchObject(refused);
    const change = { id: damaged.template, version: 1, arrangement: arrangementOf(damaged.draft.content) };
    expect(await changeTemplateAction.runAs(clinician, change)).toMatchObject(refused);
    const snippet = { was: 'ice', snippet: { name: 'ice', text: 'Other words' } };
    expect(await saveSnippetAction.runAs(clinician, snippet)).toMatchObject(refused);
    expect(await rowsOf(clinic.id)).toBe(before);
  });

  it('a draft that is whole can still be saved', async () => {
    await save(clinic.clinician, await loadDraft(clinic.clinician.scope, whole.draft), { title: 'Goes on' });
  });
});
