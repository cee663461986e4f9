import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { arrangementOf } from '@/lib/domain/handout/assemble';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { paragraphs } from '@/lib/domain/handout/test-support';
import { mergeInto, planMerge } from '@/lib/domain/template/merge';
import { readPdf } from '@/lib/pdf/test-support/read-pdf';
import { makeClinic, type TestClinic } from '@/lib/test-support/database';
import { everyAction } from '@/lib/test-support/every-action';
import { issueForMaria, maria, newDraft } from '@/lib/test-support/handouts';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { edited, reviewed, sectionOf } from '@/lib/test-support/sections';
import { loadDraft } from './drafts/data';
import { createDraftAction, resolveConflictAction, saveDraftAction } from './drafts/mutations';
import { loadHandout } from './handouts/data';
import { downloadHandoutAction, issueHandoutAction } from './handouts/mutations';
import { setIdentifierPolicyAction } from './identifiers/mutations';
import { reviewStepAction } from './reviews/mutations';
import { saveVersionAction } from './sections/mutations';
import { exportTemplateAction, importTemplateAction } from './template-files/mutations';
import { loadTemplateToMerge } from './template-sections/data';
import { loadTemplate } from './templates/data';
import { changeTemplateAction, saveTemplateAction } from './templates/mutations';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await makeClinic();
});

const FORGED = { editedBy: 'Dr. Forged', editedAt: '1999-01-01T00:00:00Z' };
/** The full date, because a random id may contain the year. */
const traces = /Dr\. Forged|\b1999-\d\d-\d\dT|, 1999/;

/** As a browser that lies about who changed the second section, and when. */
function reworded(content: DraftContent, words: string): DraftContent {
  const edit = { heading: words, body: paragraphs(`${words}.`), ...FORGED };
  const sections = content.sections.map((section, index) => (index === 1 ? { ...section, on: true, edit } : section));
  return { ...content, sections, patient: maria, assessed: true };
}

const editIn = ({ sections }: Pick<DraftContent, 'sections'>) => sections[1]?.edit;

async function saved(actor: Actor, draft: { id: string; version: number }, content: DraftContent): Promise<number> {
  const answer = succeeded(await saveDraftAction.runAs(actor, { ...pick(draft), content }));
  if (!answer.saved) throw new Error('nobody else writes this draft');
  return answer.version;
}

const pick = ({ id, version }: { id: string; version: number }) => ({ id, version });

const isJustNow = (at: string | undefined): boolean => Math.abs(Date.parse(at ?? '') - Date.now()) < 60_000;

describe('who changed a section, and when, whatever the browser says', () => {
  it('is the signed-in member and the server’s clock: in the draft, on the page and in the PDF', async () => {
    const draft = await newDraft(clinic.clinician);
    const version = await saved(clinic.clinician, draft, reworded(draft.content, 'Ours'));
    const { content } = await loadDraft(clinic.clinician.scope, draft.id);
    expect(editIn(content)?.editedBy).toBe('Dr. clinician');
    expect(isJustNow(editIn(content)?.editedAt)).toBe(true);

    const { id } = succeeded(await issueHandoutAction.runAs(clinic.clinician, { id: draft.id, version }));
    expect(JSON.stringify(await loadHandout(clinic.clinician.scope, id))).not.toMatch(traces);
    const { text } = await readPdf(succeeded(await downloadHandoutAction.runAs(clinic.clinician, { id })).bytes);
    expect(text).toContain('“Ours” (Dr. clinician,');
    expect(text).not.toMatch(traces);
  });

  it('stays the first person while a colleague saves without touching the words, and is theirs once they do', async () => {
    const draft = await newDraft(clinic.clinician);
    const version = await saved(clinic.clinician, draft, reworded(draft.content, 'Ours'));
    const first = editIn((await loadDraft(clinic.clinician.scope, draft.id)).content);
    const next = { ...reworded(draft.content, 'Ours'), note: 'Call me' };
    const later = await saved(clinic.editor, { id: draft.id, version }, next);
    expect(editIn((await loadDraft(clinic.editor.scope, draft.id)).content)).toEqual(first);
    await saved(clinic.editor, { id: draft.id, version: later }, reworded(draft.content, 'Other words'));
    expect(editIn((await loadDraft(clinic.editor.scope, draft.id)).content)?.editedBy).toBe('Dr. editor');
  });

  it.each(['mine', 'theirs'] as const)('is stamped when a conflict is decided for %s', async (keep) => {
    const draft = await newDraft(clinic.clinician);
    const mine = reworded(draft.content, 'Mine');
    const { copyId } = succeeded(await resolveConflictAction.runAs(clinic.editor, { ...pick(draft), keep, mine }));
    const own = await loadDraft(clinic.editor.scope, keep === 'mine' ? draft.id : copyId);
    expect(editIn(own.content)).toMatchObject({ heading: 'Mine', editedBy: 'Dr. editor' });
    expect(JSON.stringify(own.content)).not.toMatch(traces);
  });

  it('is stamped in a template, and kept there while its words stay', async () => {
    const { content } = await newDraft(clinic.clinician);
    const arrangement = arrangementOf(reworded(content, 'Ours'));
    const template = { name: 'Twitches', shared: true, arrangement };
    const { id } = succeeded(await saveTemplateAction.runAs(clinic.clinician, template));
    const first = await loadTemplate(clinic.clinician.scope, id);
    expect(editIn(first.arrangement)?.editedBy).toBe('Dr. clinician');
    // A draft that was made from it has other keys for the same sections.
    const made = succeeded(await createDraftAction.runAs(clinic.editor, { from: 'template', id }));
    const sent = arrangementOf(reworded((await loadDraft(clinic.editor.scope, made.id)).content, 'Ours'));
    const before = { id, version: first.version, arrangement: sent };
    succeeded(await changeTemplateAction.runAs(clinic.editor, before));
    const second = await loadTemplate(clinic.clinician.scope, id);
    expect(editIn(second.arrangement)).toEqual(editIn(first.arrangement));
    const other = { ...before, version: second.version, arrangement: arrangementOf(reworded(content, 'Other')) };
    succeeded(await changeTemplateAction.runAs(clinic.editor, other));
    const third = await loadTemplate(clinic.clinician.scope, id);
    expect(editIn(third.arrangement)?.editedBy).toBe('Dr. editor');
    expect(JSON.stringify([first, second, third])).not.toMatch(traces);
  });

  it('the author of a section does not change when a colleague saves the draft as a template', async () => {
    const draft = await newDraft(clinic.clinician);
    await saved(clinic.clinician, draft, reworded(draft.content, 'Ours'));
    const first = editIn((await loadDraft(clinic.clinician.scope, draft.id)).content);
    const sent = { arrangement: arrangementOf(reworded(draft.content, 'Ours')), draftId: draft.id };
    const { id } = succeeded(
      await saveTemplateAction.runAs(clinic.editor, { name: 'Twitches', shared: true, ...sent }),
    );
    const template = await loadTemplate(clinic.editor.scope, id);
    expect(editIn(template.arrangement)).toEqual(first);

    const other = await newDraft(clinic.clinician);
    await saved(clinic.clinician, other, reworded(other.content, 'Other words'));
    const over = { arrangement: arrangementOf(reworded(other.content, 'Other words')), draftId: other.id };
    succeeded(await changeTemplateAction.runAs(clinic.editor, { id, version: template.version, ...over }));
    expect(editIn((await loadTemplate(clinic.editor.scope, id)).arrangement)?.editedBy).toBe('Dr. clinician');
  });

  it('the author of a template’s section does not change when a colleague adds it to a draft', async () => {
    const { content } = await newDraft(clinic.clinician);
    const template = { name: 'Twitches', shared: true, arrangement: arrangementOf(reworded(content, 'Ours')) };
    const { id } = succeeded(await saveTemplateAction.runAs(clinic.clinician, template));
    const { arrangement, versions } = await loadTemplateToMerge(clinic.editor.scope, id, 'en');
    const written = editIn(arrangement);

    const draft = succeeded(await createDraftAction.runAs(clinic.editor, { from: 'blank' }));
    const open = await loadDraft(clinic.editor.scope, draft.id);
    const plan = planMerge(open.content, arrangement, versions, randomUUID);
    await saved(clinic.editor, open, mergeInto(open.content, plan, versions));
    const { sections } = (await loadDraft(clinic.editor.scope, draft.id)).content;
    expect(sections.flatMap(({ edit }) => edit ?? [])).toEqual([written]);
    expect(written?.editedBy).toBe('Dr. clinician');
  });

  it('is the importing member for a template file, which has no place to say otherwise', async () => {
    const { content } = await newDraft(clinic.clinician);
    const template = { name: 'Twitches', shared: true, arrangement: arrangementOf(reworded(content, 'Ours')) };
    const { id } = succeeded(await saveTemplateAction.runAs(clinic.clinician, template));
    const { file } = succeeded(await exportTemplateAction.runAs(clinic.clinician, { id }));
    const imported = succeeded(await importTemplateAction.runAs(clinic.editor, { text: JSON.stringify(file) }));
    if (imported.is !== 'imported') throw new Error(JSON.stringify(imported));
    const { arrangement } = await loadTemplate(clinic.editor.scope, imported.id);
    expect(editIn(arrangement)?.editedBy).toBe('Dr. editor');
    expect(isJustNow(editIn(arrangement)?.editedAt)).toBe(true);
    const lying = { ...file, by: 'Dr. Forged', sections: file.sections.map((one) => ({ ...one, by: 'Dr. Forged' })) };
    const answer = succeeded(await importTemplateAction.runAs(clinic.editor, { text: JSON.stringify(lying) }));
    expect(answer.is).toBe('faulty');
  });

  it('is what the draft holds where the patient’s name comes from the browser only for printing', async () => {
    succeeded(await setIdentifierPolicyAction.runAs(clinic.admin, { kept: false }));
    const actor = { ...clinic.clinician, keepsIdentifiers: false };
    const draft = await newDraft(actor);
    const content = reworded(draft.content, 'Ours');
    const version = await saved(actor, draft, content);
    const { personal } = succeeded(await issueHandoutAction.runAs(actor, { id: draft.id, version, content }));
    const { text } = await readPdf(personal?.bytes ?? new Uint8Array());
    expect(text).toContain('“Ours” (Dr. clinician,');
    expect(text).not.toMatch(traces);
  });
});

it('a handout prints the approving member and the server’s date, and ignores names from the browser', async () => {
  const section = await sectionOf(clinic.editor, 'about');
  const rewording = edited(section, { heading: 'Ours' });
  succeeded(await saveVersionAction.runAs(clinic.editor, rewording));
  const [version] = (await sectionOf(clinic.editor, 'about')).versions;
  if (!version) throw new Error('it was just saved');
  const target = { versionId: version.id, revision: version.revision };
  succeeded(await reviewStepAction.runAs(clinic.editor, { step: 'submit', ...target }));
  const step = reviewed({
    step: 'approve',
    versionId: version.id,
    revision: version.revision + 1,
    newest: version.number,
  });
  const forged = Object.assign({}, step, { reviewerName: 'Dr. Forged', reviewedOn: '2019-01-01' });
  expect(failedWith(await reviewStepAction.runAs(clinic.admin, forged))).toBe('invalid-input');
  succeeded(await reviewStepAction.runAs(clinic.admin, step));

  const { text } = await readPdf(
    succeeded(await downloadHandoutAction.runAs(clinic.clinician, { id: await issueForMaria(clinic.clinician) })).bytes,
  );
  expect(text.replace(/\s+/g, ' ')).toMatch(/Reviewed by Dr\. admin, MD on \w+ \d+, \d{4}\./);
  expect(text).toContain('Dr. clinician');
  expect(text).not.toMatch(/Dr\. Forged|January 1, 2019/);
});

/**
 * Reviewed: what a browser may send whose name says who or when. The server replaces the first two; the credentials are a
 * reviewer's own, printed after the name that the server adds.
 */
const known = ['editedAt', 'editedBy', 'reviewerCredentials'];

it('a browser can send no other field that says who did something, or when', () => {
  const names = new Set(
    everyAction.flatMap(([, { input }]) => namesIn(z.toJSONSchema(input, { io: 'output', unrepresentable: 'any' }))),
  );
  expect(names.size).toBeGreaterThan(60);
  const telling = [...names].filter((name) =>
    /(By|ById|At|[a-z]On)$|^(by|at)$|review(er|ed)|author|actor|owner|issu(er|ed)|creat(or|ed)/.test(name),
  );
  expect(telling.filter((name) => name !== 'basedOn' && name !== 'issuer').toSorted()).toEqual(known);
});

/** Every key of every object that a schema describes. */
function namesIn(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(namesIn);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, part]) =>
    key === 'properties' && typeof part === 'object' && part !== null
      ? [...Object.keys(part), ...namesIn(Object.values(part))]
      : namesIn(part),
  );
}

it('a draft with a field of its own for who issued it, or when, is refused', async () => {
  const draft = await newDraft(clinic.clinician);
  for (const extra of ['issuedBy', 'issuedAt', 'createdAt', 'ownerId', 'reviewedBy', 'updatedAt']) {
    const content: DraftContent = Object.assign({}, draft.content, { [extra]: 'Dr. Forged' });
    expect(failedWith(await saveDraftAction.runAs(clinic.clinician, { ...pick(draft), content })), extra).toBe(
      'invalid-input',
    );
    const beside = Object.assign({ ...pick(draft), content: draft.content }, { [extra]: 'Dr. Forged' });
    expect(failedWith(await saveDraftAction.runAs(clinic.clinician, beside)), extra).toBe('invalid-input');
  }
});
