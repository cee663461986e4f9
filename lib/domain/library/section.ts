import { z } from 'zod';
import { bodySchema } from '../handout/body';
import { sectionKinds } from './section-kind';
import { sectionTagSchema } from './section-tag';

export const sectionKindSchema = z.enum(sectionKinds);

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
  /** The name in a line of sources, such as "NICE". Missing: the publisher's name is used. */
  short: z.string().min(1).max(40).optional(),
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

/** Does some claim rest on nothing but what is still to be verified? */
export const isSourcedInPart = (claims: readonly Claim[]): boolean =>
  claims.some(({ sources, toVerify }) => toVerify && sources.length === 0);

/** What a topic is called in one of its languages. */
const topicNameSchema = z.strictObject({ locale: z.string(), title: z.string(), subtitle: z.string() });
export type TopicName = z.infer<typeof topicNameSchema>;

export const sectionStatuses = ['draft', 'in-review', 'approved', 'withdrawn'] as const;
export const sectionStatusSchema = z.enum(sectionStatuses);
export type SectionStatus = z.infer<typeof sectionStatusSchema>;

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
  /** Of its topic, in the language of the wording where it has one there. Missing: not asked for, or no topic. */
  topicName: topicNameSchema.optional(),
  slug: z.string(),
  kind: sectionKindSchema,
  /** Counts up from 1 within a section. */
  number: z.int().positive(),
  /** BCP 47 language tag of the wording. */
  locale: z.string(),
  /** Of a translation: the number of the original wording that it translates; null for an original. */
  originalNumber: z.int().positive().nullable(),
  /** What the section tells its reader to avoid, take or have. */
  tags: z.array(sectionTagSchema),
  heading: z.string().min(1),
  body: bodySchema,
  sources: z.array(sourceSchema),
  /** Some of its sentences rest on no source: they are still to be verified. Missing: nobody knows of any. */
  sourcedInPart: z.boolean().optional(),
  status: sectionStatusSchema,
  review: reviewSchema.nullable(),
});
export type SectionVersion = z.infer<typeof sectionVersionSchema>;
