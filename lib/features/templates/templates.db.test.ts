import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { arrangementOf } from '@/lib/domain/handout/assemble';
import { emptyPatient } from '@/lib/domain/handout/empty-draft';
import { paragraphs } from '@/lib/domain/handout/test-support';
import { makeClinic, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { maria, newDraft, save } from '@/lib/test-support/handouts';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { loadDraft } from '../drafts/data';
import { createDraftAction } from '../drafts/mutations';
import { setFavouriteAction } from '../favourites/mutations';
import { listTopics } from '../library/data';
import { listTemplates, loadTemplate } from './data';
import {
  archiveTemplateAction,
  changeTemplateAction,
  copyTemplateAction,
  deleteTemplateAction,
  labelTemplateAction,
  renameTemplateAction,
  restoreTemplateAction,
  saveTemplateAction,
  setTopicDefaultAction,
  shareTemplateAction,
  unarchiveTemplateAction,
} from './mutations';

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

const unstamped = { editedBy: '', editedAt: '2026-01-01T00:00:00Z' };

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

  it('S34 saving a template is refused while its text names the patient of its draft', async () => {
    const draft = await newDraft(clinic.clinician);
    await save(clinic.clinician, draft, { patient: maria });
    const { id: draftId, content } = draft;
    const template = await saveTemplate(clinic.clinician, true);
    const named = (words: string) => ({
      ...arrangementOf(content),
      sections: content.sections.map((section, index) =>
        index === 0 ? { ...section, edit: { heading: 'Yours', body: paragraphs(words), ...unstamped } } : section,
      ),
    });
    const attempts = [
      { arrangement: { ...arrangementOf(content), title: `For ${maria.name}` } },
      { arrangement: named('Ms. Núñez-O’Connor rests.') },
      { arrangement: named(`File ${maria.recordNumber}`) },
      { arrangement: named('Born March 14, 1981') },
      { arrangement: arrangementOf(content), name: 'Twitches for Maria' },
    ];
    for (const attempt of attempts) {
      const outcome = await saveTemplateAction.runAs(clinic.clinician, {
        name: 'Mine',
        shared: true,
        draftId,
        ...attempt,
      });
      expect(outcome, JSON.stringify(attempt)).toMatchObject({
        failure: { code: 'invalid-input', fields: { arrangement: expect.stringContaining('names the patient') } },
      });
    }
    const over = { id: template, version: 1, draftId };
    const [, named1] = attempts;
    const change = { ...over, arrangement: named1?.arrangement ?? arrangementOf(content) };
    expect(failedWith(await changeTemplateAction.runAs(clinic.clinician, change))).toBe('invalid-input');
    const rest = { name: 'Mine', shared: true, draftId, arrangement: named('Rest.') };
    succeeded(await saveTemplateAction.runAs(clinic.clinician, rest));
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

  it('comes back from the archive as it was, by who may change it', async () => {
    const id = await saveTemplate(clinic.editor, true);
    succeeded(await archiveTemplateAction.runAs(clinic.editor, { id }));
    expect(failedWith(await unarchiveTemplateAction.runAs(clinic.clinician, { id }))).toBe('forbidden');
    expect((await listTemplates(clinic.editor.scope, { archived: true })).map((one) => one.id)).toEqual([id]);
    succeeded(await unarchiveTemplateAction.runAs(clinic.editor, { id }));
    expect(await names(clinic.clinician)).toEqual(['Night-shift workers']);
    expect(await listTemplates(clinic.editor.scope, { archived: true })).toEqual([]);
  });

  it('is deleted only from the archive, by who may change it, with all that pointed to it', async () => {
    const id = await saveTemplate(clinic.editor, true);
    const remove = (who: Actor) => deleteTemplateAction.runAs(who, { id });
    expect(failedWith(await remove(clinic.editor))).toBe('conflict');
    const [topic] = await listTopics(clinic.editor.scope);
    succeeded(await setTopicDefaultAction.runAs(clinic.clinician, { topicId: topic?.id ?? '', templateId: id }));
    succeeded(await setFavouriteAction.runAs(clinic.admin, { subject: 'template', subjectId: id, on: true }));
    succeeded(await archiveTemplateAction.runAs(clinic.editor, { id }));
    expect(failedWith(await remove(clinic.clinician))).toBe('forbidden');
    succeeded(await remove(clinic.admin));
    expect(await listTemplates(clinic.editor.scope, { archived: true })).toEqual([]);
    const { rows } = await sqlAsOwner(
      `select (select count(*)::int from template_version where template_id = $1)
         + (select count(*)::int from topic_default where template_id = $1)
         + (select count(*)::int from favourite where subject_id = $1) as left`,
      [id],
    );
    expect(rows).toEqual([{ left: 0 }]);
    expect(failedWith(await remove(clinic.editor))).toBe('not-found');
  });

  it('of a colleague cannot be deleted while it is not shared', async () => {
    const id = await saveTemplate(clinic.clinician, false);
    succeeded(await archiveTemplateAction.runAs(clinic.clinician, { id }));
    expect(failedWith(await deleteTemplateAction.runAs(clinic.admin, { id }))).toBe('not-found');
  });

  it('is copied whole by anyone who sees it: no empty shell', async () => {
    const id = await saveTemplate(clinic.editor, true);
    succeeded(await labelTemplateAction.runAs(clinic.editor, { id, labels: ['night'] }));
    const copy = succeeded(await copyTemplateAction.runAs(clinic.clinician, { id }));
    const [original, copied] = [
      await loadTemplate(clinic.clinician.scope, id),
      await loadTemplate(clinic.clinician.scope, copy.id),
    ];
    expect(copied.arrangement).toEqual(original.arrangement);
    expect(copied).toMatchObject({ name: 'Night-shift workers (copy)', shared: false });
    expect((await listTemplates(clinic.clinician.scope)).find((one) => one.id === copy.id)).toMatchObject({
      mine: true,
      labels: ['night'],
    });
    const secret = await saveTemplate(clinic.editor, false);
    expect(failedWith(await copyTemplateAction.runAs(clinic.clinician, { id: secret }))).toBe('not-found');
  });

  it('has each label once, in order, and only from who may change it', async () => {
    const id = await saveTemplate(clinic.editor, true);
    succeeded(await labelTemplateAction.runAs(clinic.editor, { id, labels: ['night', ' children ', 'night'] }));
    expect((await listTemplates(clinic.clinician.scope))[0]?.labels).toEqual(['children', 'night']);
    expect(failedWith(await labelTemplateAction.runAs(clinic.clinician, { id, labels: [] }))).toBe('forbidden');
    const long = { id, labels: ['x'.repeat(41)] };
    expect(failedWith(await labelTemplateAction.runAs(clinic.editor, long))).toBe('invalid-input');
  });

  it('is the default for a topic of one member alone, until taken back or archived', async () => {
    const id = await saveTemplate(clinic.editor, true);
    const [topic] = await listTopics(clinic.editor.scope);
    const topicId = topic?.id ?? '';
    const defaults = async (who: Actor) => (await listTemplates(who.scope)).flatMap((one) => one.defaultFor);
    succeeded(await setTopicDefaultAction.runAs(clinic.clinician, { topicId, templateId: id }));
    const second = await saveTemplate(clinic.clinician, false);
    succeeded(await setTopicDefaultAction.runAs(clinic.clinician, { topicId, templateId: second }));
    expect(await defaults(clinic.clinician)).toEqual([topicId]);
    expect(await defaults(clinic.editor)).toEqual([]);
    expect((await listTemplates(clinic.editor.scope))[0]?.topics).toEqual([{ id: topicId, title: 'Muscle twitches' }]);
    succeeded(await archiveTemplateAction.runAs(clinic.clinician, { id: second }));
    expect(await defaults(clinic.clinician)).toEqual([]);
    succeeded(await setTopicDefaultAction.runAs(clinic.clinician, { topicId, templateId: null }));
    succeeded(await unarchiveTemplateAction.runAs(clinic.clinician, { id: second }));
    expect(await defaults(clinic.clinician)).toEqual([]);
  });
});

describe('a template with blanks', () => {
  it('becomes a draft only once each is answered, and prints the answers', async () => {
    const { content } = await newDraft(clinic.clinician);
    const arrangement = { ...arrangementOf(content), title: 'Your [[left/right]] eye, [[weeks until review]] weeks' };
    const save = { name: 'Eyelid', shared: true, arrangement };
    const { id } = succeeded(await saveTemplateAction.runAs(clinic.clinician, save));
    const use = (answers?: Record<string, string>) =>
      createDraftAction.runAs(clinic.editor, { from: 'template', id, ...(answers ? { answers } : {}) });
    expect(await use()).toMatchObject({
      failure: {
        code: 'invalid-input',
        fields: { 'left/right': 'Fill this in', 'weeks until review': 'Fill this in' },
      },
    });
    expect(failedWith(await use({ 'left/right': 'both', 'weeks until review': '6' }))).toBe('invalid-input');
    expect((await listTemplates(clinic.editor.scope))[0]).toMatchObject({
      useCount: 0,
      blanks: [
        { name: 'left/right', choices: ['left', 'right'] },
        { name: 'weeks until review', choices: [] },
      ],
    });
    const draft = succeeded(await use({ 'left/right': 'left', 'weeks until review': '6' }));
    expect((await loadDraft(clinic.editor.scope, draft.id)).content.title).toBe('Your left eye, 6 weeks');
  });
});

describe('the versions of a template', () => {
  const change = async (who: Actor, id: string, title: string) => {
    const { version, arrangement } = await loadTemplate(who.scope, id);
    return changeTemplateAction.runAs(who, { id, version, arrangement: { ...arrangement, title } });
  };

  it('keep who changed it to what, and give back any of them as the next one', async () => {
    const id = await saveTemplate(clinic.clinician, true);
    succeeded(await change(clinic.editor, id, 'Second'));
    succeeded(await change(clinic.clinician, id, 'Third'));
    const { version, past } = await loadTemplate(clinic.clinician.scope, id);
    expect(past.map((one) => [one.number, one.byName, one.arrangement.title])).toEqual([
      [3, 'Dr. clinician', 'Third'],
      [2, 'Dr. editor', 'Second'],
      [1, 'Dr. clinician', 'Muscle twitches'],
    ]);
    succeeded(await restoreTemplateAction.runAs(clinic.clinician, { id, version, number: 2 }));
    const restored = await loadTemplate(clinic.clinician.scope, id);
    expect(restored.arrangement.title).toBe('Second');
    expect(restored.past.map(({ number }) => number)).toEqual([4, 3, 2, 1]);
  });

  it('begin with what a template from before was', async () => {
    const id = await saveTemplate(clinic.clinician, false);
    await sqlAsOwner('delete from template_version where template_id = $1', [id]);
    expect((await loadTemplate(clinic.clinician.scope, id)).past).toEqual([]);
    succeeded(await change(clinic.clinician, id, 'Second'));
    const { past } = await loadTemplate(clinic.clinician.scope, id);
    expect(past.map((one) => one.arrangement.title)).toEqual(['Second', 'Muscle twitches']);
  });

  it('refuse a change made from an older state, and a change by who may only use it', async () => {
    const id = await saveTemplate(clinic.editor, true);
    const { version, arrangement } = await loadTemplate(clinic.editor.scope, id);
    const save = (who: Actor) => changeTemplateAction.runAs(who, { id, version, arrangement });
    expect(failedWith(await save(clinic.clinician))).toBe('forbidden');
    const outcomes = await Promise.all([save(clinic.editor), save(clinic.admin)]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.filter((outcome) => !outcome.ok).map(failedWith)).toEqual(['conflict']);
    expect(failedWith(await save(clinic.editor))).toBe('conflict');
    const restore = restoreTemplateAction.runAs(clinic.editor, { id, version: version + 1, number: 99 });
    expect(failedWith(await restore)).toBe('not-found');
  });
});
