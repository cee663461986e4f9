import { z } from 'zod';
import { traits } from '../domain/handout/conditions';
import { bodySystemSchema } from '../domain/library/body-system-schema';
import { riskTierSchema } from '../domain/library/risk-tier';
import { isoDateSchema, sectionStatuses, sourceSchema } from '../domain/library/section';
import type { Problems } from './problem';
import { readYaml } from './read-yaml';

const slugSchema = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Use lower-case words joined by hyphens');
export const nameSchema = z.string().trim().min(1);

export const personSchema = z.strictObject({ name: nameSchema, role: z.string(), credentials: z.string() });

const codeSchema = z.strictObject({
  code: nameSchema,
  label: nameSchema,
  /** seen: found in a public page. recalled: from memory, to be verified in the code system itself. */
  check: z.enum(['seen', 'recalled']),
});

export const fileSourceSchema = sourceSchema.extend({
  n: z.int().positive(),
  url: z
    .url({ protocol: /^https?$/, error: 'The address of a source starts with https:' })
    .regex(/^\S*$/, 'The address of a source has no spaces; say what to look for in seenAt'),
  /** Where the copy that was read is kept, when that is not the address itself. */
  seenAt: z.string().optional(),
  /** When it was read; null for a recalled source, which nobody has opened yet. */
  accessed: isoDateSchema.nullable(),
  /** A: systematic review or a guideline built on one. B: cohort or consensus guideline. C: expert opinion, small study. */
  evidence: z.enum(['A', 'B', 'C']).optional(),
});

export const localeSchema = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'Use a language tag such as en or zh-Hans');
export const versionSchema = z.string().regex(/^\d+\.\d+\.\d+$/, 'Use a version such as 1.0.0');

export const changelogSchema = z
  .array(z.strictObject({ version: nameSchema, date: isoDateSchema, change: nameSchema }))
  .min(1);

/** What an exported file says of its export; nobody writes it by hand. */
const exportedSchema = z.strictObject({
  by: nameSchema,
  on: isoDateSchema,
  /** The fingerprint of each section as it left: what has been changed since can be told from what has not. */
  wordings: z.record(slugSchema, z.string().regex(/^[0-9a-f]{16}$/, 'A fingerprint has 16 characters from 0 to f')),
});

const everyFile = {
  slug: slugSchema,
  /** BCP 47 tag; also the name of the file. */
  locale: localeSchema,
  title: nameSchema,
  version: versionSchema,
  status: z.enum(sectionStatuses),
  licence: nameSchema,
  changelog: changelogSchema,
  exported: exportedSchema.optional(),
};

const governance = {
  ...everyFile,
  author: personSchema,
  /** null until a named clinician has reviewed it: software never fills this in. */
  reviewer: personSchema.nullable(),
  reviewedOn: isoDateSchema.nullable(),
  nextReviewDue: isoDateSchema.nullable(),
};

/** Words that the text must not use, in lower case. */
const avoidSchema = z.array(nameSchema.toLowerCase());

const topicSchema = z.strictObject({
  kind: z.literal('topic'),
  ...governance,
  subtitle: nameSchema,
  bodySystem: bodySystemSchema,
  audience: nameSchema,
  ageMin: z.int().min(0).nullable(),
  ageMax: z.int().min(0).nullable(),
  exclusions: z.array(nameSchema),
  /** Readers to whom the same advice applies, so that the text need not speak of them. */
  doesNotMatter: z
    .array(z.enum(traits, { error: `A reader that the advice does not depend on is one of ${traits.join(', ')}` }))
    .default([]),
  /** What only the clinician weighs, such as "past rheumatic fever": the builder shows it, nothing prints it. */
  clinicianAsks: z.array(nameSchema).default([]),
  assessmentFirst: z.boolean(),
  riskTier: riskTierSchema,
  reviewIntervalMonths: z.int().positive(),
  evidenceLevel: nameSchema,
  codes: z.strictObject({
    icd10cm: z.array(codeSchema),
    snomed: z.array(codeSchema),
    checkedOn: isoDateSchema.nullable(),
    release: nameSchema.nullable(),
  }),
  synonyms: z.strictObject({ patient: z.array(nameSchema), clinician: z.array(nameSchema) }),
  related: z.array(slugSchema),
  avoid: avoidSchema,
  patientTestedOn: isoDateSchema.nullable(),
  conflictsOfInterest: nameSchema,
  funding: nameSchema,
  sources: z.array(fileSourceSchema),
});

const genericSchema = z.strictObject({
  kind: z.literal('generic'),
  ...governance,
  /** Sections for any handout seldom rest on any. */
  sources: z.array(fileSourceSchema).default([]),
});

/** A file in another language: the original says everything that is not wording. */
const translationSchema = z.strictObject({
  kind: z.literal('translation'),
  ...everyFile,
  /** A translation of the generic sections has neither; that of a topic has both. */
  subtitle: nameSchema.optional(),
  audience: nameSchema.optional(),
  translation: z.strictObject({
    from: localeSchema,
    /** The version of the original that was translated. */
    fromVersion: versionSchema,
    translator: personSchema,
    /** A second person who reads both languages; null until a named one has compared them. */
    checkedBy: personSchema.nullable(),
    checkedOn: isoDateSchema.nullable(),
  }),
  /** Patients' words in this language. */
  synonyms: z.array(nameSchema),
  avoid: avoidSchema,
});

const frontMatterSchema = z.discriminatedUnion('kind', [topicSchema, genericSchema, translationSchema]);
export type FrontMatter = z.infer<typeof frontMatterSchema>;
export type TopicFrontMatter = z.infer<typeof topicSchema>;
export type GenericFrontMatter = z.infer<typeof genericSchema>;
export type TranslationFrontMatter = z.infer<typeof translationSchema>;

const FENCED = /^---\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m;

/** The text between the two `---` lines at the head of a file, and how many lines they take with it. */
export function splitFrontMatter(text: string): { yaml: string; lineCount: number } | null {
  const match = FENCED.exec(text);
  if (match?.index !== 0 || match[1] === undefined) return null;
  return { yaml: match[1], lineCount: match[0].split('\n').length - 1 };
}

/** Parses the front matter; null when it has problems, which are then in `problems` with their lines. */
export function readFrontMatter(yaml: string, problems: Problems): FrontMatter | null {
  // The opening --- is line 1.
  return readYaml(yaml, frontMatterSchema, problems, { name: 'Front matter', firstLine: 2 })?.value ?? null;
}
