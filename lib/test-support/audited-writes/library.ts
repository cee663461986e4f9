import type { Actor } from '@/lib/auth/actor';
import { arrangementOf } from '@/lib/domain/handout/assemble';
import { createDraftAction } from '@/lib/features/drafts/mutations';
import { setFavouriteAction } from '@/lib/features/favourites/mutations';
import { listTopics } from '@/lib/features/library/data';
import { exportRecallAction } from '@/lib/features/recall/mutations';
import { reviewStepAction } from '@/lib/features/reviews/mutations';
import { saveVersionAction, takeOfferAction } from '@/lib/features/sections/mutations';
import { removeSnippetAction, saveSnippetAction } from '@/lib/features/snippets/mutations';
import { listOffers } from '@/lib/features/starter-offers/data';
import { keepOursAction } from '@/lib/features/starter-offers/mutations';
import { listTemplates, loadTemplate } from '@/lib/features/templates/data';
import {
  archiveTemplateAction,
  changeTemplateAction,
  copyTemplateAction,
  deleteTemplateAction,
  labelTemplateAction,
  renameTemplateAction,
  restoreTemplateAction,
  saveTemplateAction,
  setTopicDefaultAction,
  shareTemplateAction,
  unarchiveTemplateAction,
  updateTemplateAction,
} from '@/lib/features/templates/mutations';
import { offerNewer } from '../database';
import { newDraft } from '../handouts';
import { succeeded } from '../outcome';
import { edited, reviewed, sectionOf } from '../sections';
import type { AuditedWrites } from './audited-write';

async function template(actor: Actor): Promise<string> {
  const arrangement = arrangementOf((await newDraft(actor)).content);
  return succeeded(await saveTemplateAction.runAs(actor, { name: 'Mine', shared: false, arrangement })).id;
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

/** A newer release rewords the section “About”. */
async function newerStarterWording(actor: Actor): Promise<string> {
  await offerNewer(actor.scope.clinicId, 'about', { heading: 'About twitches' });
  const [offer] = await listOffers(actor.scope);
  if (!offer) throw new Error('the release offers something');
  return offer.id;
}

/** Sections, templates and starter wording. */
export const libraryWrites: AuditedWrites = {
  'saving a snippet': async () => ({
    run: (actor) => saveSnippetAction.runAs(actor, { was: null, snippet: { name: 'ice', text: 'Use ice.' } }),
    leaves: 'snippet.saved',
  }),
  'removing a snippet': async (actor) => {
    succeeded(await saveSnippetAction.runAs(actor, { was: null, snippet: { name: 'heat', text: 'Use heat.' } }));
    return { run: (who) => removeSnippetAction.runAs(who, { name: 'heat' }), leaves: 'snippet.removed' };
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
  'marking a favourite': async (actor) => {
    const [topic] = await listTopics(actor.scope);
    const subjectId = topic?.id ?? '';
    return {
      run: (who) => setFavouriteAction.runAs(who, { subject: 'topic', subjectId, on: true }),
      leaves: 'favourite.added',
    };
  },
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
  'bringing back a template': async (actor) => {
    const id = await template(actor);
    succeeded(await archiveTemplateAction.runAs(actor, { id }));
    return { run: (who) => unarchiveTemplateAction.runAs(who, { id }), leaves: 'template.unarchived' };
  },
  'deleting a template': async (actor) => {
    const id = await template(actor);
    succeeded(await archiveTemplateAction.runAs(actor, { id }));
    return { run: (who) => deleteTemplateAction.runAs(who, { id }), leaves: 'template.deleted' };
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
};
