import { z } from 'zod';
import { accentColorSchema, logoSchema } from '../clinic/clinic';
import { clinicLocales } from '../clinic/clinic-locale';
import { pageSizes } from '../clinic/page-size';
import { sectionKindSchema } from '../library/section';
import { linkHrefSchema, listNumberingSchema, signIdSchema } from './body';
import { calloutTones } from './callout-tones';
import { sectionLayoutSchema } from './draft';
import type { StoredNumbering } from './list-numbering';
import { blankNames } from './merge-fields';
import { documentOptionsSchema } from './print-options-schema';

/**
 * The HandoutDocument: a handout fully resolved. Every rendition (PDF, page preview, web page,
 * plain text, checks) reads this and nothing else; no lookups, no clock, no branching on state.
 * It is stored with an issued handout, so a change of shape needs a new `schema` number and a step in stored.ts.
 */

const runSchema = z.strictObject({
  text: z.string(),
  bold: z.boolean(),
  italic: z.boolean(),
  href: linkHrefSchema.nullable(),
  /** Set when this run stands for something that is not filled in yet; its text is then the label of that. */
  blank: z.enum(blankNames).nullable(),
});
export type Run = z.infer<typeof runSchema>;

const runsSchema = z.array(runSchema);

/** How soon the reader of urgent help must act, the sooner first. */
const urgentActions = ['emergency', 'same-day'] as const;
export type UrgentAction = (typeof urgentActions)[number];

/** `action`: in urgent help, the line above a list that says what to do; older documents say nothing of it. */
export type ParagraphBlock = { type: 'paragraph'; runs: Run[]; action?: UrgentAction | undefined };
/** Documents from before a list could start elsewhere than at 1, or have letters, say nothing of either. */
export type ListBlock = StoredNumbering & { type: 'list'; ordered: boolean; items: ListItem[] };
/** The name of the pictogram beside an item; a rendition that has no such drawing shows none. */
type ItemPictogram = { pictogram: string | null };
/** `sign`: which sign of the catalog of red flags the item is; older documents and other items say nothing of it. */
export type ListItem = ItemPictogram & { sign?: string | undefined; blocks: (ParagraphBlock | ListBlock)[] };
export type ChecklistItem = ItemPictogram & { runs: Run[] };

const paragraphSchema = z.strictObject({
  type: z.literal('paragraph'),
  runs: runsSchema,
  action: z.enum(urgentActions).optional(),
});
// zod needs the annotation to follow the recursion list → item → list.
const listSchema: z.ZodType<ListBlock> = z.lazy(() =>
  z.strictObject({
    type: z.literal('list'),
    ordered: z.boolean(),
    ...listNumberingSchema.shape,
    items: z.array(
      z.strictObject({
        pictogram: z.string().nullable(),
        sign: signIdSchema.optional(),
        blocks: z.array(z.union([paragraphSchema, listSchema])),
      }),
    ),
  }),
);

const blockSchema = z.union([
  paragraphSchema,
  listSchema,
  z.strictObject({
    type: z.literal('table'),
    caption: z.string(),
    header: z.array(runsSchema),
    rows: z.array(z.array(runsSchema)),
  }),
  z.strictObject({
    type: z.literal('callout'),
    tone: z.enum(calloutTones),
    blocks: z.array(z.union([paragraphSchema, listSchema])),
  }),
  z.strictObject({
    type: z.literal('checklist'),
    items: z.array(z.strictObject({ pictogram: z.string().nullable(), runs: runsSchema })),
  }),
  z.strictObject({ type: z.literal('figure'), pictogram: z.string(), alt: z.string(), caption: z.string() }),
]);
export type Block = z.infer<typeof blockSchema>;
export type TableBlock = Extract<Block, { type: 'table' }>;
export type CalloutBlock = Extract<Block, { type: 'callout' }>;
export type ChecklistBlock = Extract<Block, { type: 'checklist' }>;
export type FigureBlock = Extract<Block, { type: 'figure' }>;

/** A topic of a handout of several. */
const documentTopicSchema = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  /** Says in one sentence what the reader has; '' for none. */
  lead: z.string(),
  locale: z.string(),
});
export type DocumentTopic = z.infer<typeof documentTopicSchema>;

/**
 * A stretch of a section's blocks. `isShared`: it holds for other topics of the handout, too. `saysHowToAct`: the wording
 * has above each of its lists a line that says whom to call.
 */
const urgentStretchSchema = z.strictObject({
  tier: z.enum(urgentActions),
  isShared: z.boolean(),
  saysHowToAct: z.boolean(),
  blocks: z.int().positive(),
});

const documentSectionSchema = z.strictObject({
  /** The draft's key for this section; stable while the draft lives, so that a screen can point at it. */
  key: z.string(),
  kind: sectionKindSchema,
  versionId: z.uuid(),
  versionNumber: z.int().positive(),
  locale: z.string(),
  heading: z.string(),
  /** In a handout of several topics: the one that it belongs to. */
  topic: documentTopicSchema.optional(),
  blocks: z.array(blockSchema),
  /** Of urgent help in such a handout: its blocks in stretches, which print among those of the other topics. */
  urgent: z.array(urgentStretchSchema).optional(),
  layout: sectionLayoutSchema,
  /** The clinician changed the wording for this patient. */
  edited: z.boolean(),
  /** Numbers into `sources`, ascending. */
  sourceNumbers: z.array(z.int().positive()),
  /** Some of its sentences rest on none of these. Missing: all of them do, or nobody knows. */
  sourcedInPart: z.literal(true).optional(),
  /** "Reviewed by Dr. A. Osei, MD on March 2, 2026" or null: not clinically reviewed. */
  reviewedBy: z.string().nullable(),
  /** The review state of its wording as it prints below the heading. Only in a bilingual handout. */
  reviewMark: z.string().min(1).optional(),
});
export type DocumentSection = z.infer<typeof documentSectionSchema>;

/** What a bilingual handout prints in the clinic's language beside the patient's. */
const counterpartSchema = z.strictObject({
  /** BCP 47 tag. */
  locale: z.string(),
  /** Empty if the clinician typed the title or the lead sentence: there is no translation of it. */
  title: z.string(),
  subtitle: z.string(),
  /** Each has the key of its section. A section without a counterpart prints in one language. */
  sections: z.array(documentSectionSchema),
  disclaimer: z.string(),
  reviewNotice: z.string().min(1).optional(),
  reviewStatement: z.string(),
});

export const handoutDocumentSchema = z.strictObject({
  schema: z.literal(3),
  /** Footer id free of patient data, such as PL-7Q4K-92MX; empty while a draft. */
  reference: z.string(),
  /** Where signed-in staff find this very handout, for the QR code; empty while a draft. */
  address: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]),
  title: z.string(),
  subtitle: z.string(),
  /** BCP 47 tag of the document's language. */
  locale: z.string(),
  pageSize: z.enum(pageSizes),
  options: documentOptionsSchema,
  clinic: z.strictObject({
    name: z.string(),
    address: z.string(),
    /** Every number of the clinic, as one line. */
    phone: z.string(),
    openingHours: z.string(),
    disclaimer: z.string(),
    footerNote: z.string(),
    accentColor: accentColorSchema,
    /** Its words came later than the first documents that were issued. */
    logo: logoSchema.extend({ alt: z.string().default('') }).nullable(),
    locale: z.enum(clinicLocales),
  }),
  patient: z.strictObject({
    name: z.string(),
    /** Printed form, such as "March 14, 1981"; empty when not given. */
    dateOfBirth: z.string(),
    recordNumber: z.string(),
  }),
  clinicianName: z.string(),
  /** Printed form of the visit date. */
  visitDate: z.string(),
  /** "in 4 weeks with Dr. Osei"; empty when not given. */
  followUp: z.string(),
  /** The moment of composing, ISO 8601 UTC; the only date a rendition may stamp into its bytes. */
  composedAt: z.iso.datetime(),
  /** The urgent-help sections come first; a rendition prints them boxed on page 1. */
  sections: z.array(documentSectionSchema),
  sources: z.array(
    z.strictObject({
      number: z.int().positive(),
      title: z.string(),
      publisher: z.string(),
      /** What a line of sources calls it. Missing: the publisher. */
      short: z.string().min(1).optional(),
      url: z.string(),
      published: z.string(),
    }),
  ),
  /** Which wording nobody has reviewed, printed where the handout begins. Missing: all was reviewed, or nothing said so then. */
  reviewNotice: z.string().min(1).optional(),
  /** "Reviewed by … on …", printed where the handout begins. Missing: not all was reviewed, or nothing said so then. */
  reviewedLine: z.string().min(1).optional(),
  /** How much of the wording a named clinician of the clinic has reviewed, in one printed sentence. */
  reviewStatement: z.string(),
  /** Names the sections whose wording was changed for this patient, by whom and when; empty when none. */
  editStatement: z.string(),
  /** Only in a bilingual handout. */
  counterpart: counterpartSchema.optional(),
});
export type HandoutDocument = z.infer<typeof handoutDocumentSchema>;
