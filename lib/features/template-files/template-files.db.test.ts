import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { arrangementOf } from '@/lib/domain/handout/assemble';
import { paragraphs } from '@/lib/domain/handout/test-support';
import { makeClinic, rowsOf, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { maria, newDraft } from '@/lib/test-support/handouts';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { listTemplates, loadTemplate } from '../templates/data';
import { saveTemplateAction } from '../templates/mutations';
import { exportTemplateAction, importTemplateAction, previewTemplateFileAction } from './mutations';

let ours: TestClinic;
beforeEach(async () => {
  ours = await makeClinic();
});

/** A template of a draft for Maria, with words of its own in the second section. */
async function template(actor: Actor, shared = true): Promise<string> {
  const { content } = await newDraft(actor);
  const edit = { heading: 'Ours', body: paragraphs('Ours.'), editedBy: actor.name, editedAt: new Date().toISOString() };
  const sections = content.sections.map((section, index) => (index === 1 ? { ...section, edit } : section));
  const arrangement = arrangementOf({ ...content, patient: maria, note: 'For Maria', sections });
  return succeeded(await saveTemplateAction.runAs(actor, { name: 'Twitches', shared, arrangement })).id;
}

async function fileOf(actor: Actor, id: string) {
  return succeeded(await exportTemplateAction.runAs(actor, { id })).file;
}

describe('a template as a file', () => {
  it('makes the same template in another clinic, out of that clinic’s own sections', async () => {
    const id = await template(ours.clinician);
    const file = await fileOf(ours.editor, id);
    expect(JSON.stringify(file)).not.toMatch(/Maria|Núñez|RFP-|Dr\. |[0-9a-f]{8}-[0-9a-f]{4}/);
    const theirs = await makeClinic();
    const text = JSON.stringify(file);
    expect(succeeded(await previewTemplateFileAction.runAs(theirs.clinician, { text }))).toEqual({
      ...{ is: 'readable', name: 'Twitches', found: file.sections.length, missing: [] },
    });
    expect(await listTemplates(theirs.clinician.scope)).toEqual([]);
    const made = succeeded(await importTemplateAction.runAs(theirs.clinician, { text }));
    if (made.is !== 'imported') throw new Error(JSON.stringify(made));
    // It belongs to the one who brought it in, and to nobody else yet.
    expect(await listTemplates(theirs.admin.scope)).toEqual([]);
    const [before, after] = [
      await loadTemplate(ours.clinician.scope, id),
      await loadTemplate(theirs.clinician.scope, made.id),
    ];
    const shown = ({ arrangement, versions }: typeof before) =>
      arrangement.sections.map(({ sectionId, on, layout, edit }) => {
        const version = versions.find((one) => one.sectionId === sectionId);
        return [version?.slug, version?.heading, on, layout, edit && { heading: edit.heading, body: edit.body }];
      });
    expect(shown(after)).toEqual(shown(before));
    expect(after.arrangement.sections[1]?.edit?.editedBy).toBe(theirs.clinician.name);
    expect(after.versions.map(({ id: versionId }) => versionId)).not.toEqual(
      expect.arrayContaining(before.versions.map(({ id: versionId }) => versionId)),
    );
  });

  it('names the sections that a clinic does not have, and comes without them', async () => {
    const text = JSON.stringify(await fileOf(ours.clinician, await template(ours.clinician)));
    const theirs = await makeClinic({}, ['low-back-pain']);
    const preview = succeeded(await previewTemplateFileAction.runAs(theirs.clinician, { text }));
    if (preview.is !== 'readable') throw new Error(JSON.stringify(preview));
    expect(preview.missing).toContainEqual({
      ...{ topic: 'muscle-twitches', section: 'symptoms', heading: 'What you may notice' },
    });
    expect(preview.found).toBeGreaterThan(0);
    const made = succeeded(await importTemplateAction.runAs(theirs.clinician, { text }));
    if (made.is !== 'imported') throw new Error(JSON.stringify(made));
    expect((await loadTemplate(theirs.clinician.scope, made.id)).arrangement.sections).toHaveLength(preview.found);
    const { rows } = await sqlAsOwner(
      `select type, detail from audit_event where clinic_id = $1 and type = 'template.imported'`,
      [theirs.id],
    );
    expect(rows).toEqual([
      { type: 'template.imported', detail: { templateId: made.id, missing: preview.missing.length } },
    ]);
  });

  it('is refused whole when anything in it is not a template’s', async () => {
    const file = await fileOf(ours.clinician, await template(ours.clinician));
    const before = await rowsOf(ours.id);
    for (const text of [
      '',
      '[]',
      JSON.stringify({ ...file, patient: maria }),
      JSON.stringify({ ...file, version: 9 }),
    ]) {
      expect(succeeded(await previewTemplateFileAction.runAs(ours.editor, { text }))).toMatchObject({ is: 'faulty' });
      expect(succeeded(await importTemplateAction.runAs(ours.editor, { text }))).toMatchObject({ is: 'faulty' });
    }
    expect(await rowsOf(ours.id)).toBe(before);
  });

  it('is not given of a template that one does not see', async () => {
    const id = await template(ours.clinician, false);
    expect(failedWith(await exportTemplateAction.runAs(ours.admin, { id }))).toBe('not-found');
    const theirs = await makeClinic();
    expect(failedWith(await exportTemplateAction.runAs(theirs.admin, { id }))).toBe('not-found');
  });
});
