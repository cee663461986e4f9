import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { arrangementOf } from '@/lib/domain/handout/assemble';
import { paragraphs } from '@/lib/domain/handout/test-support';
import type { SectionVersion } from '@/lib/domain/library/section';
import { makeClinic, rowsOf, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { newDraft } from '@/lib/test-support/handouts';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { sectionOf } from '@/lib/test-support/sections';
import { loadTemplate } from '../templates/data';
import { renameTemplateAction, saveTemplateAction } from '../templates/mutations';
import { loadTemplateToMerge } from './data';
import { previewReplaceAction, replaceSectionAction, undoReplaceAction } from './mutations';

let clinic: TestClinic;
let about: string;
let notes: string;
beforeEach(async () => {
  clinic = await makeClinic();
  about = (await sectionOf(clinic.editor, 'about')).id;
  notes = await addNote();
});

/** A section for any handout that no topic has, to put in the place of another. */
async function addNote(): Promise<string> {
  const id = randomUUID();
  await sqlAsOwner(
    `insert into section (clinic_id, id, slug, kind, position, recommended, tags)
     values ($1, $2, 'shorter', 'note', 99, false, '{}')`,
    [clinic.id, id],
  );
  await sqlAsOwner(
    `insert into section_version (clinic_id, id, section_id, number, locale, heading, body, sources, status)
     values ($1, $2, $3, 1, 'en', 'About twitches, shorter', $4, '[]', 'draft')`,
    [clinic.id, randomUUID(), id, JSON.stringify(paragraphs('They pass.'))],
  );
  return id;
}

async function template(actor: Actor, name: string, shared: boolean, words: string | null = null): Promise<string> {
  const { content } = await newDraft(actor);
  const edit = words && { heading: words, body: paragraphs(words), editedBy: '', editedAt: new Date().toISOString() };
  const sections = content.sections.map((one) => (one.sectionId === about && edit ? { ...one, edit } : one));
  const arrangement = arrangementOf({ ...content, sections });
  return succeeded(await saveTemplateAction.runAs(actor, { name, shared, arrangement })).id;
}

const sectionsOf = async (actor: Actor, id: string) =>
  (await loadTemplate(actor.scope, id)).arrangement.sections.map(({ sectionId }) => sectionId);

describe('a section in the place of another', () => {
  it('is shown first, then put into shared templates and one’s own; personal ones of others stay', async () => {
    const shared = await template(clinic.clinician, 'Shared', true);
    const personal = await template(clinic.clinician, 'Personal', false);
    const own = await template(clinic.editor, 'Own', false, 'Words of our own');
    const before = await rowsOf(clinic.id);
    const items = succeeded(await previewReplaceAction.runAs(clinic.editor, { from: about, to: notes }));
    expect(items).toMatchObject([
      { id: own, name: 'Own', mine: true, droppedWords: true, before: { heading: 'Words of our own' } },
      { id: shared, name: 'Shared', mine: false, droppedWords: false, after: { heading: 'About twitches, shorter' } },
    ]);
    expect(await rowsOf(clinic.id)).toBe(before);

    const was = await sectionsOf(clinic.clinician, shared);
    const templates = items.map(({ id, version }) => ({ id, version }));
    const input = { from: about, to: notes, templates };
    const replaced = succeeded(await replaceSectionAction.runAs(clinic.editor, input));
    const is = await sectionsOf(clinic.clinician, shared);
    expect(is).toEqual(was.map((id) => (id === about ? notes : id)));
    expect(await sectionsOf(clinic.clinician, personal)).toContain(about);
    const { rows } = await sqlAsOwner(
      `select detail from audit_event where clinic_id = $1 and type = 'template.section-replaced'`,
      [clinic.id],
    );
    expect(rows.map(({ detail }) => detail.templateId).sort()).toEqual([own, shared].sort());

    succeeded(await undoReplaceAction.runAs(clinic.editor, { templates: replaced }));
    expect(await sectionsOf(clinic.clinician, shared)).toEqual(was);
    const back = await loadTemplate(clinic.editor.scope, own);
    expect(back.arrangement.sections.find(({ sectionId }) => sectionId === about)?.edit?.heading).toBe(
      'Words of our own',
    );
  });

  it('is put into all of the templates or into none', async () => {
    const one = await template(clinic.editor, 'One', true);
    const other = await template(clinic.editor, 'Other', true);
    const items = succeeded(await previewReplaceAction.runAs(clinic.editor, { from: about, to: notes }));
    succeeded(await renameTemplateAction.runAs(clinic.admin, { id: other, name: 'Other name' }));
    const before = await rowsOf(clinic.id);
    const templates = items.map(({ id, version }) => ({ id, version }));
    const outcome = await replaceSectionAction.runAs(clinic.editor, { from: about, to: notes, templates });
    expect(failedWith(outcome)).toBe('conflict');
    expect(await rowsOf(clinic.id)).toBe(before);
    expect(await sectionsOf(clinic.editor, one)).toContain(about);
  });

  it('is not put where it is already', async () => {
    const id = await template(clinic.editor, 'Both', true);
    const symptoms = (await sectionOf(clinic.editor, 'symptoms')).id;
    const [item] = succeeded(await previewReplaceAction.runAs(clinic.editor, { from: about, to: symptoms }));
    expect(item).toMatchObject({ id, is: 'already-there' });
    const templates = [{ id, version: item?.version ?? 0 }];
    const outcome = await replaceSectionAction.runAs(clinic.editor, { from: about, to: symptoms, templates });
    expect(failedWith(outcome)).toBe('conflict');
  });

  it('is for editors, within their clinic, and never for a colleague’s personal template', async () => {
    const personal = await template(clinic.clinician, 'Personal', false);
    const input = { from: about, to: notes };
    expect(failedWith(await previewReplaceAction.runAs(clinic.clinician, input))).toBe('forbidden');
    const smuggled = { ...input, templates: [{ id: personal, version: 1 }] };
    expect(failedWith(await replaceSectionAction.runAs(clinic.editor, smuggled))).toBe('conflict');
    const undo = { templates: [{ id: personal, version: 1, number: 1 }] };
    expect(failedWith(await undoReplaceAction.runAs(clinic.editor, undo))).toBe('not-found');
    const other = await makeClinic();
    expect(failedWith(await previewReplaceAction.runAs(other.editor, input))).toBe('not-found');
    expect(failedWith(await replaceSectionAction.runAs(other.editor, smuggled))).toBe('not-found');
    expect(failedWith(await undoReplaceAction.runAs(other.editor, undo))).toBe('not-found');
  });
});

describe('a template for an open draft', () => {
  it('comes with its wordings, in the draft’s language where that is another', async () => {
    const id = await template(clinic.clinician, 'Mine', false);
    const same = await loadTemplateToMerge(clinic.clinician.scope, id, 'en');
    expect(same.versions.map(({ locale }) => locale)).not.toContain('es');
    const spanish = await loadTemplateToMerge(clinic.clinician.scope, id, 'es');
    const aboutIn = (versions: SectionVersion[]) => versions.filter(({ sectionId }) => sectionId === about);
    expect(aboutIn(spanish.versions)).toEqual([expect.objectContaining({ locale: 'es' })]);
    expect(aboutIn(spanish.counterparts)).toEqual([expect.objectContaining({ locale: 'en' })]);
    await expect(loadTemplateToMerge(clinic.admin.scope, id, 'en')).rejects.toMatchObject({ code: 'not-found' });
  });
});
