import { encode } from 'next-auth/jwt';
import { sessionCookieName } from '../lib/auth/next-auth-options';
import type { Role } from '../lib/domain/access/role';
import { arrangementOf } from '../lib/domain/handout/assemble';
import type { DraftContent } from '../lib/domain/handout/draft';
import { setNote } from '../lib/domain/handout/draft-edit';
import { env } from '../lib/env';
import { saveTemplateAction } from '../lib/features/templates/mutations';
import { signIn, signInSecret } from '../lib/test-support/database';
import { maria, newDraft, save } from '../lib/test-support/handouts';
import { succeeded } from '../lib/test-support/outcome';
import { memberWith } from '../scripts/lib/http/member';
import { testDistFolder } from '../scripts/lib/test/dist-folder';
import type { BrowserTestClinic } from './clinics';

/*
 * Drafts and handouts that a test starts from, made without a page. The journeys prove that the screen makes them; a
 * test of what comes afterwards need not do so again.
 */

/** The cookie of a real session of this member, as the sign-in page would set it. */
export async function sessionCookie(email: string): Promise<{ name: string; value: string }> {
  const token = { sessionSecret: await signInSecret(email) };
  return { name: sessionCookieName(), value: await encode({ token, secret: env().NEXTAUTH_SECRET }) };
}

/** A saved draft on muscle twitches for Maria, by a member of the clinic. Resolves to its path, "/handouts/…". */
export async function readyDraft(
  clinic: BrowserTestClinic,
  role: Role,
  change: Partial<DraftContent> = {},
): Promise<string> {
  const { id } = await makeDraft(clinic, role, change);
  return `/handouts/${id}`;
}

/** A handout on muscle twitches for Maria, issued by the served app. Resolves to its path, "/handouts/…". */
export async function readyHandout(
  baseUrl: string,
  clinic: BrowserTestClinic,
  role: Role,
  change: Partial<DraftContent> = {},
): Promise<string> {
  const draft = await makeDraft(clinic, role, change);
  const { name, value } = await sessionCookie(clinic.emailOf(role));
  const outcome = await memberWith(baseUrl, new Map([[name, value]]), testDistFolder).call('issueHandout', draft);
  if (typeof outcome !== 'object' || outcome === null || !('ok' in outcome) || outcome.ok !== true) {
    throw new Error(`The handout was not issued: ${JSON.stringify(outcome)}`);
  }
  return `/handouts/${draft.id}`;
}

/** A template of a draft on muscle twitches, named so. */
export async function readyTemplate(
  clinic: BrowserTestClinic,
  role: Role,
  name: string,
  { shared = false, change = {} }: { shared?: boolean; change?: Partial<DraftContent> } = {},
): Promise<void> {
  const actor = await signIn(clinic.emailOf(role));
  const { content } = await newDraft(actor);
  const arrangement = arrangementOf({ ...content, ...change });
  succeeded(await saveTemplateAction.runAs(actor, { name, shared, arrangement }));
}

async function makeDraft(clinic: BrowserTestClinic, role: Role, { note = '', ...change }: Partial<DraftContent>) {
  const actor = await signIn(clinic.emailOf(role));
  const draft = await newDraft(actor);
  // A note is printed by a section, which typing it switches on.
  const content = setNote(draft.content, note, draft.versions);
  return { id: draft.id, version: await save(actor, { ...draft, content }, { patient: maria, ...change }) };
}
