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
export type SectionKind = (typeof sectionKinds)[number];

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
