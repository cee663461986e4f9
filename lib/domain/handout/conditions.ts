/**
 * What a handout may have to know about the patient before its wording is whole: some passages print for some readers
 * only. The clinician answers; the date of birth answers for the age (`answersOf`).
 *
 * A row is a question. `answers`: a passage names the one that it prints for; beside it stand its word on a button and
 * the label of such a passage. `general`: the passage that prints while nobody has answered, and its label.
 */
const rows = {
  ageGroup: {
    label: 'Adult or child',
    answers: { adult: ['Adult', 'Only for an adult'], child: ['Child', 'Only for a child'] },
    general: { 'age-group-unanswered': 'While not answered: adult or child' },
  },
  under2: {
    label: 'Under 2 years',
    answers: { 'under-2': ['Yes', 'Only if under 2 years'], 'not-under-2': ['No', 'Only if not under 2 years'] },
    general: { 'under-2-unanswered': 'While not answered: under 2 years' },
  },
  over50: {
    label: 'Over 50',
    answers: { 'over-50': ['Yes', 'Only if over 50'], 'not-over-50': ['No', 'Only if not over 50'] },
    general: { 'over-50-unanswered': 'While not answered: over 50' },
  },
  over65: {
    label: 'Over 65',
    answers: { 'over-65': ['Yes', 'Only if over 65'], 'not-over-65': ['No', 'Only if not over 65'] },
    general: { 'over-65-unanswered': 'While not answered: over 65' },
  },
  pregnancy: {
    label: 'Pregnant',
    answers: { pregnant: ['Yes', 'Only if pregnant'], 'not-pregnant': ['No', 'Only if not pregnant'] },
    general: { 'pregnancy-unanswered': 'While not answered: pregnancy' },
  },
  breastfeeding: {
    label: 'Breastfeeding',
    answers: {
      breastfeeding: ['Yes', 'Only if breastfeeding'],
      'not-breastfeeding': ['No', 'Only if not breastfeeding'],
    },
    general: { 'breastfeeding-unanswered': 'While not answered: breastfeeding' },
  },
  bloodThinners: {
    label: 'Takes blood thinners',
    answers: {
      'blood-thinners': ['Yes', 'Only with blood thinners'],
      'no-blood-thinners': ['No', 'Only without blood thinners'],
    },
    general: { 'blood-thinners-unanswered': 'While not answered: blood thinners' },
  },
  weakImmuneSystem: {
    label: 'Weak immune system',
    answers: {
      'weak-immune-system': ['Yes', 'Only with a weak immune system'],
      'no-weak-immune-system': ['No', 'Only without a weak immune system'],
    },
    general: { 'weak-immune-system-unanswered': 'While not answered: weak immune system' },
  },
  kidneyDisease: {
    label: 'Kidney disease',
    answers: {
      'kidney-disease': ['Yes', 'Only with kidney disease'],
      'no-kidney-disease': ['No', 'Only without kidney disease'],
    },
    general: { 'kidney-disease-unanswered': 'While not answered: kidney disease' },
  },
  heartDisease: {
    label: 'Heart disease',
    answers: {
      'heart-disease': ['Yes', 'Only with heart disease'],
      'no-heart-disease': ['No', 'Only without heart disease'],
    },
    general: { 'heart-disease-unanswered': 'While not answered: heart disease' },
  },
  diabetes: {
    label: 'Diabetes',
    answers: { diabetes: ['Yes', 'Only with diabetes'], 'no-diabetes': ['No', 'Only without diabetes'] },
    general: { 'diabetes-unanswered': 'While not answered: diabetes' },
  },
  insulin: {
    label: 'Takes insulin',
    answers: { insulin: ['Yes', 'Only with insulin'], 'no-insulin': ['No', 'Only without insulin'] },
    general: { 'insulin-unanswered': 'While not answered: insulin' },
  },
  side: {
    label: 'Side',
    answers: {
      left: ['Left', 'Only for the left side'],
      right: ['Right', 'Only for the right side'],
      'both-sides': ['Both', 'Only for both sides'],
    },
    general: {},
  },
} as const satisfies Record<string, Row>;

type Row = {
  label: string;
  answers: Record<string, readonly [button: string, passage: string]>;
  general: Record<string, string>;
};

type Rows = typeof rows;
export type Question = keyof Rows;
type AnswerTo<Asked extends Question> = keyof Rows[Asked]['answers'];
export type Answer = { [Asked in Question]: AnswerTo<Asked> }[Question];
/** Passages with the general sentence, which anybody can safely read. */
export type GeneralPassage = { [Asked in Question]: keyof Rows[Asked]['general'] }[Question];
/** Whom a passage can be for. */
export type Condition = Answer | GeneralPassage;
/** null: not answered yet. */
export type Choices = { [Asked in Question]: AnswerTo<Asked> | null };

const all = Object.entries<Row>(rows);

export const questions = Object.keys(rows) as Question[]; // its own keys
export const answers = byQuestion((row) => Object.keys(row.answers)) as { [Asked in Question]: AnswerTo<Asked>[] }; // their own keys
export const noChoices = byQuestion(() => null) as Choices; // one of each

export const questionLabels: Record<Question, string> = byQuestion((row) => row.label);
export const answerLabels = byCondition((row) => words(row.answers, 0)) as Record<Answer, string>; // one of each
export const conditionLabels = byCondition((row) => ({ ...words(row.answers, 1), ...row.general })) as Record<
  Condition,
  string
>; // one of each
export const questionOf = byCondition((row, question) =>
  Object.fromEntries([...Object.keys(row.answers), ...Object.keys(row.general)].map((when) => [when, question])),
) as Record<Condition, Question>; // one of each

/** Question by question. */
export const conditions = Object.keys(questionOf) as Condition[]; // its own keys

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

export function isGeneral(when: Condition): when is GeneralPassage {
  return when in rows[questionOf[when]].general;
}

function byQuestion<Value>(valueFor: (row: Row) => Value): Record<Question, Value> {
  return Object.fromEntries(all.map(([question, row]) => [question, valueFor(row)])) as Record<Question, Value>; // one of each
}

function byCondition(partOf: (row: Row, question: string) => Record<string, string>): Record<string, string> {
  return Object.assign({}, ...all.map(([question, row]) => partOf(row, question)));
}

function words(answers: Row['answers'], which: 0 | 1): Record<string, string> {
  return Object.fromEntries(Object.entries(answers).map(([answer, both]) => [answer, both[which]]));
}

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
