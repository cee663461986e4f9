import { randomUUID } from 'node:crypto';
import { changed, defineAction } from '@/lib/action';
import { sealJson } from '@/lib/crypto/sealing';
import type { Prisma } from '@/lib/db/generated/client';
import type { ClinicTx } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { AppError } from '@/lib/domain/errors';
import { readVersions } from '../library/data';
import { openTemplate, readTemplate, templatePlace } from './data';
import {
  renameTemplateSchema,
  saveTemplateSchema,
  shareTemplateSchema,
  templateIdSchema,
  updateTemplateSchema,
} from './schema';

export const saveTemplateAction = defineAction({
  input: saveTemplateSchema,
  load: async () => null,
  permission: () => ({ do: 'template.create' }),
  run: async (tx, _none, { actor: { scope }, input, now }) => {
    await readVersions(
      tx,
      scope,
      input.arrangement.sections.map((section) => section.versionId),
    );
    const id = randomUUID();
    const { clinicId, userId } = scope;
    await tx.template.create({
      data: {
        clinicId,
        id,
        ownerId: userId,
        shared: input.shared,
        name: input.name,
        sealed: sealJson(templatePlace({ clinicId, id }), input.arrangement),
        createdAt: now,
        updatedAt: now,
      },
    });
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
    return changed({}, { type: 'template.archived', templateId: template.id });
  },
});

/** Takes new wordings into a template; words of its own that stood over the old ones go with them. */
export const updateTemplateAction = defineAction({
  input: updateTemplateSchema,
  load: (tx, { actor, input }) => readTemplate(tx, actor.scope, input.id),
  permission: (template) => ({ do: 'template.change', template }),
  run: async (tx, template, { actor: { scope }, input, now }) => {
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
    const { clinicId } = scope;
    const { count } = await tx.template.updateMany({
      where: { clinicId, id: template.id, version: input.version },
      data: {
        sealed: sealJson(templatePlace(template), { ...arrangement, sections }),
        version: { increment: 1 },
        updatedAt: now,
      },
    });
    if (count === 0) throw new AppError('conflict');
    return changed({}, { type: 'template.updated', templateId: template.id, sectionVersionIds });
  },
});

async function updateTemplate(
  tx: ClinicTx,
  { clinicId }: ClinicScope,
  id: string,
  data: Prisma.TemplateUpdateInput,
): Promise<void> {
  await tx.template.update({ where: { clinicId_id: { clinicId, id } }, data: { ...data, version: { increment: 1 } } });
}
