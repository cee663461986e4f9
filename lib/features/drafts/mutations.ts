import { randomUUID } from 'node:crypto';
import { changed, defineAction, unchanged } from '@/lib/action';
import { sealJson } from '@/lib/crypto/sealing';
import type { Draft } from '@/lib/db/generated/client';
import type { ClinicTx } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { dateIn } from '@/lib/domain/clinic/dates';
import { AppError } from '@/lib/domain/errors';
import { answersByBirthDate } from '@/lib/domain/handout/answers-of';
import {
  assembleDraft,
  draftForNextPatient,
  draftFromArrangement,
  draftOfSections,
} from '@/lib/domain/handout/assemble';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { draftInLanguage } from '@/lib/domain/handout/draft-language';
import { stampEdits } from '@/lib/domain/handout/stamp-edits';
import { mayFollow } from '@/lib/domain/handout/status';
import type { SectionVersion } from '@/lib/domain/library/section';
import { blanksIn, fillBlanks, isAnswer } from '@/lib/domain/template/blanks';
import { stepsOf } from '../handout-status/data';
import { readContent, readHandout } from '../handouts/data';
import { keptPart } from '../identifiers/data';
import { readGenericSections, readTopic, readVersions, requireVersions } from '../library/data';
import { openTemplate, readTemplate, readTemplateSections } from '../templates/data';
import { readCounterparts, readWordings } from '../translations/data';
import { draftPlace, openDraft, readDraft, requireRoomForDrafts } from './data';
import { createDraftSchema, draftIdSchema, resolveConflictSchema, saveDraftSchema } from './schema';

export type SaveDraftResult = { saved: true; version: number; savedAt: string } | { saved: false; theirs: OtherDraft };

/** What someone else saved meanwhile, whole, so that the clinician can compare and decide. */
export type OtherDraft = { version: number; content: DraftContent; savedAt: string; versions: SectionVersion[] };

export const createDraftAction = defineAction({
  input: createDraftSchema,
  load: async (tx, { actor: { scope }, input }) =>
    input.from === 'template' ? readTemplate(tx, scope, input.id) : null,
  permission: (template) => (template ? { do: 'template.use', template } : { do: 'draft.create' }),
  run: async (tx, template, { actor, input, now }) => {
    const { scope, clinic } = actor;
    const fresh = { visitDate: dateIn(clinic.timeZone, now), newKey: randomUUID };
    const insert = async (content: DraftContent, fromId: string | null, replacesId: string | null = null) => {
      const id = await insertDraft(tx, scope, content, now, replacesId);
      return changed({ id }, { type: 'draft.created', draftId: id, from: input.from, fromId });
    };
    switch (input.from) {
      case 'topic': {
        const { topic, sections } = await readTopic(tx, scope, input.slug);
        const generic = await readGenericSections(tx, scope);
        const { locale = topic.locale, sectionId } = input;
        if (sectionId !== undefined && !sections.some(({ version }) => version.sectionId === sectionId)) {
          throw new AppError('not-found');
        }
        const wanted = sections.map((section) =>
          section.version.sectionId === sectionId ? { ...section, recommended: true } : section,
        );
        const assembled = assembleDraft({ topic, sections: wanted, generic, ...fresh });
        if (locale === topic.locale) return insert(assembled, topic.id);
        const sectionIds = assembled.sections.map((section) => section.sectionId);
        const wordings = await readWordings(tx, scope, sectionIds, locale);
        return insert(draftInLanguage(assembled, { locale, ...wordings }), topic.id);
      }
      case 'template': {
        if (!template) throw new AppError('not-found');
        await tx.template.update({
          where: { clinicId_id: { clinicId: scope.clinicId, id: template.id } },
          data: { useCount: { increment: 1 } },
        });
        const arrangement = openTemplate(template);
        const { answers = {} } = input;
        const open = blanksIn(arrangement).filter((blank) => !isAnswer(blank, answers[blank.name]));
        if (open.length > 0) {
          throw new AppError('invalid-input', {
            fields: Object.fromEntries(open.map(({ name }) => [name, 'Fill this in'])),
          });
        }
        return insert(draftFromArrangement(fillBlanks(arrangement, answers), fresh), template.id);
      }
      case 'handout': {
        const issued = await readHandout(tx, scope, input.id);
        const content = await readContent(tx, issued);
        const versions = await readVersions(tx, scope, versionIdsIn(content));
        return insert(draftForNextPatient(content, { versions, ...fresh }), issued.id);
      }
      case 'withdrawn': {
        const issued = await readHandout(tx, scope, input.id);
        if (!mayFollow('replaced', stepsOf(issued))) throw new AppError('conflict');
        return insert(askedAgain(await readContent(tx, issued)), issued.id, issued.id);
      }
      case 'blank': {
        const sectionIds = input.sectionId === undefined ? [] : [input.sectionId];
        const { versions } = await readWordings(tx, scope, sectionIds, 'en');
        return insert(draftOfSections(versions, { locale: 'en', ...fresh }), null);
      }
    }
  },
});

export const saveDraftAction = defineAction({
  input: saveDraftSchema,
  load: (tx, { actor, input }) => readDraft(tx, actor.scope, input.id),
  permission: (draft) => ({ do: 'draft.change', draft }),
  run: async (tx, draft, { actor: { scope, clinic, name }, input, now }) => {
    // Throws if the stored text cannot be read, so that nothing overwrites it: the right key may still open it.
    const stored = openDraft(draft);
    await requireVersions(tx, scope, versionIdsIn(input.content));
    const content = await stamped(tx, input.content, { stored, scope, name, now });
    const version = await updateDraft(tx, scope, { draft, version: input.version, content }, now);
    if (version === null) {
      return unchanged<SaveDraftResult>({ saved: false, theirs: await readOther(tx, scope, input.id, clinic.locale) });
    }
    return changed<SaveDraftResult>(
      { saved: true, version, savedAt: now.toISOString() },
      { type: 'draft.saved', draftId: input.id, version },
    );
  },
});

/** Two people, or two tabs, wrote one draft: the one not kept becomes a draft of its own, so no word is lost. */
export const resolveConflictAction = defineAction({
  input: resolveConflictSchema,
  load: (tx, { actor, input }) => readDraft(tx, actor.scope, input.id),
  permission: (draft) => ({ do: 'draft.change', draft }),
  run: async (tx, draft, { actor: { scope, name }, input, now }) => {
    if (draft.version !== input.version) throw new AppError('conflict');
    await requireVersions(tx, scope, versionIdsIn(input.mine));
    const theirs = openDraft(draft);
    const mine = await stamped(tx, input.mine, { stored: theirs, scope, name, now });
    const copyId = await insertDraft(tx, scope, input.keep === 'mine' ? theirs : mine, now);
    const copied = { type: 'draft.created', draftId: copyId, from: 'draft', fromId: input.id } as const;
    if (input.keep === 'theirs') return changed({ version: draft.version, copyId }, copied);
    const version = await updateDraft(tx, scope, { draft, version: input.version, content: mine }, now);
    if (version === null) throw new AppError('conflict');
    return changed({ version, copyId }, copied, { type: 'draft.saved', draftId: input.id, version });
  },
});

export const discardDraftAction = defineAction({
  input: draftIdSchema,
  load: (tx, { actor, input }) => readDraft(tx, actor.scope, input.id),
  permission: (draft) => ({ do: 'draft.change', draft }),
  run: async (tx, draft, { actor: { scope } }) => {
    await tx.draft.delete({ where: { clinicId_id: { clinicId: scope.clinicId, id: draft.id } } });
    return changed({}, { type: 'draft.discarded', draftId: draft.id });
  },
});

/**
 * A handout that was stored without its patient has what the date of birth had answered as if the clinician had. The
 * date of the copy must answer it, which may be another one. No handout is issued without a name: where there is one,
 * the clinician's own answers are kept.
 */
function askedAgain(content: DraftContent): DraftContent {
  if (content.patient.name !== '') return content;
  // No date, no answers.
  return { ...content, choices: { ...content.choices, ...answersByBirthDate(content, '') } };
}

const versionIdsIn = (content: DraftContent): string[] => content.sections.map((section) => section.versionId);

/** What a browser sent, as the clinic keeps it, with the server's word for who changed what and when. */
async function stamped(
  tx: ClinicTx,
  sent: DraftContent,
  { stored, scope, name, now }: { stored: DraftContent; scope: ClinicScope; name: string; now: Date },
): Promise<DraftContent> {
  const kept = await keptPart(tx, scope, sent);
  const known = new Set(stored.sections.map(({ key }) => key));
  // Words that come with a new section may be a template's, and then have an author already.
  const isTaken = kept.sections.some(({ key, edit }) => edit !== null && !known.has(key));
  const taken = isTaken ? await readTemplateSections(tx, scope) : [];
  return stampEdits(kept, { stored: [...stored.sections, ...taken], by: name, at: now });
}

async function insertDraft(
  tx: ClinicTx,
  scope: ClinicScope,
  content: DraftContent,
  now: Date,
  replacesId: string | null = null,
): Promise<string> {
  const id = randomUUID();
  const kept = await keptPart(tx, scope, content);
  const sealed = sealJson(draftPlace({ clinicId: scope.clinicId, id }), kept);
  await tx.draft.create({
    data: {
      clinicId: scope.clinicId,
      id,
      ownerId: scope.userId,
      title: kept.title,
      sealed,
      replacesId,
      createdAt: now,
      updatedAt: now,
    },
  });
  await requireRoomForDrafts(tx, { clinicId: scope.clinicId, ownerId: scope.userId, isNew: true });
  return id;
}

/** Writes over exactly the given version, with what `stamped` returned; null when the draft has moved on. */
async function updateDraft(
  tx: ClinicTx,
  scope: ClinicScope,
  {
    draft: { id, ownerId, sealed: before },
    version,
    content,
  }: { draft: Draft; version: number; content: DraftContent },
  now: Date,
): Promise<number | null> {
  const sealed = sealJson(draftPlace({ clinicId: scope.clinicId, id }), content);
  const { count } = await tx.draft.updateMany({
    where: { clinicId: scope.clinicId, id, version },
    data: {
      title: content.title,
      sealed,
      version: { increment: 1 },
      updatedAt: now,
    },
  });
  if (count === 0) return null;
  // A draft can always be made shorter.
  if (sealed.length > before.length)
    await requireRoomForDrafts(tx, { clinicId: scope.clinicId, ownerId, isNew: false });
  return version + 1;
}

async function readOther(tx: ClinicTx, scope: ClinicScope, id: string, clinicLocale: string): Promise<OtherDraft> {
  const row = await readDraft(tx, scope, id);
  const content = openDraft(row);
  const versions = await readVersions(tx, scope, versionIdsIn(content));
  return {
    version: row.version,
    content,
    savedAt: row.updatedAt.toISOString(),
    versions: [...versions, ...(await readCounterparts(tx, scope, versions, clinicLocale))],
  };
}
