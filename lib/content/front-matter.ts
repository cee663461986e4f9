import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { bodySystemSchema } from '../domain/library/body-system-schema';
import { riskTierSchema } from '../domain/library/risk-tier';
import { isoDateSchema, sectionStatuses, sourceSchema } from '../domain/library/section';
import type { Problems } from './problem';

const slugSchema = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Use lower-case words joined by hyphens');
const nameSchema = z.string().trim().min(1);

const personSchema = z.strictObject({ name: nameSchema, role: z.string(), credentials: z.string() });

const codeSchema = z.strictObject({
  code: nameSchema,
  label: nameSchema,
  /** seen: found in a public page. recalled: from memory, to be verified in the code system itself. */
  check: z.enum(['seen', 'recalled']),
});

const fileSourceSchema = sourceSchema.extend({
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

const localeSchema = z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'Use a language tag such as en or zh-Hans');
const versionSchema = z.string().regex(/^\d+\.\d+\.\d+$/, 'Use a version such as 1.0.0');

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
  changelog: z.array(z.strictObject({ version: nameSchema, date: isoDateSchema, change: nameSchema })).min(1),
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
  const lineCounter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter });
  // The opening --- is line 1, so the YAML's first line is the file's second.
  const lineAt = (offset: number) => lineCounter.linePos(offset).line + 1;

  for (const error of document.errors) problems.add(lineAt(error.pos[0]), `Front matter: ${firstLine(error.message)}`);
  if (document.errors.length > 0) return null;

  /** The line of the deepest part of `path` that is written down: a missing key points at its parent. */
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
      const key = path[depth - 1];
      const pair = isMap(parent)
        ? parent.items.find((item) => isScalar(item.key) && item.key.value === key)
        : undefined;
      if (pair && isScalar(pair.key) && pair.key.range) return lineAt(pair.key.range[0]);
      const node = document.getIn(path.slice(0, depth), true);
      if (isMap(node) && node.range) return lineAt(node.range[0]);
    }
    return 2;
  };

  const parsed = frontMatterSchema.safeParse(plainValue(document, problems));
  if (parsed.success) return parsed.data;
  if (problems.found.length > 0) return null;
  for (const issue of parsed.error.issues) {
    const unknownKeys = issue.code === 'unrecognized_keys' ? issue.keys : [];
    const places = unknownKeys.length > 0 ? unknownKeys.map((key) => [...issue.path, key]) : [issue.path];
    for (const path of places) {
      const message = unknownKeys.length > 0 ? 'this field is not known' : issue.message;
      problems.add(lineOf(path), `Front matter, ${path.map(String).join('.') || 'whole'}: ${message}`);
    }
  }
  return null;
}

/** A document that names its own parts again and again can grow without bounds: the reader of YAML stops it. */
function plainValue(document: Document.Parsed, problems: Problems): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    problems.add(2, 'Front matter: write everything out; references such as *name cannot be used');
    return null;
  }
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? message;
}
