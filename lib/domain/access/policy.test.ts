import { describe, expect, it } from 'vitest';
import { can, type Permission } from './policy';
import { type Role, roles } from './role';

const me = 'me';
const mine = { ownerId: me, shared: false };
const someones = { ownerId: 'someone', shared: false };
const shared = { ownerId: 'someone', shared: true };

const allowed = (permission: Permission): Role[] => roles.filter((role) => can({ userId: me, role }, permission));

describe('the policy', () => {
  it.each<[string, Permission, Role[]]>([
    ['everyone makes drafts', { do: 'draft.create' }, ['clinician', 'editor', 'admin']],
    ['everyone changes their own draft', { do: 'draft.change', draft: mine }, ['clinician', 'editor', 'admin']],
    ['a colleague’s draft needs an editor', { do: 'draft.change', draft: someones }, ['editor', 'admin']],
    ['a colleague’s draft is issued by an editor', { do: 'handout.issue', draft: someones }, ['editor', 'admin']],
    ['everyone reads the clinic’s handouts', { do: 'handout.read' }, ['clinician', 'editor', 'admin']],
    [
      'one’s own handout is withdrawn by oneself',
      { do: 'handout.withdraw', handout: { issuedById: me } },
      ['clinician', 'editor', 'admin'],
    ],
    [
      'a colleague’s handout is withdrawn by an editor',
      { do: 'handout.withdraw', handout: { issuedById: 'someone' } },
      ['editor', 'admin'],
    ],
    ['records are kept by admins', { do: 'records.keep' }, ['admin']],
    ['a private template is its owner’s', { do: 'template.use', template: someones }, []],
    [
      'a shared template is everyone’s to use',
      { do: 'template.use', template: shared },
      ['clinician', 'editor', 'admin'],
    ],
    ['a shared template is changed by editors', { do: 'template.change', template: shared }, ['editor', 'admin']],
    ['a private template is changed by its owner', { do: 'template.change', template: someones }, []],
    ['one’s own template is one’s own', { do: 'template.change', template: mine }, ['clinician', 'editor', 'admin']],
    ['one’s own list is one’s own', { do: 'bulk.change', job: { byId: me } }, ['clinician', 'editor', 'admin']],
    [
      'a colleague’s list is stopped by an editor',
      { do: 'bulk.change', job: { byId: 'someone' } },
      ['editor', 'admin'],
    ],
    ['wording is written by editors', { do: 'section.edit' }, ['editor', 'admin']],
    [
      'wording is reviewed by another editor',
      { do: 'section.review', version: { createdById: 'someone' } },
      ['editor', 'admin'],
    ],
    ['nobody reviews their own wording', { do: 'section.review', version: { createdById: me } }, []],
    [
      'starter wording is reviewed by any editor',
      { do: 'section.review', version: { createdById: null } },
      ['editor', 'admin'],
    ],
    ['the recall list is read by editors', { do: 'recall.read' }, ['editor', 'admin']],
    ['the clinic is changed by admins', { do: 'clinic.change' }, ['admin']],
    ['the audit trail is read by admins', { do: 'audit.read' }, ['admin']],
    ['the state of the installation is read by admins', { do: 'installation.read' }, ['admin']],
    ['one’s own account is one’s own', { do: 'account.change' }, ['clinician', 'editor', 'admin']],
    ['members are seen by admins', { do: 'members.read' }, ['admin']],
    ['members are invited, changed and disabled by admins', { do: 'members.manage' }, ['admin']],
  ])('%s', (_name, permission, expected) => {
    expect(allowed(permission)).toEqual(expected);
  });
});
