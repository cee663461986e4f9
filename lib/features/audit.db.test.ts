import { describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { arrangementOf } from '@/lib/domain/handout/assemble';
import { passphrase } from '@/lib/test-support/clinic';
import {
  makeClinic,
  offerNewer,
  rowsOf,
  signIn,
  signInSecret,
  sqlAsOwner,
  type TestClinic,
} from '@/lib/test-support/database';
import { issueForMaria, maria, newDraft } from '@/lib/test-support/handouts';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { plainPicture } from '@/lib/test-support/pictures';
import { personOf } from '@/lib/test-support/second-factors';
import { edited, reviewed, sectionOf } from '@/lib/test-support/sections';
import { loadClinicSettings } from './clinics/data';
import { changeClinicAction, removeLogoAction, replaceLogoAction } from './clinics/mutations';
import { loadDraft } from './drafts/data';
import { createDraftAction, discardDraftAction, resolveConflictAction, saveDraftAction } from './drafts/mutations';
import { setFavouriteAction } from './favourites/mutations';
import { withdrawHandoutAction } from './handout-status/mutations';
import { downloadHandoutAction, issueHandoutAction } from './handouts/mutations';
import { exportHistoryAction } from './history-export/mutations';
import { listInvitations } from './invitations/data';
import { inviteMemberAction, resendInvitationAction, revokeInvitationAction } from './invitations/mutations';
import { listTopics } from './library/data';
import { listMembers } from './members/data';
import {
  changeRoleAction,
  disableMemberAction,
  enableMemberAction,
  endMemberSessionsAction,
} from './members/mutations';
import { changePassphraseAction } from './passphrases/mutations';
import {
  eraseExpiredAction,
  eraseRecordAction,
  exportRecordAction,
  holdRecordAction,
  releaseRecordAction,
  setRetentionAction,
} from './patient-records/mutations';
import { exportRecallAction } from './recall/mutations';
import { reviewStepAction } from './reviews/mutations';
import { saveVersionAction, takeOfferAction } from './sections/mutations';
import { endMyOtherSessionsAction, endMySessionAction } from './sessions/mutations';
import { removeSnippetAction, saveSnippetAction } from './snippets/mutations';
import { listOffers } from './starter-offers/data';
import { keepOursAction } from './starter-offers/mutations';
import { listTemplates, loadTemplate } from './templates/data';
import {
  archiveTemplateAction,
  changeTemplateAction,
  copyTemplateAction,
  labelTemplateAction,
  renameTemplateAction,
  restoreTemplateAction,
  saveTemplateAction,
  setTopicDefaultAction,
  shareTemplateAction,
  unarchiveTemplateAction,
  updateTemplateAction,
} from './templates/mutations';

type Prepared = { run: (actor: Actor) => Promise<unknown>; leaves: string };

async function template(actor: Actor): Promise<string> {
  const arrangement = arrangementOf((await newDraft(actor)).content);
  return succeeded(await saveTemplateAction.runAs(actor, { name: 'Mine', shared: false, arrangement })).id;
}

async function invitation(actor: Actor): Promise<string> {
  succeeded(await inviteMemberAction.runAs(actor, { email: 'new@riverside.example', role: 'editor' }));
  const [row] = await listInvitations(actor.scope, new Date());
  return row?.id ?? '';
}

async function colleague(actor: Actor): Promise<string> {
  const members = await listMembers(actor.scope, new Date());
  return members.find(({ role }) => role === 'clinician')?.userId ?? '';
}

async function versionOfAbout(actor: Actor): Promise<{ versionId: string; revision: number }> {
  const { versions, originalLocale } = await sectionOf(actor, 'about');
  const version = versions.find(({ locale }) => locale === originalLocale);
  if (!version) throw new Error('the section has an original');
  return { versionId: version.id, revision: version.revision };
}

async function inReview(actor: Actor): Promise<{ versionId: string; revision: number }> {
  const target = await versionOfAbout(actor);
  succeeded(await reviewStepAction.runAs(actor, { step: 'submit', ...target }));
  return { ...target, revision: target.revision + 1 };
}

/** A newer release words the section “About” anew. */
async function newerStarterWording(actor: Actor): Promise<string> {
  await offerNewer(actor.scope.clinicId, 'about', { heading: 'About twitches' });
  const [offer] = await listOffers(actor.scope);
  if (!offer) throw new Error('the release offers something');
  return offer.id;
}

/** Every write of the application, each with what it needs and the event it must leave. */
const writes: Record<string, (actor: Actor) => Promise<Prepared>> = {
  'saving a snippet': async () => ({
    run: (actor) => saveSnippetAction.runAs(actor, { was: null, snippet: { name: 'ice', text: 'Use ice.' } }),
    leaves: 'snippet.saved',
  }),
  'removing a snippet': async (actor) => {
    succeeded(await saveSnippetAction.runAs(actor, { was: null, snippet: { name: 'heat', text: 'Use heat.' } }));
    return { run: (who) => removeSnippetAction.runAs(who, { name: 'heat' }), leaves: 'snippet.removed' };
  },
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
  'saving a template': async (actor) => {
    const arrangement = arrangementOf((await newDraft(actor)).content);
    return {
      run: (who) => saveTemplateAction.runAs(who, { name: 'Mine', shared: true, arrangement }),
      leaves: 'template.created',
    };
  },
  'using a template': async (actor) => {
    const id = await template(actor);
    return { run: (who) => createDraftAction.runAs(who, { from: 'template', id }), leaves: 'draft.created' };
  },
  'renaming a template': async (actor) => {
    const id = await template(actor);
    return { run: (who) => renameTemplateAction.runAs(who, { id, name: 'New' }), leaves: 'template.renamed' };
  },
  'sharing a template': async (actor) => {
    const id = await template(actor);
    return { run: (who) => shareTemplateAction.runAs(who, { id, shared: true }), leaves: 'template.shared' };
  },
  'archiving a template': async (actor) => {
    const id = await template(actor);
    return { run: (who) => archiveTemplateAction.runAs(who, { id }), leaves: 'template.archived' };
  },
  'updating a template': async (actor) => {
    const id = await template(actor);
    const { versionId, revision } = await versionOfAbout(actor);
    succeeded(await saveVersionAction.runAs(actor, edited(await sectionOf(actor, 'about'), { heading: 'Reworded' })));
    const withdraw = { step: 'withdraw', versionId, revision, note: 'A wrong number' } as const;
    succeeded(await reviewStepAction.runAs(actor, withdraw));
    const [saved] = await listTemplates(actor.scope);
    const sections = (saved?.newer ?? []).map(({ key, to }) => ({ key, versionId: to.versionId }));
    return {
      run: (who) => updateTemplateAction.runAs(who, { id, version: saved?.version ?? 0, sections }),
      leaves: 'template.updated',
    };
  },
  'writing a version of a section': async (actor) => {
    const section = await sectionOf(actor, 'about');
    return {
      run: (who) => saveVersionAction.runAs(who, edited(section, { heading: 'Reworded' })),
      leaves: 'section.written',
    };
  },
  'sending a section for review': async (actor) => {
    const target = await versionOfAbout(actor);
    return { run: (who) => reviewStepAction.runAs(who, { step: 'submit', ...target }), leaves: 'section.submitted' };
  },
  'sending a section back': async (actor) => {
    const target = await inReview(actor);
    const step = { step: 'return', ...target, note: 'A word is missing' } as const;
    return { run: (who) => reviewStepAction.runAs(who, step), leaves: 'section.returned' };
  },
  'approving a section': async (actor) => {
    const target = await inReview(actor);
    const step = reviewed({ step: 'approve', ...target, newest: 1 });
    return { run: (who) => reviewStepAction.runAs(who, step), leaves: 'section.approved' };
  },
  'reviewing a section again': async (actor) => {
    const target = await inReview(actor);
    succeeded(await reviewStepAction.runAs(actor, reviewed({ step: 'approve', ...target, newest: 1 })));
    const step = reviewed({ step: 'renew', ...target, revision: target.revision + 1, newest: 1 });
    return { run: (who) => reviewStepAction.runAs(who, step), leaves: 'section.renewed' };
  },
  'withdrawing a section': async (actor) => {
    const target = await versionOfAbout(actor);
    const step = { step: 'withdraw', ...target, note: 'A wrong number' } as const;
    return { run: (who) => reviewStepAction.runAs(who, step), leaves: 'section.withdrawn' };
  },
  'exporting a recall list': async (actor) => {
    const { versionId } = await versionOfAbout(actor);
    return { run: (who) => exportRecallAction.runAs(who, { versionId }), leaves: 'recall.exported' };
  },
  'taking over newer starter wording': async (actor) => {
    const offerId = await newerStarterWording(actor);
    return { run: (who) => takeOfferAction.runAs(who, { offerId, basedOn: 1 }), leaves: 'starter-offer.taken' };
  },
  'keeping the clinic’s wording': async (actor) => {
    const offerId = await newerStarterWording(actor);
    return { run: (who) => keepOursAction.runAs(who, { offerId }), leaves: 'starter-offer.kept' };
  },
  'merging newer starter wording': async (actor) => {
    const offerId = await newerStarterWording(actor);
    const input = edited(await sectionOf(actor, 'about'), { heading: 'Merged', offerId });
    return { run: (who) => saveVersionAction.runAs(who, input), leaves: 'starter-offer.merged' };
  },
  'bringing back a template': async (actor) => {
    const id = await template(actor);
    succeeded(await archiveTemplateAction.runAs(actor, { id }));
    return { run: (who) => unarchiveTemplateAction.runAs(who, { id }), leaves: 'template.unarchived' };
  },
  'copying a template': async (actor) => {
    const id = await template(actor);
    return { run: (who) => copyTemplateAction.runAs(who, { id }), leaves: 'template.copied' };
  },
  'labelling a template': async (actor) => {
    const id = await template(actor);
    return { run: (who) => labelTemplateAction.runAs(who, { id, labels: ['night'] }), leaves: 'template.labelled' };
  },
  'changing a template': async (actor) => {
    const id = await template(actor);
    const { version, arrangement } = await loadTemplate(actor.scope, id);
    return {
      run: (who) => changeTemplateAction.runAs(who, { id, version, arrangement }),
      leaves: 'template.changed',
    };
  },
  'restoring a template': async (actor) => {
    const id = await template(actor);
    return {
      run: (who) => restoreTemplateAction.runAs(who, { id, version: 1, number: 1 }),
      leaves: 'template.restored',
    };
  },
  'choosing a template for a topic': async (actor) => {
    const templateId = await template(actor);
    const [topic] = await listTopics(actor.scope);
    const topicId = topic?.id ?? '';
    return {
      run: (who) => setTopicDefaultAction.runAs(who, { topicId, templateId }),
      leaves: 'template.default-set',
    };
  },
  'marking a favourite': async (actor) => {
    const [topic] = await listTopics(actor.scope);
    const subjectId = topic?.id ?? '';
    return {
      run: (who) => setFavouriteAction.runAs(who, { subject: 'topic', subjectId, on: true }),
      leaves: 'favourite.added',
    };
  },
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

const everythingOf = (clinic: TestClinic): Promise<string> => rowsOf(clinic.id);

async function eventsOf(clinic: TestClinic): Promise<string[]> {
  const { rows } = await sqlAsOwner('select type from audit_event where clinic_id = $1 order by at, id', [clinic.id]);
  return rows.map((row) => String(row.type));
}

describe('S32: every write leaves its audit event or is rolled back', () => {
  it.each(Object.keys(writes))('%s', async (name) => {
    const clinic = await makeClinic();
    const prepared = await writes[name]?.(clinic.admin);
    if (!prepared) throw new Error('the name comes from the table above');

    const before = await everythingOf(clinic);
    const eventsBefore = await eventsOf(clinic);
    // A trail that cannot be written, for this clinic alone: other tests go on beside this one.
    const refuse = `refuse_${clinic.id.replaceAll('-', '')}`;
    await sqlAsOwner(`create function ${refuse}() returns trigger language plpgsql as
      $$ begin if new.clinic_id = '${clinic.id}' then raise 'the audit trail is full'; end if; return new; end $$`);
    await sqlAsOwner(`create trigger ${refuse} before insert on audit_event for each row execute function ${refuse}()`);
    try {
      expect(await prepared.run(clinic.admin)).toMatchObject({ ok: false });
      expect(await everythingOf(clinic)).toBe(before);
    } finally {
      await sqlAsOwner(`drop function ${refuse}() cascade`);
    }

    expect(await prepared.run(clinic.admin)).toMatchObject({ ok: true });
    const added = (await eventsOf(clinic)).slice(eventsBefore.length);
    expect(added).toContain(prepared.leaves);
  });

  it('a refused write changes nothing', async () => {
    const clinic = await makeClinic();
    const { id, version, content } = await newDraft(clinic.admin);
    const before = await everythingOf(clinic);
    const outcome = await saveDraftAction.runAs(clinic.clinician, { id, version, content: { ...content, title: 'X' } });
    expect(failedWith(outcome)).toBe('forbidden');
    expect(await everythingOf(clinic)).toBe(before);
    expect((await loadDraft(clinic.admin.scope, id)).content.title).toBe(content.title);
  });

  it('signing in, being refused and signing out are events too, and none holds a patient’s name', async () => {
    const clinic = await makeClinic();
    await issueForMaria(clinic.clinician);
    expect(await eventsOf(clinic)).toContain('session.started');
    const { rows } = await sqlAsOwner('select detail::text from audit_event where clinic_id = $1', [clinic.id]);
    expect(rows.map((row) => String(row.detail)).join(' ')).not.toMatch(/Maria|Núñez|1981|RFP/);
  });
});
