import { type Report, shortened } from './notices';

/** The words of a text in lower case, to look up whether a hyphenated word also occurs unhyphenated. */
export function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []);
}

const ADDRESS_END = /(?:\S+:\/\/|www\.|\S+@)\S*$|\S+\.\S+\/\S*$/iu;

/** Longer than any word or address that is parted. */
const LONGEST_WORD = 300;

/**
 * Two lines as one. A hyphen between them goes only where the text has the joined word elsewhere; it stays where the
 * hyphen may be the word's own, and in addresses, whose parts are joined as they are.
 */
export function joinedLines(before: string, line: string, words: ReadonlySet<string>, report: Report): string {
  if (before.endsWith('\u00ad')) return before.slice(0, -1) + line;
  const tail = before.slice(-LONGEST_WORD);
  const address = ADDRESS_END.exec(tail)?.[0] ?? '';
  if (address !== '' && /[-/_?&=%#]$/.test(address)) return before + line;
  const start = /([\p{L}\p{M}]+)-$/u.exec(tail)?.[1];
  const end = /^[\p{L}\p{M}]+/u.exec(line)?.[0];
  if (start === undefined || end === undefined)
    return /[\p{N}\p{L}]-$/u.test(tail) ? before + line : `${before} ${line}`;
  const hasOther = /\S-\S*$/u.test(tail.slice(0, -1));
  if (!hasOther && words.has((start + end).toLowerCase())) return before.slice(0, -1) + line;
  const isSure = OWN_HYPHEN.test(tail) || /^\S*[@/]/.test(line);
  if (/^\p{Ll}/u.test(end) && !isSure) report.add('hyphen', shortened(`${start}-${end}`));
  return before + line;
}

/** Words that always have this hyphen: no notice asks the clinician to check them. */
const OWN_HYPHEN =
  /(?:^|[\s(])(?:anti|co|cross|follow|high|long|low|non|over|post|pre|self|short|well|\p{L}|\S*-\S*)-$/iu;
