import type { AuditEventType } from '@/lib/domain/audit/event';

/** What happened, as it reads after the name of who did it. */
const audited: Record<AuditEventType, string> = {
  'access.denied': 'was refused something',
  'audit.exported': 'exported the activity',
  'audit.verified': 'verified the audit chain',
  'session.started': 'signed in',
  'session.half-started': 'gave the right passphrase and was asked for a second factor',
  'session.ended': 'signed out',
  'session.revoked': 'ended sessions of their own',
  'passphrase.changed': 'changed their passphrase',
  'passphrase.reset-asked': 'was asked to be sent a link for a new passphrase',
  'passphrase.reset': 'chose a new passphrase through a mailed link',
  'second-factor.refused': 'gave a wrong second factor',
  'second-factor.added': 'added a second factor',
  'second-factor.removed': 'removed a second factor',
  'second-factor.required': 'changed whether members need a second factor',
  'recovery-codes.renewed': 'made new recovery codes',
  'identity.refused': 'was refused a change of how to sign in for a wrong passphrase',
  'session.refused': 'was refused at sign-in',
  'member.invited': 'invited someone to the clinic',
  'invitation.resent': 'sent an invitation again',
  'invitation.revoked': 'revoked an invitation',
  'member.joined': 'joined the clinic',
  'member.role-changed': 'changed a member’s role',
  'member.disabled': 'disabled a member',
  'member.enabled': 'enabled a member again',
  'member.sessions-ended': 'ended a member’s sessions',
  'clinic.created': 'set up the clinic',
  'clinic.changed': 'changed the clinic’s details',
  'clinic.logo-replaced': 'uploaded a logo',
  'clinic.logo-removed': 'removed the logo',
  'library.extended': 'added new starter content to the library',
  'library.offered': 'offered newer starter wording',
  'starter-offer.taken': 'took over newer starter wording',
  'starter-offer.merged': 'merged newer starter wording',
  'starter-offer.kept': 'kept the clinic’s wording over newer starter wording',
  'section.written': 'wrote a new version of a section',
  'section.submitted': 'sent a section for review',
  'section.returned': 'sent a section back to its author',
  'section.approved': 'approved a section',
  'section.renewed': 'reviewed a section again',
  'section.withdrawn': 'withdrew a section',
  'recall.exported': 'exported a recall list',
  'draft.created': 'began a handout',
  'keys.rotated': 'sealed all records under a new key',
  'draft.viewed': 'opened a draft',
  'draft.saved': 'saved a draft',
  'draft.discarded': 'discarded a draft',
  'handout.issued': 'issued a handout',
  'handout.viewed': 'looked at a handout',
  'handout.downloaded': 'downloaded a handout',
  'handout.withdrawn': 'withdrew a handout',
  'handout.replaced': 'replaced a withdrawn handout',
  'record.held': 'placed a legal hold on a patient’s record',
  'record.released': 'released a legal hold',
  'record.exported': 'downloaded a patient’s whole record',
  'record.erased': 'erased handouts',
  'retention.changed': 'changed how long handouts are kept',
  'identifiers.policy-changed': 'changed whether patients’ names are kept',
  'history.exported': 'exported a list of handouts',
  'handout.printed': 'printed a handout',
  'handout.listed': 'looked through the handouts',
  'template.created': 'saved a template',
  'template.renamed': 'renamed a template',
  'template.shared': 'shared a template with the clinic',
  'template.unshared': 'stopped sharing a template',
  'template.updated': 'updated the sections of a template',
  'template.archived': 'archived a template',
  'snippet.saved': 'saved a snippet',
  'snippet.removed': 'removed a snippet',
  'template.unarchived': 'brought back a template',
  'template.copied': 'copied a template',
  'template.labelled': 'changed a template’s labels',
  'template.changed': 'changed a template',
  'template.restored': 'brought back an earlier version of a template',
  'template.default-set': 'chose a template for a topic',
  'template.default-cleared': 'took back the template for a topic',
  'favourite.added': 'added a favourite',
  'favourite.removed': 'removed a favourite',
};

/** Rows outlive the program that wrote them: a type that this version does not know is shown as it is stored. */
export function auditWords(type: string): string {
  return isKnown(type) ? audited[type] : type;
}

function isKnown(type: string): type is AuditEventType {
  return Object.hasOwn(audited, type);
}

/** Every kind of event that this version knows, as it reads in a list: "Issued a handout". */
export const auditKinds: readonly { id: string; label: string }[] = Object.entries(audited)
  .map(([id, words]) => ({ id, label: `${words.charAt(0).toUpperCase()}${words.slice(1)}` }))
  .sort((one, other) => one.label.localeCompare(other.label, 'en'));
