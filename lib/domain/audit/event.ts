import type { Permission } from '../access/policy';
import type { Role } from '../access/role';
import type { SecondFactor } from '../access/second-factor';

/**
 * Everything that leaves a trace. An event names rows by id and never holds patient text:
 * it must stay readable to an auditor after the patient's record is gone.
 */
export type AuditEvent =
  /** Something the member's role does not allow. */
  | { type: 'access.denied'; what: Permission['do'] }
  | { type: 'audit.exported'; events: number }
  | { type: 'audit.verified'; whole: boolean }
  | { type: 'session.started'; secondFactor?: SecondFactor }
  /** A right passphrase, after which a second factor is asked for. */
  | { type: 'session.half-started' }
  | { type: 'session.ended' }
  /** By its holder, from another session of theirs. */
  | { type: 'session.revoked'; sessions: number }
  | { type: 'passphrase.changed'; sessions: number }
  /** A link was asked for, by whoever typed the address. */
  | { type: 'passphrase.reset-asked'; userId: string }
  /** Whoever looks after the server took all of them off the account of somebody who had lost them. */
  | { type: 'second-factor.lost'; userId: string }
  | { type: 'passphrase.reset'; sessions: number }
  | { type: 'second-factor.refused' }
  | { type: 'second-factor.added'; kind: 'totp' | 'passkey' }
  | { type: 'second-factor.removed'; kind: 'totp' | 'passkey' }
  | { type: 'second-factor.required'; required: boolean }
  | { type: 'recovery-codes.renewed' }
  | { type: 'recovery-code.used' }
  | { type: 'identity.refused' }
  | { type: 'identity.linked' }
  | { type: 'identity.unlinked' }
  | { type: 'single-sign-on.changed' }
  | { type: 'single-sign-on.removed' }
  | { type: 'session.refused'; userId: string }
  | { type: 'member.invited'; invitationId: string; role: Role }
  | { type: 'invitation.resent'; invitationId: string }
  | { type: 'invitation.revoked'; invitationId: string }
  | { type: 'member.joined'; invitationId: string }
  | { type: 'member.role-changed'; userId: string; from: Role; to: Role }
  | { type: 'member.disabled'; userId: string; sessions: number }
  | { type: 'member.enabled'; userId: string }
  | { type: 'member.sessions-ended'; userId: string; sessions: number }
  | { type: 'clinic.created' }
  /**
   * A new release's starter content: how much of it the library did not have yet. `rewritten`: topics that it had and
   * that are now given only after an assessment, or ask the clinician something. Older events do not count them.
   */
  | { type: 'library.extended'; topics: number; sections: number; translations: number; rewritten: number }
  /** Newer starter wording of sections that the library has: each waits for an editor's decision. */
  | { type: 'library.offered'; offers: number }
  | { type: 'library.exported'; topics: number; sections: number }
  /** Wording from a file. `sha256`: of the file; `versionIds`: the drafts that it became. */
  | {
      type: 'library.imported';
      topics: number;
      sections: number;
      wordings: number;
      facts: number;
      sha256: string;
      versionIds: string[];
    }
  | { type: 'starter-offer.taken'; offerId: string; versionId: string }
  | { type: 'starter-offer.merged'; offerId: string; versionId: string }
  | { type: 'starter-offer.kept'; offerId: string }
  | {
      type: 'section.written';
      sectionId: string;
      versionId: string;
      locale: string;
      number: number;
      /** The earlier version whose wording it is again. */
      restores: number | null;
    }
  | { type: 'section.submitted'; versionId: string }
  | { type: 'section.returned'; versionId: string }
  | { type: 'section.approved'; versionId: string; nextReviewDue: string }
  | { type: 'section.renewed'; versionId: string; nextReviewDue: string }
  | { type: 'section.withdrawn'; versionId: string }
  | { type: 'recall.exported'; versionId: string }
  | { type: 'clinic.changed'; fields: string[] }
  | { type: 'clinic.logo-replaced'; sha256: string }
  | { type: 'clinic.logo-removed' }
  | {
      type: 'draft.created';
      draftId: string;
      from: 'topic' | 'template' | 'handout' | 'withdrawn' | 'draft' | 'blank';
      fromId: string | null;
    }
  | { type: 'keys.rotated'; keyId: number; values: number }
  | { type: 'draft.viewed'; draftId: string }
  | { type: 'draft.saved'; draftId: string; version: number }
  | { type: 'draft.discarded'; draftId: string }
  | {
      type: 'handout.issued';
      handoutId: string;
      sha256: string;
      sectionVersionIds: string[];
      /** The list that it was on. */
      jobId?: string;
    }
  | { type: 'handout.viewed'; handoutId: string }
  | { type: 'handout.downloaded'; handoutId: string }
  | { type: 'handout.withdrawn'; handoutId: string }
  | { type: 'handout.replaced'; handoutId: string; replacementId: string }
  | { type: 'record.held'; handoutIds: string[] }
  | { type: 'record.released'; handoutIds: string[] }
  | { type: 'record.restricted'; handoutIds: string[] }
  | { type: 'record.unrestricted'; handoutIds: string[] }
  /** A restricted record, by somebody else than its clinician; the reason stands sealed beside it. */
  | { type: 'record.opened'; handoutIds: string[] }
  | { type: 'record.exported'; handoutIds: string[] }
  | { type: 'record.erased'; handoutIds: string[]; why: 'request' | 'retention' }
  | { type: 'retention.changed'; years: number | null }
  | { type: 'identifiers.policy-changed'; kept: boolean }
  | { type: 'birth-date.policy-changed'; confirmed: boolean }
  | { type: 'history.exported'; rows: number; filters: string[] }
  | { type: 'handout.printed'; handoutId: string }
  /** A list of patients was looked at; what was searched for is not kept. */
  | { type: 'handout.listed'; found: number }
  | { type: 'template.created'; templateId: string; shared: boolean }
  | { type: 'template.renamed'; templateId: string }
  | { type: 'template.shared'; templateId: string }
  | { type: 'template.unshared'; templateId: string }
  | { type: 'template.updated'; templateId: string; sectionVersionIds: string[] }
  | { type: 'template.archived'; templateId: string }
  | { type: 'snippet.saved' }
  | { type: 'snippet.removed' }
  | { type: 'template.unarchived'; templateId: string }
  | { type: 'template.deleted'; templateId: string }
  | { type: 'template.copied'; templateId: string; copyId: string }
  | { type: 'template.labelled'; templateId: string }
  | { type: 'template.changed'; templateId: string; version: number }
  | { type: 'template.restored'; templateId: string; version: number }
  | { type: 'template.section-replaced'; templateId: string; version: number; from: string; to: string }
  | { type: 'template.exported'; templateId: string }
  | { type: 'template.imported'; templateId: string; missing: number }
  | { type: 'template.default-set'; templateId: string; topicId: string }
  | { type: 'template.default-cleared'; topicId: string }
  | { type: 'bulk.started'; jobId: string; templateId: string; rows: number }
  | { type: 'bulk.row-failed'; jobId: string; row: number }
  | { type: 'bulk.cancelled'; jobId: string; rows: number }
  | { type: 'bulk.retried'; jobId: string; rows: number }
  | { type: 'bulk.ended'; jobId: string; issued: number; failed: number }
  /** What the list still held of its patients is gone. */
  | { type: 'bulk.cleared'; jobId: string }
  | { type: 'bulk.viewed'; jobId: string }
  | { type: 'bulk.downloaded'; jobId: string; as: 'print' | 'files'; handoutIds: string[] }
  | { type: 'favourite.added'; subject: 'topic' | 'template'; subjectId: string }
  | { type: 'favourite.removed'; subject: 'topic' | 'template'; subjectId: string };

export type AuditEventType = AuditEvent['type'];
