import type { Role } from './role';
import type { ClinicScope } from './scope';

/** What a member may want to do, with the rows that the answer depends on. */
export type Permission =
  | { do: 'draft.create' }
  | { do: 'draft.change'; draft: { ownerId: string } }
  | { do: 'handout.issue'; draft: { ownerId: string } }
  | { do: 'handout.read' }
  | { do: 'handout.withdraw'; handout: { issuedById: string } }
  | { do: 'record.restrict'; handout: { issuedById: string } }
  | { do: 'records.keep' }
  | { do: 'template.create' }
  | { do: 'template.use'; template: { ownerId: string; shared: boolean } }
  | { do: 'template.change'; template: { ownerId: string; shared: boolean } }
  | { do: 'bulk.change'; job: { byId: string } }
  | { do: 'snippet.change' }
  | { do: 'account.change' }
  | { do: 'library.read' }
  | { do: 'section.edit' }
  | { do: 'section.review'; version: { createdById: string | null } }
  | { do: 'recall.read' }
  | { do: 'clinic.read' }
  | { do: 'clinic.change' }
  | { do: 'members.read' }
  | { do: 'members.manage' }
  | { do: 'audit.read' }
  | { do: 'installation.read' };

type Who = Pick<ClinicScope, 'userId' | 'role'>;

const atLeast = (role: Role, ...allowed: Role[]): boolean => allowed.includes(role);

/** The one policy: may this member do that? Pure; rows of another clinic never get this far. */
export function can(who: Who, permission: Permission): boolean {
  switch (permission.do) {
    case 'draft.create':
    case 'handout.read':
    case 'template.create':
    // One's own: nobody sees another member's.
    case 'snippet.change':
    case 'account.change':
    case 'library.read':
    case 'clinic.read':
      return true;
    // A colleague may finish a handout while its owner is out of the room, but never alter it unseen: every save is audited.
    case 'draft.change':
    case 'handout.issue':
      return permission.draft.ownerId === who.userId || atLeast(who.role, 'editor', 'admin');
    case 'handout.withdraw':
      return permission.handout.issuedById === who.userId || atLeast(who.role, 'editor', 'admin');
    case 'record.restrict':
      return permission.handout.issuedById === who.userId || atLeast(who.role, 'admin');
    case 'bulk.change':
      return permission.job.byId === who.userId || atLeast(who.role, 'editor', 'admin');
    case 'template.use':
      return permission.template.shared || permission.template.ownerId === who.userId;
    case 'template.change':
      return (
        permission.template.ownerId === who.userId ||
        (permission.template.shared && atLeast(who.role, 'editor', 'admin'))
      );
    case 'section.edit':
    // Whom a withdrawn wording was given to: patients' names, across the whole clinic.
    case 'recall.read':
      return atLeast(who.role, 'editor', 'admin');
    // Two people: nobody vouches for what they wrote themselves.
    case 'section.review':
      return atLeast(who.role, 'editor', 'admin') && permission.version.createdById !== who.userId;
    // Holds, erasure, retention, lists to take away: what the clinic answers for as the keeper of its records.
    case 'records.keep':
    case 'clinic.change':
    case 'members.read':
    case 'members.manage':
    case 'audit.read':
    case 'installation.read':
      return atLeast(who.role, 'admin');
  }
}
