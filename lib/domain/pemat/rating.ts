import { z } from 'zod';
import { domainOf, type PematDomain, type PematItem, pematItems } from './items';

export const pematAnswers = ['agree', 'disagree', 'not-applicable'] as const;
export type PematAnswer = (typeof pematAnswers)[number];

const itemKeys = pematItems.map(String);

/** What a person answered, and for which words. */
export const pematRatingSchema = z.strictObject({
  /** Fingerprint of the words that were rated. */
  of: z.string().max(20),
  answers: z
    .record(z.string(), z.enum(pematAnswers))
    .refine((answers) => Object.keys(answers).every((key) => itemKeys.includes(key)), 'Not an item of PEMAT-P'),
});
export type PematRating = z.infer<typeof pematRatingSchema>;

export function answerTo(rating: PematRating | undefined, item: PematItem): PematAnswer | null {
  return rating?.answers[String(item)] ?? null;
}

/** Takes an answer. Answers that were given for other words are kept only while `rated` still names these. */
export function withAnswer(
  rating: PematRating | undefined,
  rated: string,
  item: PematItem,
  answer: PematAnswer,
): PematRating {
  const answers = rating?.of === rated ? rating.answers : {};
  return { of: rated, answers: { ...answers, [String(item)]: answer } };
}

export type PematScore = { agree: number; of: number };

/** Agreed items of those that apply; null until a person has answered every item of the domain. */
export function scoreOf(rating: PematRating | undefined, domain: PematDomain): PematScore | null {
  const answers = pematItems.filter((item) => domainOf(item) === domain).map((item) => answerTo(rating, item));
  if (answers.includes(null)) return null;
  const counted = answers.filter((answer) => answer !== 'not-applicable');
  return { agree: counted.filter((answer) => answer === 'agree').length, of: counted.length };
}
