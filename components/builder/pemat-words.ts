import type { PematDomain, PematItem } from '@/lib/domain/pemat/items';
import type { PematAnswer } from '@/lib/domain/pemat/rating';
import type { Suggestion } from '@/lib/domain/pemat/suggestions';

export const domainWords: Record<PematDomain, { title: string; question: string }> = {
  understandability: {
    title: 'Understanding',
    question: 'Can readers of any background say what the main points are?',
  },
  actionability: { title: 'Acting', question: 'Can readers tell what to do?' },
};

export const answerWords: Record<PematAnswer, string> = {
  agree: 'Agree',
  disagree: 'Disagree',
  'not-applicable': 'Does not apply',
};

export const itemWords: Record<PematItem, string> = {
  1: 'It is plain at once what the handout is for.',
  2: 'Nothing in it distracts from what it is for.',
  3: 'It uses everyday words.',
  4: 'Medical words stand only where they are needed, and are explained.',
  5: 'It says who does what: the active voice.',
  6: 'Numbers are clear and easy to picture.',
  7: 'The reader has nothing to calculate.',
  8: 'The text comes in short sections.',
  9: 'Every section has a heading that says what it holds.',
  10: 'The order makes sense.',
  11: 'It has a summary.',
  12: 'Boxes, lists or bold words point to what matters most.',
  15: 'Pictures stand wherever they would help.',
  16: 'The pictures repeat what the text says, and do not distract.',
  17: 'Every picture has a title or caption.',
  18: 'The pictures are clear and uncluttered.',
  19: 'Tables are simple, with short headings for rows and columns.',
  20: 'It names at least one thing the reader can do.',
  21: 'It speaks to the reader when it says what to do.',
  22: 'What to do is broken into plain steps.',
  23: 'It gives the reader something to use, such as a list to tick.',
  24: 'It explains every calculation with an example.',
  25: 'It explains how to use its tables to act.',
  26: 'Pictures show how to act, wherever they would help.',
};

const some = (count: number, one: string, more: string, nothing: string): string =>
  count === 0 ? nothing : `${count} ${count === 1 ? one : more}`;

const evidence: Partial<Record<PematItem, (suggestion: Suggestion) => string>> = {
  1: ({ found }) => `The title has ${some(found, 'word', 'words', 'no words')}; 3 or more usually say it`,
  2: ({ found, of }) => `${found} words in all${found > of ? ': long for one visit' : ''}`,
  3: ({ found }) => some(found, 'word that many do not know', 'words that many do not know', 'No hard words found'),
  4: ({ found }) =>
    some(found, 'abbreviation not spelled out', 'abbreviations not spelled out', 'None left unexplained'),
  5: ({ found, of }) => `${found} of ${of} sentences are active; 8 in 10 are enough`,
  6: ({ found }) =>
    some(found, 'number that is hard to picture', 'numbers that are hard to picture', 'None hard to picture'),
  7: ({ found }) =>
    some(found, 'place looks like a calculation', 'places look like a calculation', 'No calculation found'),
  8: ({ found }) =>
    some(found, 'section or list is long', 'sections or lists are long', 'No section over 150 words, no list over 7'),
  9: ({ found, of }) => `${found} of ${of} sections have a telling heading`,
  11: ({ found }) => some(found, 'summary found', 'summaries found', 'No heading names a summary'),
  12: ({ found }) => some(found, 'box, list or bold phrase', 'boxes, lists or bold phrases', 'None found'),
  17: ({ found, of }) => `${found} of ${of} pictures have a caption`,
  19: ({ found, of }) => `${found} of ${of} tables have up to 4 columns with short headings`,
  20: ({ found }) => some(found, 'sentence says what to do', 'sentences say what to do', 'No such sentence found'),
  21: ({ found }) =>
    some(found, 'sentence speaks about “patients”', 'sentences speak about “patients”', 'None speaks about “patients”'),
  22: ({ found }) => some(found, 'list of steps', 'lists of steps', 'No list of steps found'),
  23: ({ found }) => some(found, 'list to tick', 'lists to tick', 'No list to tick found'),
};

/** What counting found, in words; and what it proposes, which only a person can decide. */
export function suggestionWords(item: PematItem, suggestion: Suggestion | undefined): string | null {
  if (!suggestion) return null;
  if (suggestion.answer === 'not-applicable') return 'Suggested: does not apply';
  const found = evidence[item]?.(suggestion);
  const proposal = suggestion.answer === null ? null : `Suggested: ${answerWords[suggestion.answer].toLowerCase()}`;
  const words = [proposal, found].filter((text) => text !== null && text !== undefined).join(' · ');
  return words === '' ? null : words;
}
