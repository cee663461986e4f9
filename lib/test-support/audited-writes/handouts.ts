import {
  createDraftAction,
  discardDraftAction,
  resolveConflictAction,
  saveDraftAction,
} from '@/lib/features/drafts/mutations';
import { withdrawHandoutAction } from '@/lib/features/handout-status/mutations';
import { downloadHandoutAction, issueHandoutAction } from '@/lib/features/handouts/mutations';
import { exportHistoryAction } from '@/lib/features/history-export/mutations';
import {
  eraseExpiredAction,
  eraseRecordAction,
  exportRecordAction,
  holdRecordAction,
  releaseRecordAction,
  setRetentionAction,
} from '@/lib/features/patient-records/mutations';
import { issueForMaria, maria, newDraft } from '../handouts';
import { succeeded } from '../outcome';
import type { AuditedWrites } from './audited-write';

/** Drafts, handouts and patients’ records. */
export const handoutWrites: AuditedWrites = {
  'making a draft': async () => ({
    run: (actor) => createDraftAction.runAs(actor, { from: 'topic', slug: 'muscle-twitches' }),
    leaves: 'draft.created',
  }),
  'saving a draft': async (actor) => {
    const { id, version, content } = await newDraft(actor);
    return { run: (who) => saveDraftAction.runAs(who, { id, version, content }), leaves: 'draft.saved' };
  },
  'resolving a conflict': async (actor) => {
    const { id, version, content } = await newDraft(actor);
    return {
      run: (who) => resolveConflictAction.runAs(who, { id, version, keep: 'mine', mine: content }),
      leaves: 'draft.saved',
    };
  },
  'discarding a draft': async (actor) => {
    const { id } = await newDraft(actor);
    return { run: (who) => discardDraftAction.runAs(who, { id }), leaves: 'draft.discarded' };
  },
  'issuing a handout': async (actor) => {
    const draft = await newDraft(actor);
    const content = { ...draft.content, patient: maria, assessed: true };
    const saved = succeeded(await saveDraftAction.runAs(actor, { id: draft.id, version: draft.version, content }));
    if (!saved.saved) throw new Error('nobody else writes this draft');
    const { version } = saved;
    return { run: (who) => issueHandoutAction.runAs(who, { id: draft.id, version }), leaves: 'handout.issued' };
  },
  'downloading a handout': async (actor) => {
    const id = await issueForMaria(actor);
    return { run: (who) => downloadHandoutAction.runAs(who, { id }), leaves: 'handout.downloaded' };
  },
  'withdrawing a handout': async (actor) => {
    const id = await issueForMaria(actor);
    return {
      run: (who) => withdrawHandoutAction.runAs(who, { id, reason: 'Wrong dose' }),
      leaves: 'handout.withdrawn',
    };
  },
  'replacing a handout': async (actor) => {
    const id = await issueForMaria(actor);
    succeeded(await withdrawHandoutAction.runAs(actor, { id, reason: 'Wrong dose' }));
    const draft = succeeded(await createDraftAction.runAs(actor, { from: 'withdrawn', id }));
    return {
      run: (who) => issueHandoutAction.runAs(who, { id: draft.id, version: 1 }),
      leaves: 'handout.replaced',
    };
  },
  'downloading a patient’s record': async (actor) => {
    const handoutId = await issueForMaria(actor);
    return { run: (who) => exportRecordAction.runAs(who, { handoutId }), leaves: 'record.exported' };
  },
  'placing a hold': async (actor) => {
    const handoutId = await issueForMaria(actor);
    return { run: (who) => holdRecordAction.runAs(who, { handoutId, reason: 'Court' }), leaves: 'record.held' };
  },
  'releasing a hold': async (actor) => {
    const handoutId = await issueForMaria(actor);
    succeeded(await holdRecordAction.runAs(actor, { handoutId, reason: 'Court' }));
    return { run: (who) => releaseRecordAction.runAs(who, { handoutId, reason: 'Over' }), leaves: 'record.released' };
  },
  'erasing a record': async (actor) => {
    const handoutId = await issueForMaria(actor);
    return {
      run: (who) => eraseRecordAction.runAs(who, { handoutId, reason: 'Asked in writing', count: 1 }),
      leaves: 'record.erased',
    };
  },
  'changing the retention': async () => ({
    run: (actor) => setRetentionAction.runAs(actor, { years: 10 }),
    leaves: 'retention.changed',
  }),
  'erasing what is past the retention': async (actor) => {
    await issueForMaria(actor);
    succeeded(await setRetentionAction.runAs(actor, { years: 1 }));
    const now = new Date(Date.now() + 2 * 366 * 24 * 3_600_000);
    return {
      run: (who) => eraseExpiredAction.runAs(who, { reason: 'Past ten years' }, { now }),
      leaves: 'record.erased',
    };
  },
  'exporting the history': async () => ({
    run: (actor) => exportHistoryAction.runAs(actor, { q: 'maria' }),
    leaves: 'history.exported',
  }),
};
