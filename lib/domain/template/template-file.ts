import { z } from 'zod';
import { bodySchema } from '../handout/body';
import { type Arrangement, sectionLayoutSchema } from '../handout/draft';
import { FIELD_MAX, MAX_SECTIONS } from '../handout/draft-limits';
import { printOptionsSchema } from '../handout/print-options-schema';
import { upgradePrintOptions } from '../handout/stored';
import { messagesOf } from '../input-messages';
import { sizeProblem } from '../input-size';
import { DRAFT_MAX_BYTES } from '../limits';

/**
 * A template as a file that another clinic can open. It names sections by topic and name, since ids are a clinic's own,
 * and holds nothing of a patient, of a visit or of who wrote what: the schema has no place for it.
 */

const TEMPLATE_FILE_KIND = 'plainleaf-template';
const TEMPLATE_FILE_VERSION = 1;
const UNKNOWN_KEY = 'There is a field here that no template file has, such as one of a patient';

const slugSchema = z.string().min(1).max(200);

const templateFileSchema = z.strictObject({
  kind: z.literal(TEMPLATE_FILE_KIND, 'This is not a template of Plainleaf'),
  version: z.literal(TEMPLATE_FILE_VERSION, 'This template was made by a newer Plainleaf than this one'),
  name: z.string().trim().min(1).max(120),
  labels: z.array(z.string().trim().min(1).max(40)).max(12),
  title: z.string().max(FIELD_MAX),
  subtitle: z.string().max(FIELD_MAX),
  locale: z.string().max(35),
  options: z.preprocess((options) => upgradePrintOptions(options), printOptionsSchema),
  sections: z
    .array(
      z.strictObject({
        /** null: a section for any handout. */
        topic: slugSchema.nullable(),
        section: slugSchema,
        /** So that a section that is not there can be named. */
        heading: z.string().max(FIELD_MAX),
        on: z.boolean(),
        layout: sectionLayoutSchema,
        /** Words of the template's own over those of the library. */
        words: z.strictObject({ heading: z.string().max(FIELD_MAX), body: bodySchema }).nullable(),
      }),
    )
    .max(MAX_SECTIONS),
});
export type TemplateFile = z.infer<typeof templateFileSchema>;

/** Where a section stands in the library. */
export type SectionPlace = Pick<TemplateFile['sections'][number], 'topic' | 'section' | 'heading'>;

export function toTemplateFile(
  { name, labels, arrangement }: { name: string; labels: string[]; arrangement: Arrangement },
  placeOf: ReadonlyMap<string, SectionPlace>,
): TemplateFile {
  const { title, subtitle, locale, options, sections } = arrangement;
  return {
    ...{ kind: TEMPLATE_FILE_KIND, version: TEMPLATE_FILE_VERSION, name, labels, title, subtitle, locale, options },
    sections: sections.flatMap(({ sectionId, on, layout, edit }) => {
      const place = placeOf.get(sectionId);
      const words = edit && { heading: edit.heading, body: edit.body };
      return place ? [{ ...place, on, layout, words }] : [];
    }),
  };
}

export type FileReading = { ok: true; file: TemplateFile } | { ok: false; problems: string[] };

/** What a file says, or everything that is wrong with it, each with its place: "sections.3.layout: …". */
export function readTemplateFile(text: string): FileReading {
  if (text.length > DRAFT_MAX_BYTES) return { ok: false, problems: ['This file is too large to be a template'] };
  try {
    const given: unknown = JSON.parse(text);
    const size = sizeProblem(given);
    if (size) return { ok: false, problems: [size] };
    const parsed = templateFileSchema.safeParse(given);
    if (parsed.success) return { ok: true, file: parsed.data };
    const problems = Object.entries(messagesOf(templateFileSchema, parsed.error, UNKNOWN_KEY));
    return { ok: false, problems: problems.map((problem) => problem.filter(Boolean).join(': ')) };
  } catch {
    // The file is not JSON.
    return { ok: false, problems: ['This is not a template file. Choose the file that “Download as a file” gave'] };
  }
}

export type Resolved = { sectionId: string; versionId: string };

/** The arrangement that a file makes in a library, and the sections that this library does not have. */
export function fromTemplateFile(
  file: TemplateFile,
  given: {
    resolve: (place: SectionPlace) => Resolved | null;
    newKey: () => string;
    /** Who takes the words over, and when (ISO 8601 UTC). */
    by: string;
    at: string;
  },
): { arrangement: Arrangement; missing: SectionPlace[] } {
  const { title, subtitle, locale, options } = file;
  const missing: SectionPlace[] = [];
  const sections = file.sections.flatMap(({ topic, section, heading, on, layout, words }) => {
    const found = given.resolve({ topic, section, heading });
    if (!found) {
      missing.push({ topic, section, heading });
      return [];
    }
    const edit = words && { ...words, editedBy: given.by, editedAt: given.at };
    return [{ key: given.newKey(), ...found, on, edit, layout }];
  });
  return { arrangement: { schema: 3, title, subtitle, locale, options, sections }, missing };
}
