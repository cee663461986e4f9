import { z } from 'zod';
import { isoDateSchema } from '../library/section';
import { pematRatingSchema } from '../pemat/rating';
import { bodySchema } from './body';
import { answers, type Choices, questions } from './conditions';
import { FIELD_MAX, MAX_SECTIONS, NOTE_MAX, PLAN_MAX } from './draft-limits';
import { printOptionsSchema } from './print-options-schema';

/** YYYY-MM-DD, '' for none, or what was typed where that is no date: it is kept, never printed, and blocks issuing. */
const dateAsTyped = z.string().max(FIELD_MAX, 'A date is too long');

export const patientSchema = z.strictObject({
  name: z.string().max(FIELD_MAX, 'Patient name is too long'),
  preferredName: z.string().max(FIELD_MAX, 'Preferred name is too long'),
  dateOfBirth: dateAsTyped,
  recordNumber: z.string().max(FIELD_MAX, 'Record number is too long'),
});
export type Patient = z.infer<typeof patientSchema>;

/** A patient whose date of birth is a date or blank. */
export const readPatientSchema = patientSchema.extend({ dateOfBirth: z.union([z.literal(''), isoDateSchema]) });

const sectionEditSchema = z.strictObject({
  heading: z.string().max(FIELD_MAX, 'Heading is too long'),
  body: bodySchema,
  /** Who changed the wording and when (ISO 8601 UTC): an edit for one patient is marked and dated. */
  editedBy: z.string(),
  editedAt: z.iso.datetime(),
});
export type SectionEdit = z.infer<typeof sectionEditSchema>;

/** How a section stands on the page. */
export const sectionLayoutSchema = z.strictObject({
  showHeading: z.boolean(),
  /** Begins a page. Urgent help does not listen: it stays on page 1. */
  breakBefore: z.boolean(),
  /** Not cut by the end of a page, as long as it fits on one. */
  keepTogether: z.boolean(),
});
export type SectionLayout = z.infer<typeof sectionLayoutSchema>;

const draftSectionSchema = z.strictObject({
  /** Names this section within the draft; stays the same when it is moved. */
  key: z.uuid(),
  sectionId: z.uuid(),
  /** The wording is pinned: a new version of the section is an offer, never a silent change. */
  versionId: z.uuid(),
  on: z.boolean(),
  edit: sectionEditSchema.nullable(),
  layout: sectionLayoutSchema,
});
export type DraftSection = z.infer<typeof draftSectionSchema>;

/** What was agreed for this patient, one line each. Medicines stand as the clinician says them: nothing is looked up. */
const planSchema = z.strictObject({
  actions: z.string().max(PLAN_MAX, `The agreed actions are longer than ${PLAN_MAX} characters`),
  medicines: z.string().max(PLAN_MAX, `The medicines are longer than ${PLAN_MAX} characters`),
});
export type Plan = z.infer<typeof planSchema>;

const choicesSchema = z.strictObject(
  Object.fromEntries(questions.map((question) => [question, z.enum(answers[question]).nullable()])),
) as unknown as z.ZodType<Choices, Choices>; // a key for each question

/** What a clinician is working on. Saved whole; `version` lives beside it and guards against lost writes. */
export const draftContentSchema = z.strictObject({
  schema: z.literal(3),
  title: z.string().max(FIELD_MAX, 'Title is too long'),
  subtitle: z.string().max(FIELD_MAX, 'Subtitle is too long'),
  locale: z.string().max(35),
  patient: patientSchema,
  visitDate: dateAsTyped,
  followUp: z.strictObject({
    when: z.string().max(FIELD_MAX, 'Follow-up is too long'),
    with: z.string().max(FIELD_MAX, 'Follow-up is too long'),
  }),
  note: z.string().max(NOTE_MAX, 'The note is longer than 20,000 characters'),
  plan: planSchema,
  choices: choicesSchema,
  /** The clinician has said so: some topics may only be given after an assessment. */
  assessed: z.boolean(),
  options: printOptionsSchema,
  sections: z.array(draftSectionSchema).max(MAX_SECTIONS, `A handout holds at most ${MAX_SECTIONS} sections`),
  /** What a person answered about these words, if anybody did. Never printed. */
  pemat: pematRatingSchema.optional(),
});
export type DraftContent = z.infer<typeof draftContentSchema>;

/** The part of a draft that a template keeps: everything but the patient, the visit and the note. */
export const arrangementSchema = draftContentSchema.pick({
  schema: true,
  title: true,
  subtitle: true,
  locale: true,
  options: true,
  sections: true,
});
export type Arrangement = z.infer<typeof arrangementSchema>;
