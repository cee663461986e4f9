import type { StarterTopic } from '../../../lib/content/starter-content';
import { numbersFrom } from './made-up-topics';

export const queryKinds = [
  'while typing a title',
  'a title with a slip',
  'an ICD-10 code',
  'Spanish',
  'another form of a word',
  'a topic and a section',
  'a word of the text',
  'nothing fits',
] as const;
export type QueryKind = (typeof queryKinds)[number];

/** What is typed, key by key where a search answers each key; the same at every run. */
export function queriesFor(topics: readonly StarterTopic[]): Record<QueryKind, string[]> {
  const next = numbersFrom(7);
  const some = Array.from({ length: 24 }, () => topics[next(topics.length)]).filter((topic) => topic !== undefined);
  const titles = [...new Set([...some.map(({ title }) => title), 'Muscle twitches', 'Migraine', 'Low back pain'])];
  return {
    'while typing a title': titles.flatMap((title) => prefixes(title.toLowerCase()).slice(0, 10)),
    'a title with a slip': titles.flatMap((title) => slips(title.toLowerCase(), next)),
    'an ICD-10 code': some.flatMap(({ icd10Codes: [code = ''] }) => [code.slice(0, 3), code, code.replace('.', '')]),
    Spanish: [
      'dolor',
      'dolor de rodi',
      'migraña',
      'musculos',
      'rodillas',
      'oido',
      'fiebre',
      'embarazada',
      'cuando volver',
    ],
    'another form of a word': [
      'pregnant',
      'pregnancy',
      'twitching',
      'swollen',
      'infected',
      'allergies',
      'dizziness',
      'painful',
    ],
    'a topic and a section': titles
      .slice(0, 12)
      .flatMap((title) => [`${title.toLowerCase()} treatment`, `${title.split(' ').at(-1)} when to return`]),
    'a word of the text': [
      'caffeine',
      'magnesium',
      'ibuprofen',
      'kidney disease',
      'stretch',
      'ice pack',
      'call 911',
      'sleep',
    ],
    'nothing fits': ['zebra', 'xylophone', 'qqqq', 'abcdefghijklmnop'],
  };
}

function prefixes(text: string): string[] {
  return Array.from({ length: text.length }, (_, index) => text.slice(0, index + 1)).filter(
    (one) => !one.endsWith(' '),
  );
}

/** One letter left out, two swapped, and one struck beside. */
function slips(text: string, next: (below: number) => number): string[] {
  const at = 1 + next(Math.max(1, (text.split(' ')[0]?.length ?? 3) - 2));
  return [
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2),
    `${text.slice(0, at)}w${text.slice(at + 1)}`,
  ];
}
