import { z } from 'zod';
import { storedDraftSchema } from '@/lib/domain/handout/stored';
import { BLANK_ANSWER_MAX } from '@/lib/domain/template/blanks';
import { localeSchema } from '../translations/schema';

export const createDraftSchema = z.discriminatedUnion('from', [
  z.strictObject({
    from: z.literal('topic'),
    slug: z.string().max(200),
    /** Language of the handout; the topic's own where none is named. */
    locale: localeSchema.optional(),
    /** A section of the topic that is switched on, whether or not the topic recommends it. */
    sectionId: z.uuid().optional(),
  }),
  z.strictObject({
    from: z.literal('template'),
    id: z.uuid(),
    /** What its blanks were answered with, by their names. */
    answers: z.record(z.string().max(100), z.string().max(BLANK_ANSWER_MAX)).optional(),
  }),
  z.strictObject({ from: z.literal('handout'), id: z.uuid() }),
  /** To be given to the same patient instead of a handout that was withdrawn. */
  z.strictObject({ from: z.literal('withdrawn'), id: z.uuid() }),
  /** With nothing in it, or with one section. */
  z.strictObject({ from: z.literal('blank'), sectionId: z.uuid().optional() }),
]);

export const saveDraftSchema = z.strictObject({
  id: z.uuid(),
  /** The version this content was made from; another version in the database means someone else saved. */
  version: z.int().positive(),
  content: storedDraftSchema,
});

export const resolveConflictSchema = z.strictObject({
  id: z.uuid(),
  /** The other one's version, as shown to the clinician who decides. */
  version: z.int().positive(),
  keep: z.enum(['mine', 'theirs']),
  mine: storedDraftSchema,
});

export const draftIdSchema = z.strictObject({ id: z.uuid() });
