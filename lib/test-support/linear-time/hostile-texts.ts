import type { TextOf } from './growth';

export type HostileText = { name: string; textOf: TextOf };

/** One sample of each kind of token that expressions and parsers look for. */
export const signs = [
  ...['a', 'A', 'é', '1', ' ', '\t', '\n', '\r\n', '\u00a0', '-', '–', "'", '’', '"', '.', ',', ':', ';', '!', '?'],
  ...['(', ')', '[', ']', '{', '}', '<', '>', '/', '\\', '@', '#', '*', '_', '=', '|', '~', '`', '&', '%', '$', '+'],
  ...['中', 'א', 'ا', 'あ', '\u0301\u0323', '\u200b', '\ue000', '😀'],
];

const tokens = [
  ...['a@', 'a@a.', '1,', '1 ', '1/2 ', 'A.', 'A. ', 'a. ', 'a b', 'a, ', 'a-', "a's ", 'a.a', 'é ', '. ', '("'],
  ...['http://', 'www.', '](', '[a](', '[[a', '{{ ', '<!--', '<a ', '<style>', '[^1]'],
  ...['- ', '1. ', '| a ', 'a\n', '- a\n', 'a|b\n', '\ta', '\n\n', '&amp;', '**a _b '],
  ...['AB ', 'AB (', 'is not ', 'is made ', 'isly ', 'vitamin D. ', 'aspirin ', 'sun ', '1 jan ', 'a.m. '],
  ...['سلام ', '中文。', 'שלום, '],
];

/** Half a text of one token, then half of another: the search that the first half starts fails in the second. */
const halves: readonly (readonly [string, string])[] = [
  ['1 ', 'a, '],
  ['sun ', 'sat '],
  ['(', ')'],
  ['[', ']'],
  ['*', 'a'],
  ['AB ', '('],
  [' ', 'a'],
  ['a ', '. '],
  ['{', '}'],
  ['א ', 'a, '],
];

const repeated =
  (token: string): TextOf =>
  (size) =>
    token.repeat(Math.ceil(size / token.length));

/** A fixed sample of the pairs of significant characters: one in a hundred. */
function pairs(): string[] {
  const all = signs.flatMap((one) => signs.map((other) => one + other));
  return all.filter((pair, index) => pair[0] !== pair[1] && index % 101 === 0);
}

/** Texts that repeat one token, with an unexpected end where that matters. */
export const hostileTexts: readonly HostileText[] = [
  ...[...signs, ...tokens, ...pairs()].map((token) => ({ name: JSON.stringify(token), textOf: repeated(token) })),
  ...halves.map(([one, other]) => ({
    name: `${JSON.stringify(one)} then ${JSON.stringify(other)}`,
    textOf: (size: number) => repeated(one)(size / 2) + repeated(other)(size / 2),
  })),
  ...['a', ' ', '1', '-', '(', 'A. '].map((token) => ({
    name: `${JSON.stringify(token)} and an end`,
    textOf: (size: number) => `${repeated(token)(size)}\u0000`,
  })),
];
