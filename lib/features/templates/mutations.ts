import { changed, defineAction } from '@/lib/action';
import type { Prisma } from '@/lib/db/generated/client';
import { type ClinicTx, withClinic } from '@/lib/db/with-clinic';
import type { ClinicScope, PermittedScope } from '@/lib/domain/access/scope';
import { AppError } from '@/lib/domain/errors';
import type { Arrangement, DraftContent } from '@/lib/domain/handout/draft';
import { stampEdits } from '@/lib/domain/handout/stamp-edits';
import { patientNamedIn } from '@/lib/domain/handout/without-identity';
import { readSourceDraft } from '../drafts/data';
import { readVersions, requireVersions } from '../library/data';
import {
  openTemplate,
  openTemplateVersion,
  readAnyTemplate,
  readTemplate,
  requireRoomForTemplates,
  requireRoomToGrow,
} from './data';
import { insertTemplate, rearrange } from './insert-rows';
import {
  changeTemplateSchema,
  labelTemplateSchema,
  renameTemplateSchema,
  restoreTemplateSchema,
  saveTemplateSchema,
  shareTemplateSchema,
  TEMPLATE_NAME_MAX,
  templateIdSchema,
  topicDefaultSchema,
  updateTemplateSchema,
} from './schema';

export const saveTemplateAction = defineAction({
  input: saveTemplateSchema,
  load: async () => null,
  permission: () => ({ do: 'template.create' }),
  prepare: (_none, { actor: { scope }, input }) => readSource(scope, input),
  run: async (tx, _none, { actor: { scope, name: by }, input, prepared: source, now }) => {
    await requireVersions(
      tx,
      scope,
      input.arrangement.sections.map((section) => section.versionId),
    );
    const arrangement = stampEdits(input.arrangement, { stored: source?.sections ?? [], by, at: now });
    const id = await insertTemplate(tx, scope, { ...input, arrangement, labels: [] }, now);
    return changed({ id }, { type: 'template.created', templateId: id, shared: input.shared });
  },
});

export const renameTemplateAction = defineAction({
  input: renameTemplateSchema,
  load: (tx, { actor, input }) => readTemplate(tx, actor.scope, input.id),
  permission: (template) => ({ do: 'template.change', template }),
  run: async (tx, template, { actor: { scope }, input, now }) => {
    await updateTemplate(tx, scope, template.id, { name: input.name, updatedAt: now });
    return changed({}, { type: 'template.renamed', templateId: template.id });
  },
});

export const shareTemplateAction = defineAction({
  input: shareTemplateSchema,
  load: (tx, { actor, input }) => readTemplate(tx, actor.scope, input.id),
  permission: (template) => ({ do: 'template.change', template }),
  run: async (tx, template, { actor: { scope }, input, now }) => {
    await updateTemplate(tx, scope, template.id, { shared: input.shared, updatedAt: now });
    const type = input.shared ? 'template.shared' : 'template.unshared';
    return changed({}, { type, templateId: template.id });
  },
});

export const archiveTemplateAction = defineAction({
  input: templateIdSchema,
  load: (tx, { actor, input }) => readTemplate(tx, actor.scope, input.id),
  permission: (template) => ({ do: 'template.change', template }),
  run: async (tx, template, { actor: { scope }, now }) => {
    await updateTemplate(tx, scope, template.id, { archivedAt: now });
    // An admin cannot make room in a colleague's archive, so the limit does not stop them.
    if (template.ownerId === scope.userId) {
      await requireRoomForTemplates(tx, { ...template, isNew: true }, 'archive');
    }
    return changed({}, { type: 'template.archived', templateId: template.id });
  },
});

/** Takes new wordings into a template; words of its own that stood over the old ones go with them. */
export const updateTemplateAction = defineAction({
  input: updateTemplateSchema,
  load: (tx, { actor, input }) => readTemplate(tx, actor.scope, input.id),
  permission: (template) => ({ do: 'template.change', template }),
  run: async (tx, template, { actor: { scope }, input, now }) => {
    if (template.version !== input.version) throw new AppError('conflict');
    const arrangement = openTemplate(template);
    const sectionVersionIds = input.sections.map(({ versionId }) => versionId);
    const versions = await readVersions(tx, scope, sectionVersionIds);
    const sections = arrangement.sections.map((section) => {
      const taken = input.sections.find(({ key }) => key === section.key);
      if (!taken) return section;
      const version = versions.find(({ id }) => id === taken.versionId);
      // Withdrawn while the dialog was open, or another section's wording altogether.
      if (version?.sectionId !== section.sectionId || version.status === 'withdrawn') throw new AppError('conflict');
      return { ...section, versionId: version.id, edit: null };
    });
    await rearrange(tx, scope, template, { ...arrangement, sections }, now);
    return changed({}, { type: 'template.updated', templateId: template.id, sectionVersionIds });
  },
});

/** What was archived by a slip of the hand comes back as it was. */
export const unarchiveTemplateAction = defineAction({
  input: templateIdSchema,
  load: (tx, { actor, input }) => readAnyTemplate(tx, actor.scope, input.id),
  permission: (template) => ({ do: 'template.change', template }),
  run: async (tx, template, { actor: { scope } }) => {
    await updateTemplate(tx, scope, template.id, { archivedAt: null });
    await requireRoomForTemplates(tx, { ...template, isNew: template.archivedAt !== null });
    return changed({}, { type: 'template.unarchived', templateId: template.id });
  },
});

/**
 * Deletes an archived template for good, with its versions. Drafts, handouts and lists that were made from it hold its
 * words themselves.
 */
export const deleteTemplateAction = defineAction({
  input: templateIdSchema,
  load: (tx, { actor, input }) => readAnyTemplate(tx, actor.scope, input.id),
  permission: (template) => ({ do: 'template.change', template }),
  run: async (tx, { id, shared }, { actor: { scope } }) => {
    const { clinicId } = scope;
    // Somebody brought it back or stopped sharing it after this request read it: they still want it.
    const { count } = await tx.template.deleteMany({ where: { clinicId, id, shared, archivedAt: { not: null } } });
    if (count === 0) throw new AppError('conflict');
    await tx.favourite.deleteMany({ where: { clinicId, subject: 'template', subjectId: id } });
    return changed({}, { type: 'template.deleted', templateId: id });
  },
});

/** A template of one's own from one that can be seen: whole, with every section and edit. */
export const copyTemplateAction = defineAction({
  input: templateIdSchema,
  load: (tx, { actor, input }) => readTemplate(tx, actor.scope, input.id),
  permission: (template) => ({ do: 'template.use', template }),
  run: async (tx, template, { actor: { scope }, now }) => {
    const copy = {
      name: `${template.name.slice(0, TEMPLATE_NAME_MAX - COPY.length)}${COPY}`,
      shared: false,
      labels: template.labels,
      arrangement: openTemplate(template),
    };
    const copyId = await insertTemplate(tx, scope, copy, now);
    return changed({ id: copyId }, { type: 'template.copied', templateId: template.id, copyId });
  },
});

const COPY = ' (copy)';

export const labelTemplateAction = defineAction({
  input: labelTemplateSchema,
  load: (tx, { actor, input }) => readTemplate(tx, actor.scope, input.id),
  permission: (template) => ({ do: 'template.change', template }),
  run: async (tx, template, { actor: { scope }, input, now }) => {
    await updateTemplate(tx, scope, template.id, { labels: input.labels, updatedAt: now });
    return changed({}, { type: 'template.labelled', templateId: template.id });
  },
});

/** Saves an arrangement over a template; what it was stays among its versions. */
export const changeTemplateAction = defineAction({
  input: changeTemplateSchema,
  load: (tx, { actor, input }) => readTemplate(tx, actor.scope, input.id),
  permission: (template) => ({ do: 'template.change', template }),
  prepare: (_template, { actor: { scope }, input }) => readSource(scope, input),
  run: async (tx, template, { actor: { scope, name: by }, input, prepared: source, now }) => {
    if (template.version !== input.version) throw new AppError('conflict');
    await requireVersions(
      tx,
      scope,
      input.arrangement.sections.map((section) => section.versionId),
    );
    const stored = [...openTemplate(template).sections, ...(source?.sections ?? [])];
    const arrangement = stampEdits(input.arrangement, { stored, by, at: now });
    const version = await rearrange(tx, scope, template, arrangement, now);
    await requireRoomToGrow(tx, template, arrangement);
    return changed({ version }, { type: 'template.changed', templateId: template.id, version });
  },
});

export const restoreTemplateAction = defineAction({
  input: restoreTemplateSchema,
  load: (tx, { actor, input }) => readTemplate(tx, actor.scope, input.id),
  permission: (template) => ({ do: 'template.change', template }),
  run: async (tx, template, { actor: { scope }, input, now }) => {
    if (template.version !== input.version) throw new AppError('conflict');
    const past = await tx.templateVersion.findUnique({
      where: {
        clinicId_templateId_number: { clinicId: scope.clinicId, templateId: template.id, number: input.number },
      },
    });
    if (!past) throw new AppError('not-found');
    const arrangement = openTemplateVersion(past);
    const version = await rearrange(tx, scope, template, arrangement, now);
    await requireRoomToGrow(tx, template, arrangement);
    return changed({ version }, { type: 'template.restored', templateId: template.id, version });
  },
});

/** Which template the home page opens for a topic, for this member alone. */
export const setTopicDefaultAction = defineAction({
  input: topicDefaultSchema,
  load: async (tx, { actor: { scope }, input }) => {
    const key = { clinicId_id: { clinicId: scope.clinicId, id: input.topicId } };
    if (!(await tx.topic.findUnique({ where: key, select: { id: true } }))) throw new AppError('not-found');
    return input.templateId === null ? null : readTemplate(tx, scope, input.templateId);
  },
  permission: (template) => (template ? { do: 'template.use', template } : { do: 'library.read' }),
  run: async (tx, template, { actor: { scope }, input: { topicId } }) => {
    const row = { clinicId: scope.clinicId, userId: scope.userId, topicId };
    await tx.topicDefault.deleteMany({ where: row });
    if (!template) return changed({}, { type: 'template.default-cleared', topicId });
    await tx.topicDefault.create({ data: { ...row, templateId: template.id } });
    return changed({}, { type: 'template.default-set', templateId: template.id, topicId });
  },
});

/**
 * The draft that a template is saved from, once its patient is not named in the template: that is for other patients, and
 * its readers may lack access to this patient's record. Whole texts are read, so no transaction is open meanwhile.
 * @throws AppError invalid-input, restricted
 */
async function readSource(
  scope: PermittedScope,
  { draftId, arrangement, name = '' }: { draftId?: string | undefined; arrangement: Arrangement; name?: string },
): Promise<DraftContent | null> {
  const source = await withClinic(scope, (tx) => readSourceDraft(tx, scope, draftId));
  const words = source && patientNamedIn(arrangement, name, source.patient);
  if (words === null) return source;
  throw new AppError('invalid-input', {
    fields: { arrangement: `“${words}” names the patient. Take it out of the words, then save the template.` },
  });
}

async function updateTemplate(
  tx: ClinicTx,
  { clinicId }: ClinicScope,
  id: string,
  data: Prisma.TemplateUpdateInput,
): Promise<void> {
  await tx.template.update({ where: { clinicId_id: { clinicId, id } }, data: { ...data, version: { increment: 1 } } });
}
