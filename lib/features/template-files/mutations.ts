import { randomUUID } from 'node:crypto';
import { changed, defineAction, unchanged } from '@/lib/action';
import type { ClinicTx } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import {
  fromTemplateFile,
  readTemplateFile,
  type SectionPlace,
  toTemplateFile,
} from '@/lib/domain/template/template-file';
import { openTemplate, readTemplate } from '../templates/data';
import { insertTemplate } from '../templates/insert-rows';
import { templateIdSchema } from '../templates/schema';
import { readPlaces, readResolved } from './data';
import { templateFileLimits, templateFileTextSchema } from './schema';

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
  limits: templateFileLimits,
  load: async () => null,
  permission: () => ({ do: 'template.create' }),
  run: async (tx, _none, { actor: { scope, name: by }, input, now }) => {
    const read = await arrangedHere(tx, scope, input.text, { by, now });
    if (read.is === 'faulty') return unchanged<FileAnswer>(read);
    const { file, arrangement, missing } = read;
    return unchanged<FileAnswer>({ is: 'readable', name: file.name, found: arrangement.sections.length, missing });
  },
});

/** A template of one's own from a file, with the sections that this library has in their current wording. */
export const importTemplateAction = defineAction({
  input: templateFileTextSchema,
  limits: templateFileLimits,
  load: async () => null,
  permission: () => ({ do: 'template.create' }),
  run: async (tx, _none, { actor: { scope, name: by }, input, now }) => {
    const read = await arrangedHere(tx, scope, input.text, { by, now });
    if (read.is === 'faulty') return unchanged<FileAnswer>(read);
    const { arrangement, missing } = read;
    const { name, labels } = read.file;
    const id = await insertTemplate(tx, scope, { name, labels, shared: false, arrangement }, now);
    return changed<FileAnswer>(
      { is: 'imported', id, name },
      { type: 'template.imported', templateId: id, missing: missing.length },
    );
  },
});

/** The file with the sections that this library has; or what is wrong with it. */
async function arrangedHere(tx: ClinicTx, scope: ClinicScope, text: string, { by, now }: { by: string; now: Date }) {
  const reading = readTemplateFile(text);
  if (!reading.ok) return { is: 'faulty' as const, problems: reading.problems };
  const { file } = reading;
  const resolve = await readResolved(tx, scope, file);
  const arranged = fromTemplateFile(file, { resolve, newKey: randomUUID, by, at: now.toISOString() });
  return { is: 'arranged' as const, file, ...arranged };
}
