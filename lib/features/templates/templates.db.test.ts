import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { arrangementOf } from '@/lib/domain/handout/assemble';
import { emptyPatient } from '@/lib/domain/handout/draft';
import { makeClinic, type TestClinic } from '@/lib/test-support/database';
import { maria, newDraft } from '@/lib/test-support/handouts';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { loadDraft } from '../drafts/data';
import { createDraftAction } from '../drafts/mutations';
import { setFavouriteAction } from '../favourites/mutations';
import { listTemplates } from './data';
import { archiveTemplateAction, renameTemplateAction, saveTemplateAction, shareTemplateAction } from './mutations';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await makeClinic();
});

async function saveTemplate(actor: Actor, shared: boolean): Promise<string> {
  const { content } = await newDraft(actor);
  const [first, ...rest] = content.sections;
  const arrangement = arrangementOf({ ...content, patient: maria, sections: first ? [...rest, first] : rest });
  return succeeded(await saveTemplateAction.runAs(actor, { name: 'Night-shift workers', shared, arrangement })).id;
}

const names = async (actor: Actor) => (await listTemplates(actor.scope)).map((template) => template.name);

describe('a template', () => {
  it('is its owner’s alone until it is shared with the clinic', async () => {
    const id = await saveTemplate(clinic.clinician, false);
    expect(await names(clinic.clinician)).toEqual(['Night-shift workers']);
    expect(await names(clinic.admin)).toEqual([]);
    expect(failedWith(await createDraftAction.runAs(clinic.admin, { from: 'template', id }))).toBe('not-found');
    succeeded(await shareTemplateAction.runAs(clinic.clinician, { id, shared: true }));
    expect(await names(clinic.admin)).toEqual(['Night-shift workers']);
  });

  it('makes a draft in the saved order for a patient still to be named, and counts its use', async () => {
    const id = await saveTemplate(clinic.clinician, true);
    const made = succeeded(await createDraftAction.runAs(clinic.editor, { from: 'template', id }));
    const { content } = await loadDraft(clinic.editor.scope, made.id);
    const original = await newDraft(clinic.clinician);
    const order = original.content.sections.map((section) => section.versionId);
    expect(content.sections.map((section) => section.versionId)).toEqual([...order.slice(1), ...order.slice(0, 1)]);
    expect(content.patient).toEqual(emptyPatient);
    expect((await listTemplates(clinic.editor.scope))[0]).toMatchObject({ useCount: 1, mine: false });
  });

  it('is changed only by its owner, or by an editor once it is shared', async () => {
    const id = await saveTemplate(clinic.editor, true);
    const rename = (who: Actor) => renameTemplateAction.runAs(who, { id, name: 'Renamed' });
    expect(failedWith(await rename(clinic.clinician))).toBe('forbidden');
    expect(failedWith(await archiveTemplateAction.runAs(clinic.clinician, { id }))).toBe('forbidden');
    succeeded(await rename(clinic.admin));
    expect(await names(clinic.clinician)).toEqual(['Renamed']);
  });

  it('disappears when archived and cannot be used any more', async () => {
    const id = await saveTemplate(clinic.clinician, true);
    succeeded(await archiveTemplateAction.runAs(clinic.clinician, { id }));
    expect(await names(clinic.clinician)).toEqual([]);
    expect(failedWith(await createDraftAction.runAs(clinic.clinician, { from: 'template', id }))).toBe('not-found');
  });

  it('needs a name', async () => {
    const id = await saveTemplate(clinic.clinician, false);
    expect(await renameTemplateAction.runAs(clinic.clinician, { id, name: '   ' })).toEqual({
      ok: false,
      failure: { code: 'invalid-input', fields: { name: 'Give the template a name' } },
    });
  });

  it('can be a favourite of one member without being one of another’s', async () => {
    const subjectId = await saveTemplate(clinic.clinician, true);
    const mark = (on: boolean) => setFavouriteAction.runAs(clinic.admin, { subject: 'template', subjectId, on });
    succeeded(await mark(true));
    succeeded(await mark(true));
    expect((await listTemplates(clinic.admin.scope))[0]?.favourite).toBe(true);
    expect((await listTemplates(clinic.clinician.scope))[0]?.favourite).toBe(false);
    succeeded(await mark(false));
    expect((await listTemplates(clinic.admin.scope))[0]?.favourite).toBe(false);
  });
});
