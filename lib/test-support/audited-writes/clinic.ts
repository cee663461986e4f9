import type { Actor } from '@/lib/auth/actor';
import { loadClinicSettings } from '@/lib/features/clinics/data';
import { changeClinicAction, removeLogoAction, replaceLogoAction } from '@/lib/features/clinics/mutations';
import { listInvitations } from '@/lib/features/invitations/data';
import {
  inviteMemberAction,
  resendInvitationAction,
  revokeInvitationAction,
} from '@/lib/features/invitations/mutations';
import { listMembers } from '@/lib/features/members/data';
import {
  changeRoleAction,
  disableMemberAction,
  enableMemberAction,
  endMemberSessionsAction,
} from '@/lib/features/members/mutations';
import { changePassphraseAction } from '@/lib/features/passphrases/mutations';
import { endMyOtherSessionsAction, endMySessionAction } from '@/lib/features/sessions/mutations';
import { passphrase } from '../clinic';
import { signIn, signInSecret } from '../database';
import { succeeded } from '../outcome';
import { plainPicture } from '../pictures';
import { personOf } from '../second-factors';
import type { AuditedWrites } from './audited-write';

async function invitation(actor: Actor): Promise<string> {
  succeeded(await inviteMemberAction.runAs(actor, { email: 'new@riverside.example', role: 'editor' }));
  const [row] = await listInvitations(actor.scope, new Date());
  return row?.id ?? '';
}

async function colleague(actor: Actor): Promise<string> {
  const members = await listMembers(actor.scope, new Date());
  return members.find(({ role }) => role === 'clinician')?.userId ?? '';
}

/** The clinic, its members and their sessions. */
export const clinicWrites: AuditedWrites = {
  'changing the clinic': async (actor) => {
    const { version, details } = await loadClinicSettings(actor.scope);
    return {
      run: (who) => changeClinicAction.runAs(who, { ...details, version, phone: '541-555-0199' }),
      leaves: 'clinic.changed',
    };
  },
  'uploading a logo': async () => {
    const file = new Uint8Array(await plainPicture().png().toBuffer());
    return { run: (who) => replaceLogoAction.runAs(who, { file }), leaves: 'clinic.logo-replaced' };
  },
  'inviting somebody': async () => ({
    run: (actor) => inviteMemberAction.runAs(actor, { email: 'new@riverside.example', role: 'editor' }),
    leaves: 'member.invited',
  }),
  'sending an invitation again': async (actor) => {
    const id = await invitation(actor);
    return { run: (who) => resendInvitationAction.runAs(who, { id }), leaves: 'invitation.resent' };
  },
  'revoking an invitation': async (actor) => {
    const id = await invitation(actor);
    return { run: (who) => revokeInvitationAction.runAs(who, { id }), leaves: 'invitation.revoked' };
  },
  'changing a member’s role': async (actor) => {
    const userId = await colleague(actor);
    return { run: (who) => changeRoleAction.runAs(who, { userId, role: 'editor' }), leaves: 'member.role-changed' };
  },
  'disabling a member': async (actor) => {
    const userId = await colleague(actor);
    return { run: (who) => disableMemberAction.runAs(who, { userId }), leaves: 'member.disabled' };
  },
  'enabling a member': async (actor) => {
    const userId = await colleague(actor);
    succeeded(await disableMemberAction.runAs(actor, { userId }));
    return { run: (who) => enableMemberAction.runAs(who, { userId }), leaves: 'member.enabled' };
  },
  'ending a member’s sessions': async (actor) => {
    const userId = await colleague(actor);
    return { run: (who) => endMemberSessionsAction.runAs(who, { userId }), leaves: 'member.sessions-ended' };
  },
  'changing one’s passphrase': async (actor) => {
    const person = await personOf(await signInSecret(actor.email));
    const input = { current: passphrase, passphrase: 'seven quiet otters paddle' };
    return { run: () => changePassphraseAction.runFor(person, input), leaves: 'passphrase.changed' };
  },
  'ending one’s own session elsewhere': async (actor) => {
    const elsewhere = await signIn(actor.email);
    const { id } = elsewhere.session;
    return { run: (who) => endMySessionAction.runAs(who, { id }), leaves: 'session.revoked' };
  },
  'ending all of one’s other sessions': async (actor) => {
    await signIn(actor.email);
    return { run: (who) => endMyOtherSessionsAction.runAs(who, {}), leaves: 'session.revoked' };
  },
  'removing the logo': async (actor) => {
    succeeded(await replaceLogoAction.runAs(actor, { file: new Uint8Array(await plainPicture().png().toBuffer()) }));
    return { run: (who) => removeLogoAction.runAs(who, {}), leaves: 'clinic.logo-removed' };
  },
};
