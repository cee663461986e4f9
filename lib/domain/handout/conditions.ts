/**
 * What a handout may have to know about the patient before its wording is whole: some passages are printed only for some
 * readers. The clinician answers; the date of birth answers for the age (`answersOf`).
 */
export const questions = [
  'ageGroup',
  'under2',
  'over50',
  'over65',
  'pregnancy',
  'breastfeeding',
  'bloodThinners',
  'weakImmuneSystem',
  'kidneyDisease',
  'heartDisease',
  'diabetes',
  'insulin',
  'side',
] as const;
export type Question = (typeof questions)[number];

/** The answers to each question. A passage names the one for which it is printed. */
export const answers = {
  ageGroup: ['adult', 'child'],
  under2: ['under-2', 'not-under-2'],
  over50: ['over-50', 'not-over-50'],
  over65: ['over-65', 'not-over-65'],
  pregnancy: ['pregnant', 'not-pregnant'],
  breastfeeding: ['breastfeeding', 'not-breastfeeding'],
  bloodThinners: ['blood-thinners', 'no-blood-thinners'],
  weakImmuneSystem: ['weak-immune-system', 'no-weak-immune-system'],
  kidneyDisease: ['kidney-disease', 'no-kidney-disease'],
  heartDisease: ['heart-disease', 'no-heart-disease'],
  diabetes: ['diabetes', 'no-diabetes'],
  insulin: ['insulin', 'no-insulin'],
  side: ['left', 'right', 'both-sides'],
} as const satisfies Record<Question, readonly string[]>;
export type Answer = (typeof answers)[Question][number];

/** The answers "yes": what a topic can say of a reader. */
export const traits = [
  'under-2',
  'over-50',
  'over-65',
  'pregnant',
  'breastfeeding',
  'blood-thinners',
  'weak-immune-system',
  'kidney-disease',
  'heart-disease',
  'diabetes',
  'insulin',
] as const satisfies readonly Answer[];
export type Trait = (typeof traits)[number];

/** Passages with the general sentence, which anybody can safely read: printed while nobody has answered. */
const generalPassages = [
  'age-group-unanswered',
  'under-2-unanswered',
  'over-50-unanswered',
  'over-65-unanswered',
  'pregnancy-unanswered',
  'breastfeeding-unanswered',
  'blood-thinners-unanswered',
  'weak-immune-system-unanswered',
  'kidney-disease-unanswered',
  'heart-disease-unanswered',
  'diabetes-unanswered',
  'insulin-unanswered',
] as const;
export type GeneralPassage = (typeof generalPassages)[number];

/** Whom a passage can be for. */
export type Condition = Answer | GeneralPassage;

export function isGeneral(when: Condition): when is GeneralPassage {
  return generalPassages.some((one) => one === when);
}

/** null: not answered yet. */
export type Choices = { [Asked in Question]: (typeof answers)[Asked][number] | null };

export const noChoices: Choices = {
  ageGroup: null,
  under2: null,
  over50: null,
  over65: null,
  pregnancy: null,
  breastfeeding: null,
  bloodThinners: null,
  weakImmuneSystem: null,
  kidneyDisease: null,
  heartDisease: null,
  diabetes: null,
  insulin: null,
  side: null,
};

export const questionOf: Record<Condition, Question> = {
  adult: 'ageGroup',
  child: 'ageGroup',
  'age-group-unanswered': 'ageGroup',
  'under-2': 'under2',
  'not-under-2': 'under2',
  'under-2-unanswered': 'under2',
  'over-50': 'over50',
  'not-over-50': 'over50',
  'over-50-unanswered': 'over50',
  'over-65': 'over65',
  'not-over-65': 'over65',
  'over-65-unanswered': 'over65',
  pregnant: 'pregnancy',
  'not-pregnant': 'pregnancy',
  'pregnancy-unanswered': 'pregnancy',
  breastfeeding: 'breastfeeding',
  'not-breastfeeding': 'breastfeeding',
  'breastfeeding-unanswered': 'breastfeeding',
  'blood-thinners': 'bloodThinners',
  'no-blood-thinners': 'bloodThinners',
  'blood-thinners-unanswered': 'bloodThinners',
  'weak-immune-system': 'weakImmuneSystem',
  'no-weak-immune-system': 'weakImmuneSystem',
  'weak-immune-system-unanswered': 'weakImmuneSystem',
  'kidney-disease': 'kidneyDisease',
  'no-kidney-disease': 'kidneyDisease',
  'kidney-disease-unanswered': 'kidneyDisease',
  'heart-disease': 'heartDisease',
  'no-heart-disease': 'heartDisease',
  'heart-disease-unanswered': 'heartDisease',
  diabetes: 'diabetes',
  'no-diabetes': 'diabetes',
  'diabetes-unanswered': 'diabetes',
  insulin: 'insulin',
  'no-insulin': 'insulin',
  'insulin-unanswered': 'insulin',
  left: 'side',
  right: 'side',
  'both-sides': 'side',
};

/** Question by question. */
export const conditions = Object.keys(questionOf) as Condition[]; // its own keys

/** What a clinician reads. */
export const questionLabels: Record<Question, string> = {
  ageGroup: 'Adult or child',
  under2: 'Under 2 years',
  over50: 'Over 50',
  over65: 'Over 65',
  pregnancy: 'Pregnant',
  breastfeeding: 'Breastfeeding',
  bloodThinners: 'Takes blood thinners',
  weakImmuneSystem: 'Weak immune system',
  kidneyDisease: 'Kidney disease',
  heartDisease: 'Heart disease',
  diabetes: 'Diabetes',
  insulin: 'Takes insulin',
  side: 'Side',
};

export const answerLabels: Record<Answer, string> = {
  adult: 'Adult',
  child: 'Child',
  'under-2': 'Yes',
  'not-under-2': 'No',
  'over-50': 'Yes',
  'not-over-50': 'No',
  'over-65': 'Yes',
  'not-over-65': 'No',
  pregnant: 'Yes',
  'not-pregnant': 'No',
  breastfeeding: 'Yes',
  'not-breastfeeding': 'No',
  'blood-thinners': 'Yes',
  'no-blood-thinners': 'No',
  'weak-immune-system': 'Yes',
  'no-weak-immune-system': 'No',
  'kidney-disease': 'Yes',
  'no-kidney-disease': 'No',
  'heart-disease': 'Yes',
  'no-heart-disease': 'No',
  diabetes: 'Yes',
  'no-diabetes': 'No',
  insulin: 'Yes',
  'no-insulin': 'No',
  left: 'Left',
  right: 'Right',
  'both-sides': 'Both',
};

export const conditionLabels: Record<Condition, string> = {
  adult: 'Only for an adult',
  child: 'Only for a child',
  'age-group-unanswered': 'While not answered: adult or child',
  'under-2': 'Only if under 2 years',
  'not-under-2': 'Only if not under 2 years',
  'under-2-unanswered': 'While not answered: under 2 years',
  'over-50': 'Only if over 50',
  'not-over-50': 'Only if not over 50',
  'over-50-unanswered': 'While not answered: over 50',
  'over-65': 'Only if over 65',
  'not-over-65': 'Only if not over 65',
  'over-65-unanswered': 'While not answered: over 65',
  pregnant: 'Only if pregnant',
  'not-pregnant': 'Only if not pregnant',
  'pregnancy-unanswered': 'While not answered: pregnancy',
  breastfeeding: 'Only if breastfeeding',
  'not-breastfeeding': 'Only if not breastfeeding',
  'breastfeeding-unanswered': 'While not answered: breastfeeding',
  'blood-thinners': 'Only with blood thinners',
  'no-blood-thinners': 'Only without blood thinners',
  'blood-thinners-unanswered': 'While not answered: blood thinners',
  'weak-immune-system': 'Only with a weak immune system',
  'no-weak-immune-system': 'Only without a weak immune system',
  'weak-immune-system-unanswered': 'While not answered: weak immune system',
  'kidney-disease': 'Only with kidney disease',
  'no-kidney-disease': 'Only without kidney disease',
  'kidney-disease-unanswered': 'While not answered: kidney disease',
  'heart-disease': 'Only with heart disease',
  'no-heart-disease': 'Only without heart disease',
  'heart-disease-unanswered': 'While not answered: heart disease',
  diabetes: 'Only with diabetes',
  'no-diabetes': 'Only without diabetes',
  'diabetes-unanswered': 'While not answered: diabetes',
  insulin: 'Only with insulin',
  'no-insulin': 'Only without insulin',
  'insulin-unanswered': 'While not answered: insulin',
  left: 'Only for the left side',
  right: 'Only for the right side',
  'both-sides': 'Only for both sides',
};

const sideWords: Readonly<Record<string, Record<NonNullable<Choices['side']>, string>>> = {
  en: { left: 'left', right: 'right', 'both-sides': 'left and right' },
  es: { left: 'izquierdo', right: 'derecho', 'both-sides': 'izquierdo y derecho' },
  ar: { left: 'الأيسر', right: 'الأيمن', 'both-sides': 'الأيسر والأيمن' },
  zh: { left: '左侧', right: '右侧', 'both-sides': '左右两侧' },
  vi: { left: 'trái', right: 'phải', 'both-sides': 'trái và phải' },
  ht: { left: 'goch', right: 'dwat', 'both-sides': 'goch ak dwat' },
};

/** The side as a handout in this language prints it; empty when not answered or the language has no word here. */
export function sideWord(side: Choices['side'], locale: string): string {
  return side === null ? '' : (sideWords[locale.split('-')[0] ?? '']?.[side] ?? '');
}
