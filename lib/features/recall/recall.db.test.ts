import { beforeEach, describe, expect, it } from 'vitest';
import { arrangementOf } from '@/lib/domain/handout/assemble';
import { setOptions } from '@/lib/domain/handout/draft-edit';
import { makeClinic, type TestClinic } from '@/lib/test-support/database';
import { issueForMaria, maria, newDraft, save } from '@/lib/test-support/handouts';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { edited, reviewed, sectionOf } from '@/lib/test-support/sections';
import { loadDraft } from '../drafts/data';
import { createDraftAction } from '../drafts/mutations';
import { issueHandoutAction } from '../handouts/mutations';
import { reviewStepAction } from '../reviews/mutations';
import { saveVersionAction } from '../sections/mutations';
import { listTemplates } from '../templates/data';
import { saveTemplateAction, updateTemplateAction } from '../templates/mutations';
import { loadRecallList } from './data';
import { exportRecallAction } from './mutations';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await makeClinic();
});

const original = async () => {
  const { versions } = await sectionOf(clinic.editor, 'about');
  const [version] = versions.filter(({ locale, number }) => locale === 'en' && number === 1);
  if (!version) throw new Error('the section has an original');
  return version;
};

/** A second version, written by the editor and approved by the admin. */
async function secondVersion(): Promise<string> {
  const section = await sectionOf(clinic.editor, 'about');
  succeeded(await saveVersionAction.runAs(clinic.editor, edited(section, { heading: 'About twitches' })));
  const version = (await sectionOf(clinic.editor, 'about')).versions.find(({ number }) => number === 2);
  if (!version) throw new Error('it was just written');
  const versionId = version.id;
  succeeded(await reviewStepAction.runAs(clinic.editor, { step: 'submit', versionId, revision: 1 }));
  succeeded(
    await reviewStepAction.runAs(clinic.admin, reviewed({ step: 'approve', versionId, revision: 2, newest: 2 })),
  );
  return versionId;
}

describe('the recall list of a version', () => {
  it('names every handout, draft and template that holds it, for whom and by whom', async () => {
    const handoutId = await issueForMaria(clinic.clinician);
    const draft = await newDraft(clinic.clinician);
    await save(clinic.clinician, draft, { patient: { ...maria, name: 'Tom Reed' } });
    const arrangement = arrangementOf(draft.content);
    succeeded(await saveTemplateAction.runAs(clinic.clinician, { name: 'Mine alone', shared: false, arrangement }));
    const { id } = await original();
    const list = await loadRecallList(clinic.editor.scope, id);
    expect(list.handouts).toMatchObject([
      { id: handoutId, patientName: maria.name, issuedByName: 'Dr. clinician', edited: false },
    ]);
    expect(list.drafts).toMatchObject([
      { id: draft.id, patientName: 'Tom Reed', ownerName: 'Dr. clinician', isOn: true },
    ]);
    expect(list.templates).toMatchObject([{ name: 'Mine alone', ownerName: 'Dr. clinician', shared: false }]);
    expect((await loadRecallList(clinic.editor.scope, await secondVersion())).handouts).toEqual([]);
  });

  it('names the drafts and templates of bilingual handouts that print it beside a translation', async () => {
    const made = await createDraftAction.runAs(clinic.clinician, {
      from: 'topic',
      slug: 'muscle-twitches',
      locale: 'es',
    });
    const draft = await loadDraft(clinic.clinician.scope, succeeded(made).id);
    const { id } = await original();
    const saved = await save(clinic.clinician, draft, { patient: maria });
    expect((await loadRecallList(clinic.editor.scope, id)).drafts).toEqual([]);
    const content = setOptions(draft.content, { bilingual: true });
    await save(clinic.clinician, { ...draft, version: saved }, { ...content, patient: maria });
    const arrangement = arrangementOf(content);
    succeeded(await saveTemplateAction.runAs(clinic.clinician, { name: 'Both', shared: true, arrangement }));
    const list = await loadRecallList(clinic.editor.scope, id);
    expect(list.drafts).toMatchObject([{ id: draft.id, patientName: maria.name, isOn: true }]);
    expect(list.templates).toMatchObject([{ name: 'Both' }]);
    expect((await loadRecallList(clinic.editor.scope, await secondVersion())).drafts).toEqual([]);
  });

  it('names who was given a translation, too, once the original is withdrawn', async () => {
    const spanish = succeeded(
      await createDraftAction.runAs(clinic.clinician, { from: 'topic', slug: 'muscle-twitches', locale: 'es' }),
    );
    const draft = await loadDraft(clinic.clinician.scope, spanish.id);
    const version = await save(clinic.clinician, draft, { patient: maria, assessed: true });
    const issued = succeeded(await issueHandoutAction.runAs(clinic.clinician, { id: draft.id, version }));
    const open = await createDraftAction.runAs(clinic.clinician, {
      from: 'topic',
      slug: 'muscle-twitches',
      locale: 'es',
    });
    const { id, revision } = await original();
    expect((await loadRecallList(clinic.editor.scope, id)).handouts).toEqual([]);
    const step = { step: 'withdraw', versionId: id, revision, note: 'A wrong number' } as const;
    succeeded(await reviewStepAction.runAs(clinic.editor, step));
    const list = await loadRecallList(clinic.editor.scope, id);
    expect(list.handouts).toMatchObject([{ id: issued.id, patientName: maria.name }]);
    expect(list.drafts).toMatchObject([{ id: succeeded(open).id }]);
  });

  it('leaves as CSV that no spreadsheet runs', async () => {
    await issueForMaria(clinic.clinician, { patient: { ...maria, name: '=HYPERLINK("https://evil.example")' } });
    const { csv } = succeeded(await exportRecallAction.runAs(clinic.editor, { versionId: (await original()).id }));
    expect(csv).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
    expect(csv.split('\r\n')).toHaveLength(3);
  });

  it('is for editors and admins, and for their own clinic', async () => {
    const { id: versionId } = await original();
    await expect(loadRecallList(clinic.clinician.scope, versionId)).rejects.toMatchObject({ code: 'forbidden' });
    expect(failedWith(await exportRecallAction.runAs(clinic.clinician, { versionId }))).toBe('forbidden');
    const other = await makeClinic();
    await expect(loadRecallList(other.admin.scope, versionId)).rejects.toMatchObject({ code: 'not-found' });
    expect(failedWith(await exportRecallAction.runAs(other.admin, { versionId }))).toBe('not-found');
  });
});

describe('a new version of a section', () => {
  it('is offered to the drafts and templates that hold the old one, and changes neither', async () => {
    const draft = await newDraft(clinic.clinician);
    const arrangement = arrangementOf(draft.content);
    succeeded(await saveTemplateAction.runAs(clinic.clinician, { name: 'Mine', shared: true, arrangement }));
    expect(draft.newer).toEqual([]);
    const versionId = await secondVersion();
    const later = await loadDraft(clinic.clinician.scope, draft.id);
    expect(later.content).toEqual(draft.content);
    expect(later.newer).toMatchObject([{ id: versionId, heading: 'About twitches' }]);
    const [template] = await listTemplates(clinic.clinician.scope);
    expect(template?.newer).toMatchObject([
      { from: { heading: 'What is a muscle twitch?' }, to: { versionId }, isEdited: false },
    ]);
    expect(await newDraft(clinic.clinician)).toMatchObject({ newer: [] });
  });

  it('is taken into a template once, and only by who may change it', async () => {
    const { content } = await newDraft(clinic.editor);
    const arrangement = arrangementOf(content);
    succeeded(await saveTemplateAction.runAs(clinic.editor, { name: 'Ours', shared: true, arrangement }));
    const versionId = await secondVersion();
    const [template] = await listTemplates(clinic.editor.scope);
    const [one] = template?.newer ?? [];
    if (!template || !one) throw new Error('the template has an offer');
    const update = { id: template.id, version: template.version, sections: [{ key: one.key, versionId }] };
    expect(failedWith(await updateTemplateAction.runAs(clinic.clinician, update))).toBe('forbidden');
    const elsewhere = arrangement.sections.find(({ key }) => key !== one.key)?.key ?? '';
    const wrong = { ...update, sections: [{ key: elsewhere, versionId }] };
    expect(failedWith(await updateTemplateAction.runAs(clinic.editor, wrong))).toBe('conflict');
    succeeded(await updateTemplateAction.runAs(clinic.editor, update));
    expect((await listTemplates(clinic.editor.scope))[0]).toMatchObject({ newer: [], version: template.version + 1 });
    expect(failedWith(await updateTemplateAction.runAs(clinic.editor, update))).toBe('conflict');
  });
});
