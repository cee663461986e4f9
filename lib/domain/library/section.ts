import { z } from 'zod';
import { bodySchema } from '../handout/body';
import { sectionTagSchema } from './section-tag';

/** The kinds of section a topic is made of, in the fixed safe order in which they are offered. */
export const sectionKinds = [
  'urgent-help',
  'about',
  'types',
  'symptoms',
  'benign-causes',
  'other-causes',
  'factors',
  'lifestyle-changes',
  'treatment',
  'tests',
  'when-to-return',
  'follow-up',
  'note',
] as const;
export const sectionKindSchema = z.enum(sectionKinds);
export type SectionKind = z.infer<typeof sectionKindSchema>;

export const sectionKindLabels: Record<SectionKind, string> = {
  'urgent-help': 'Urgent help',
  about: 'About',
  types: 'Types',
  symptoms: 'Symptoms',
  'benign-causes': 'Benign causes',
  'other-causes': 'Other causes',
  factors: 'Contributing factors',
  'lifestyle-changes': 'Lifestyle changes',
  treatment: 'Treatment',
  tests: 'Tests',
  'when-to-return': 'When to return',
  'follow-up': 'Follow-up',
  note: 'Note',
};

/** In addresses, the generic sections stand under this word instead of a topic's. */
export const GENERIC_SLUG = 'any-handout';

/** ISO calendar date, YYYY-MM-DD, that exists in the calendar. */
export const isoDateSchema = z.iso.date();
/** A day that something was done in the clinic: in a year that clocks and databases agree on. */
export const clinicDaySchema = isoDateSchema.refine(
  (day) => day >= '1900-01-01' && day < '3000-01-01',
  'Give a year between 1900 and 2999',
);

export const sourceSchema = z.strictObject({
  title: z.string().min(1),
  publisher: z.string().min(1),
  url: z.url({ protocol: /^https?$/ }),
  /** Publication or review date as the source states it ("Jan 2023"); "undated" where it gives none. */
  published: z.string().min(1),
  /** found: read in a stored copy. recalled: established knowledge, still to be verified by a reviewer. */
  basis: z.enum(['found', 'recalled']),
});
export type Source = z.infer<typeof sourceSchema>;

/** One claim of a wording: what a reviewer compares with its sources. */
export const claimSchema = z.strictObject({
  /** The block of the body that makes it, from 0. */
  block: z.int().min(0),
  /** The sentence, or the row of a table. */
  text: z.string().min(1),
  /** Places in the list of sources of the same wording, from 1. */
  sources: z.array(z.int().positive()),
  /** It rests, at least in part, on recalled knowledge that somebody still has to look up. */
  toVerify: z.boolean(),
});
export type Claim = z.infer<typeof claimSchema>;

export const sectionStatuses = ['draft', 'in-review', 'approved', 'withdrawn'] as const;
export type SectionStatus = (typeof sectionStatuses)[number];

/** Who vouched for a wording. Only a named person can fill this in; software never does. */
export const reviewSchema = z.strictObject({
  reviewerName: z.string().min(1),
  reviewerCredentials: z.string(),
  reviewedOn: isoDateSchema,
  nextReviewDue: isoDateSchema,
});
export type Review = z.infer<typeof reviewSchema>;

/** One immutable wording of a section, as the builder, compose and the library pages see it. */
export const sectionVersionSchema = z.strictObject({
  id: z.uuid(),
  sectionId: z.uuid(),
  /** null for the generic sections that belong to no topic. */
  topicId: z.uuid().nullable(),
  slug: z.string(),
  kind: sectionKindSchema,
  /** Counts up from 1 within a section. */
  number: z.int().positive(),
  /** BCP 47 language tag of the wording. */
  locale: z.string(),
  /** Of a translation: the number of the original wording that it says again; null for an original. */
  originalNumber: z.int().positive().nullable(),
  /** What the section tells its reader to avoid, take or have. */
  tags: z.array(sectionTagSchema),
  heading: z.string().min(1),
  body: bodySchema,
  sources: z.array(sourceSchema),
  status: z.enum(sectionStatuses),
  review: reviewSchema.nullable(),
});
export type SectionVersion = z.infer<typeof sectionVersionSchema>;
