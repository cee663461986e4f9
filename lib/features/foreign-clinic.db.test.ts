import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { arrangementOf } from '@/lib/domain/handout/assemble';
import { makeClinic } from '@/lib/test-support/database';
import { issueForMaria, maria, newDraft } from '@/lib/test-support/handouts';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { loadDraft } from './drafts/data';
import { createDraftAction, discardDraftAction, resolveConflictAction, saveDraftAction } from './drafts/mutations';
import { setFavouriteAction } from './favourites/mutations';
import { withdrawHandoutAction } from './handout-status/mutations';
import { findByReference, loadErasedHandout, loadHandout } from './handouts/data';
import { downloadHandoutAction, issueHandoutAction } from './handouts/mutations';
import { searchHandouts } from './handouts/search';
import { listTopics, loadTopic } from './library/data';
import { findGivenBefore, loadPdfBytes, loadRecord } from './patient-records/data';
import {
  eraseRecordAction,
  exportRecordAction,
  holdRecordAction,
  releaseRecordAction,
} from './patient-records/mutations';
import { listTemplates, loadTemplate } from './templates/data';
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
} from './templates/mutations';

describe('S2: another clinic’s ids are not there', () => {
  let us: Actor;
  let them: Actor;
  let ids: { draft: string; handout: string; template: string; topic: string };
  let content: Awaited<ReturnType<typeof loadDraft>>['content'];

  beforeAll(async () => {
    const [ours, theirs] = [await makeClinic(), await makeClinic()];
    us = ours.admin;
    them = theirs.clinician;
    const draft = await newDraft(theirs.clinician);
    content = draft.content;
    const template = await saveTemplateAction.runAs(theirs.clinician, {
      name: 'Theirs',
      shared: true,
      arrangement: arrangementOf(content),
    });
    const [topic] = await listTopics(theirs.clinician.scope);
    ids = {
      draft: draft.id,
      handout: await issueForMaria(theirs.clinician),
      template: succeeded(template).id,
      topic: topic?.id ?? '',
    };
  });

  it('nor can they be told from ids that were made up', async () => {
    const foreign = await loadDraft(us.scope, ids.draft).catch((error: unknown) => error);
    const madeUp = await loadDraft(us.scope, randomUUID()).catch((error: unknown) => error);
    expect(foreign).toEqual(madeUp);
    expect(foreign).toMatchObject({ code: 'not-found' });
  });

  it('for reading', async () => {
    await expect(loadDraft(us.scope, ids.draft)).rejects.toMatchObject({ code: 'not-found' });
    await expect(loadHandout(us.scope, ids.handout)).rejects.toMatchObject({ code: 'not-found' });
    await expect(loadDraft(us.scope, ids.handout)).rejects.toMatchObject({ code: 'not-found' });
    const { reference } = await loadHandout(them.scope, ids.handout);
    expect(await findByReference(them.scope, reference.toLowerCase())).toBe(ids.handout);
    for (const typed of [reference, 'PL-2222-2222', '', 'x\u0000', reference.slice(0, -1)]) {
      await expect(findByReference(us.scope, typed), typed).rejects.toMatchObject({ code: 'not-found' });
    }
    expect(await listTemplates(us.scope)).toEqual([]);
    await expect(loadTemplate(us.scope, ids.template)).rejects.toMatchObject({ code: 'not-found' });
    await expect(loadErasedHandout(us.scope, ids.handout)).rejects.toMatchObject({ code: 'not-found' });
    await expect(loadRecord(us.scope, ids.handout)).rejects.toMatchObject({ code: 'not-found' });
    await expect(loadPdfBytes(us.scope, ids.handout)).rejects.toMatchObject({ code: 'not-found' });
    const sectionIds = content.sections.map((section) => section.sectionId);
    expect(await findGivenBefore(them.scope, maria, sectionIds)).toHaveLength(1);
    expect(await findGivenBefore(us.scope, maria, sectionIds)).toEqual([]);
    expect((await searchHandouts(us.scope, { q: '' }, 'UTC')).rows).toEqual([]);
    expect((await searchHandouts(us.scope, { q: 'maria' }, 'UTC')).rows).toEqual([]);
    const { topic } = await loadTopic(us.scope, 'muscle-twitches');
    expect(topic.id).not.toBe(ids.topic);
  });

  it('for every write', async () => {
    const [ourTopic] = await listTopics(us.scope);
    const outcomes = [
      await saveDraftAction.runAs(us, { id: ids.draft, version: 1, content }),
      await resolveConflictAction.runAs(us, { id: ids.draft, version: 1, keep: 'mine', mine: content }),
      await discardDraftAction.runAs(us, { id: ids.draft }),
      await issueHandoutAction.runAs(us, { id: ids.draft, version: 1 }),
      await issueHandoutAction.runAs(us, { id: ids.handout, version: 1 }),
      await downloadHandoutAction.runAs(us, { id: ids.handout }),
      await createDraftAction.runAs(us, { from: 'handout', id: ids.handout }),
      await createDraftAction.runAs(us, { from: 'withdrawn', id: ids.handout }),
      await withdrawHandoutAction.runAs(us, { id: ids.handout, reason: 'Not ours' }),
      await exportRecordAction.runAs(us, { handoutId: ids.handout }),
      await holdRecordAction.runAs(us, { handoutId: ids.handout, reason: 'Not ours' }),
      await releaseRecordAction.runAs(us, { handoutId: ids.handout, reason: 'Not ours' }),
      await eraseRecordAction.runAs(us, { handoutId: ids.handout, reason: 'Not ours', count: 1 }),
      await createDraftAction.runAs(us, { from: 'template', id: ids.template }),
      await renameTemplateAction.runAs(us, { id: ids.template, name: 'Ours now' }),
      await shareTemplateAction.runAs(us, { id: ids.template, shared: false }),
      await archiveTemplateAction.runAs(us, { id: ids.template }),
      await unarchiveTemplateAction.runAs(us, { id: ids.template }),
      await deleteTemplateAction.runAs(us, { id: ids.template }),
      await copyTemplateAction.runAs(us, { id: ids.template }),
      await labelTemplateAction.runAs(us, { id: ids.template, labels: ['ours'] }),
      await changeTemplateAction.runAs(us, { id: ids.template, version: 1, arrangement: arrangementOf(content) }),
      await restoreTemplateAction.runAs(us, { id: ids.template, version: 1, number: 1 }),
      await setTopicDefaultAction.runAs(us, { topicId: ids.topic, templateId: null }),
      await setTopicDefaultAction.runAs(us, { topicId: ourTopic?.id ?? '', templateId: ids.template }),
      await setFavouriteAction.runAs(us, { subject: 'template', subjectId: ids.template, on: true }),
      await setFavouriteAction.runAs(us, { subject: 'topic', subjectId: ids.topic, on: true }),
      await saveTemplateAction.runAs(us, {
        name: 'Their wording',
        shared: false,
        arrangement: arrangementOf(content),
      }),
    ];
    expect(outcomes.map(failedWith)).toEqual(outcomes.map(() => 'not-found'));
  });

  it('not even as the wording that our own draft names', async () => {
    const ours = await newDraft(us);
    const smuggled = { ...ours.content, sections: content.sections };
    const outcome = await saveDraftAction.runAs(us, { id: ours.id, version: ours.version, content: smuggled });
    expect(failedWith(outcome)).toBe('not-found');
  });
});
