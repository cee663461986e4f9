import type { Actor } from '@/lib/auth/actor';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { type DraftForBuilder, loadDraft } from '@/lib/features/drafts/data';
import { createDraftAction, saveDraftAction } from '@/lib/features/drafts/mutations';
import { issueHandoutAction } from '@/lib/features/handouts/mutations';
import { succeeded } from './outcome';

export async function newDraft(actor: Actor): Promise<DraftForBuilder> {
  const { id } = succeeded(await createDraftAction.runAs(actor, { from: 'topic', slug: 'muscle-twitches' }));
  return loadDraft(actor.scope, id);
}

export async function save(actor: Actor, draft: DraftForBuilder, change: Partial<DraftContent>): Promise<number> {
  // The topic that most tests are about may only be given after an assessment.
  const content = { ...draft.content, assessed: true, ...change };
  const result = succeeded(await saveDraftAction.runAs(actor, { id: draft.id, version: draft.version, content }));
  if (!result.saved) throw new Error('the draft was saved by someone else');
  return result.version;
}

export const maria = {
  name: 'Maria Núñez-O’Connor',
  preferredName: '',
  dateOfBirth: '1981-03-14',
  recordNumber: 'RFP-0048213',
};

/** A handout on muscle twitches for Maria, issued for real. */
export async function issueForMaria(actor: Actor, change: Partial<DraftContent> = {}): Promise<string> {
  const draft = await newDraft(actor);
  const version = await save(actor, draft, { patient: maria, ...change });
  return succeeded(await issueHandoutAction.runAs(actor, { id: draft.id, version })).id;
}
