'use server';

import type { z } from 'zod';
import type { Outcome } from '@/lib/domain/errors';
import { sendMail, sendsMail } from '@/lib/mail/send-mail';
import { runSignedIn } from '@/lib/run-signed-in';
import { inviteMemberAction, resendInvitationAction, revokeInvitationAction, type SentInvitation } from './mutations';
import type { invitationIdSchema, inviteMemberSchema } from './schema';

/** `link`: for the admin to hand over, where no mail was sent. */
export type Invited = { by: 'mail' } | { by: 'link'; link: string; mailFailed: boolean };

export async function inviteMember(input: z.input<typeof inviteMemberSchema>): Promise<Outcome<Invited>> {
  return delivered(await runSignedIn(inviteMemberAction, input));
}

export async function resendInvitation(input: z.input<typeof invitationIdSchema>): Promise<Outcome<Invited>> {
  return delivered(await runSignedIn(resendInvitationAction, input));
}

export async function revokeInvitation(input: z.input<typeof invitationIdSchema>) {
  return runSignedIn(revokeInvitationAction, input);
}

async function delivered(outcome: Outcome<SentInvitation>): Promise<Outcome<Invited>> {
  if (!outcome.ok) return outcome;
  const { link, letter } = outcome.value;
  const value: Invited = (await sendMail(letter)) ? { by: 'mail' } : { by: 'link', link, mailFailed: sendsMail() };
  return { ok: true, value };
}
