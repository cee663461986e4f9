import { randomUUID } from 'node:crypto';
import { changed, defineAction, unchanged } from '@/lib/action';
import {
  fromTemplateFile,
  readTemplateFile,
  type SectionPlace,
  type TemplateFile,
  toTemplateFile,
} from '@/lib/domain/template/template-file';
import { openTemplate, readTemplate } from '../templates/data';
import { insertTemplate } from '../templates/mutations';
import { templateIdSchema } from '../templates/schema';
import { readPlaces, readResolved } from './data';
import { templateFileTextSchema } from './schema';

/** A template as a file for another clinic; it holds nothing of a patient. */
export const exportTemplateAction = defineAction({
  input: templateIdSchema,
  load: (tx, { actor, input }) => readTemplate(tx, actor.scope, input.id),
  permission: (template) => ({ do: 'template.use', template }),
  run: async (tx, template, { actor: { scope } }) => {
    const arrangement = openTemplate(template);
    const sectionIds = arrangement.sections.map(({ sectionId }) => sectionId);
    const places = await readPlaces(tx, scope, sectionIds, arrangement.locale);
    const { name, labels } = template;
    const file = toTemplateFile({ name, labels, arrangement }, places);
    return changed({ file }, { type: 'template.exported', templateId: template.id });
  },
});

export type FileAnswer =
  | { is: 'faulty'; problems: string[] }
  | { is: 'readable'; name: string; found: number; missing: SectionPlace[] }
  | { is: 'imported'; id: string; name: string };

/** What a file would make here: how many of its sections there are, and which are missing. Nothing is changed. */
export const previewTemplateFileAction = defineAction({
  input: templateFileTextSchema,
  load: async () => null,
  permission: () => ({ do: 'template.create' }),
  run: async (tx, _none, { actor: { scope, name: by }, input, now }) => {
    const reading = readTemplateFile(input.text);
    if (!reading.ok) return unchanged<FileAnswer>({ is: 'faulty', problems: reading.problems });
    const resolve = await readResolved(tx, scope, reading.file);
    const { arrangement, missing } = arranged(reading.file, resolve, by, now);
    const { name } = reading.file;
    return unchanged<FileAnswer>({ is: 'readable', name, found: arrangement.sections.length, missing });
  },
});

/** A template of one's own from a file, with the sections that this library has in their current wording. */
export const importTemplateAction = defineAction({
  input: templateFileTextSchema,
  load: async () => null,
  permission: () => ({ do: 'template.create' }),
  run: async (tx, _none, { actor: { scope, name: by }, input, now }) => {
    const reading = readTemplateFile(input.text);
    if (!reading.ok) return unchanged<FileAnswer>({ is: 'faulty', problems: reading.problems });
    const { name, labels } = reading.file;
    const resolve = await readResolved(tx, scope, reading.file);
    const { arrangement, missing } = arranged(reading.file, resolve, by, now);
    const id = await insertTemplate(tx, scope, { name, labels, shared: false, arrangement }, now);
    return changed<FileAnswer>(
      { is: 'imported', id, name },
      { type: 'template.imported', templateId: id, missing: missing.length },
    );
  },
});

type Resolve = Parameters<typeof fromTemplateFile>[1]['resolve'];

function arranged(file: TemplateFile, resolve: Resolve, by: string, now: Date) {
  return fromTemplateFile(file, { resolve, newKey: randomUUID, by, at: now.toISOString() });
}
