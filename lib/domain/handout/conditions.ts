/**
 * What a handout may have to know about the patient before its wording is whole: some passages are printed
 * only for some readers. The clinician answers; nothing is guessed from other fields.
 */
export const questions = ['ageGroup', 'pregnancy', 'bloodThinners', 'side'] as const;
export type Question = (typeof questions)[number];

/** The answers to each question. A passage names the one for which it is printed. */
export const answers = {
  ageGroup: ['adult', 'child'],
  pregnancy: ['pregnant', 'not-pregnant'],
  bloodThinners: ['blood-thinners', 'no-blood-thinners'],
  side: ['left', 'right', 'both-sides'],
} as const satisfies Record<Question, readonly string[]>;

export const conditions = [
  ...answers.ageGroup,
  ...answers.pregnancy,
  ...answers.bloodThinners,
  ...answers.side,
] as const;
export type Condition = (typeof conditions)[number];

/** null: not answered yet. */
export type Choices = { [Asked in Question]: (typeof answers)[Asked][number] | null };

export const noChoices: Choices = { ageGroup: null, pregnancy: null, bloodThinners: null, side: null };

export const questionOf: Record<Condition, Question> = {
  adult: 'ageGroup',
  child: 'ageGroup',
  pregnant: 'pregnancy',
  'not-pregnant': 'pregnancy',
  'blood-thinners': 'bloodThinners',
  'no-blood-thinners': 'bloodThinners',
  left: 'side',
  right: 'side',
  'both-sides': 'side',
};

/** What a clinician reads. */
export const questionLabels: Record<Question, string> = {
  ageGroup: 'Adult or child',
  pregnancy: 'Pregnant',
  bloodThinners: 'Takes blood thinners',
  side: 'Side',
};

export const answerLabels: Record<Condition, string> = {
  adult: 'Adult',
  child: 'Child',
  pregnant: 'Yes',
  'not-pregnant': 'No',
  'blood-thinners': 'Yes',
  'no-blood-thinners': 'No',
  left: 'Left',
  right: 'Right',
  'both-sides': 'Both',
};

export const conditionLabels: Record<Condition, string> = {
  adult: 'Only for an adult',
  child: 'Only for a child',
  pregnant: 'Only if pregnant',
  'not-pregnant': 'Only if not pregnant',
  'blood-thinners': 'Only with blood thinners',
  'no-blood-thinners': 'Only without blood thinners',
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
