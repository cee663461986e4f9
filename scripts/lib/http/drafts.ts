import type { DraftContent } from '../../../lib/domain/handout/draft';
import type { HttpMember } from './member';

export type OpenDraft = { id: string; version: number };

/** Opens a new draft on muscle twitches, as the link of a search result does. @throws Error where no draft comes. */
export async function openDraftOverHttp(member: HttpMember): Promise<OpenDraft> {
  const answer = await member.fetch('/handouts/new?topic=muscle-twitches');
  const text = `${answer.headers.get('location') ?? ''} ${await answer.text()}`;
  const id = /\/handouts\/([0-9a-f-]{36})/.exec(text)?.[1];
  if (!id) throw new Error(`opening a draft answered ${answer.status}`);
  return { id, version: 1 };
}

/** Saves as the builder does, and counts the version on. @throws Error where it was not saved. */
export async function saveDraftOverHttp(member: HttpMember, draft: OpenDraft, content: DraftContent): Promise<void> {
  const answer = await member.fetch(`/api/drafts/${draft.id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ version: draft.version, content }),
  });
  const text = await answer.text();
  const version = /"saved":true,"version":(\d+)/.exec(text)?.[1];
  if (!version) throw new Error(`saving a draft answered ${answer.status}: ${text.slice(0, 200)}`);
  draft.version = Number(version);
}

/** Whether the answer of `issueHandout` says that the handout was issued. */
export const isIssued = (outcome: unknown): boolean => JSON.stringify(outcome).includes('"ok":true');
