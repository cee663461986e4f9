import { lastRun } from './last-run';
import { type Report, shortened } from './notices';

/** The words of a text in lower case, to look up whether a hyphenated word also occurs unhyphenated. */
export function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []);
}

/** Longer than any word or address that is parted. */
export const LONGEST_WORD = 300;

/**
 * Two lines as one. A hyphen between them goes only where the text has the joined word elsewhere; it stays where the
 * hyphen may be the word's own, and in addresses, whose parts are joined as they are.
 */
export function joinedLines(before: string, line: string, words: ReadonlySet<string>, report: Report): string {
  if (before.endsWith('\u00ad')) return before.slice(0, -1) + line;
  const tail = lastRun(before.slice(-LONGEST_WORD));
  if (isAddress(tail) && /[-/_?&=%#]$/.test(tail)) return before + line;
  const start = tail.endsWith('-') ? lettersAtEnd(tail.slice(0, -1)) : '';
  const end = /^[\p{L}\p{M}]+/u.exec(line)?.[0];
  if (start === '' || end === undefined) return /[\p{N}\p{L}]-$/u.test(tail) ? before + line : `${before} ${line}`;
  const hasOther = tail.slice(0, -1).lastIndexOf('-') > 0;
  if (!hasOther && words.has((start + end).toLowerCase())) return before.slice(0, -1) + line;
  const isSure = hasOwnHyphen(tail) || /^\S*[@/]/.test(line);
  if (/^\p{Ll}/u.test(end) && !isSure) report.add('hyphen', shortened(`${start}-${end}`));
  return before + line;
}

/** Tells whether this line ends inside a web or mail address. */
function isAddress(run: string): boolean {
  const dot = run.indexOf('.', 1);
  const hasPath = dot > 0 && run.lastIndexOf('/') > dot + 1;
  return hasPath || run.indexOf('://', 1) > 0 || run.indexOf('@', 1) > 0 || run.toLowerCase().includes('www.');
}

function lettersAtEnd(text: string): string {
  const characters = [...text];
  const last = characters.findLastIndex((character) => !/[\p{L}\p{M}]/u.test(character));
  return characters.slice(last + 1).join('');
}

/** Words that always have this hyphen: no notice asks the clinician to check them. */
const OWN_HYPHEN: ReadonlySet<string> = new Set(
  'anti co cross follow high long low non over post pre self short well'.split(' '),
);

/** `run`: characters up to a hyphen. Words with several hyphens keep this one too. */
function hasOwnHyphen(run: string): boolean {
  const word = run.slice(run.lastIndexOf('(') + 1, -1).toLowerCase();
  return run.slice(0, -1).includes('-') || OWN_HYPHEN.has(word) || /^\p{L}$/u.test(word);
}
