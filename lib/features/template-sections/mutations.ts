import { changed, defineAction, unchanged } from '@/lib/action';
import type { AuditEvent } from '@/lib/domain/audit/event';
import { AppError } from '@/lib/domain/errors';
import { openTemplateVersion, readTemplate } from '../templates/data';
import { rearrange } from '../templates/insert-rows';
import { readExchanges } from './data';
import { exchangeSchema, replaceSectionSchema, undoReplaceSchema } from './schema';

/** What putting one section in the place of another would do. Nothing is changed. */
export const previewReplaceAction = defineAction({
  input: exchangeSchema,
  load: async () => null,
  permission: () => ({ do: 'section.edit' }),
  run: async (tx, _none, { actor: { scope }, input }) => {
    const exchanges = await readExchanges(tx, scope, input.from, input.to);
    return unchanged(exchanges.map(({ item }) => item));
  },
});

/** Where each template stood before and stands now: what taking it back needs. */
export type Replaced = { id: string; version: number; number: number };

/** One section in the place of another in all of these templates, or in none. Each keeps what it was as a version. */
export const replaceSectionAction = defineAction({
  input: replaceSectionSchema,
  load: async () => null,
  permission: () => ({ do: 'section.edit' }),
  run: async (tx, _none, { actor: { scope }, input: { from, to, templates }, now }) => {
    const exchanges = await readExchanges(tx, scope, from, to);
    const replaced: Replaced[] = [];
    const events: AuditEvent[] = [];
    for (const { id, version: shown } of templates) {
      const found = exchanges.find(({ row }) => row.id === id);
      if (found?.row.version !== shown || found.replacement.is !== 'replaced') throw new AppError('conflict');
      const version = await rearrange(tx, scope, found.row, found.replacement.arrangement, now);
      const { number } = await tx.templateVersion.findFirstOrThrow({
        where: { clinicId: scope.clinicId, templateId: id },
        orderBy: { number: 'desc' },
        select: { number: true },
      });
      replaced.push({ id, version, number: number - 1 });
      events.push({ type: 'template.section-replaced', templateId: id, version, from, to });
    }
    const [first, ...more] = events;
    return first ? changed(replaced, first, ...more) : unchanged(replaced);
  },
});

/** Takes a replacement back in all templates, or in none: one that was changed since stays, and so do the others. */
export const undoReplaceAction = defineAction({
  input: undoReplaceSchema,
  load: async () => null,
  permission: () => ({ do: 'section.edit' }),
  run: async (tx, _none, { actor: { scope }, input: { templates }, now }) => {
    const events: AuditEvent[] = [];
    for (const { id, version: shown, number } of templates) {
      const template = await readTemplate(tx, scope, id);
      if (template.version !== shown) throw new AppError('conflict');
      const key = { clinicId: scope.clinicId, templateId: id, number };
      const past = await tx.templateVersion.findUnique({ where: { clinicId_templateId_number: key } });
      if (!past) throw new AppError('not-found');
      const version = await rearrange(tx, scope, template, openTemplateVersion(past), now);
      events.push({ type: 'template.restored', templateId: id, version });
    }
    const [first, ...more] = events;
    return first ? changed({}, first, ...more) : unchanged({});
  },
});
