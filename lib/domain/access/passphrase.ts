import { normalized } from '../normalized';

/**
 * What a passphrase must be (NIST SP 800-63B-4, section 3.1.1): long, and none that an attacker tries first.
 * No mix of letters, digits and signs is asked for, nothing is cut off, and none expires by itself.
 */

/** In Unicode code points, for a passphrase that may stand alone. */
export const SHORTEST_PASSPHRASE = 15;
/** Far above the 64 that must be allowed; a bound on what one request can have hashed. */
export const LONGEST_PASSPHRASE = 512;

/** Names shorter than this are part of too many innocent words. */
const SHORTEST_CONTEXT_WORD = 4;
/** What must be left of a passphrase once names that anyone at the clinic knows are taken out. */
const OWN_CHARACTERS = 10;
const FEWEST_DIFFERENT = 6;

export type PassphraseProblem = 'too-short' | 'too-long' | 'repetitive' | 'common' | 'names-only';

export type PassphraseContext = {
  /** Is this, in lower case, one of the passphrases that attackers try first? */
  isCommon: (text: string) => boolean;
  /** What surrounds the account: names of person, clinic and product, the e-mail address. */
  names: readonly string[];
};

/** Why this passphrase cannot be used; null when it can. */
export function passphraseProblem(passphrase: string, context: PassphraseContext): PassphraseProblem | null {
  const characters = [...normalized(passphrase, 'NFKC')];
  if (characters.length < SHORTEST_PASSPHRASE) return 'too-short';
  if (characters.length > LONGEST_PASSPHRASE) return 'too-long';
  const folded = characters.join('').toLowerCase();
  if (new Set(folded).size < FEWEST_DIFFERENT || isRun(folded)) return 'repetitive';
  if (isCommonInDisguise(folded, context.isCommon)) return 'common';
  if ([...withoutNames(folded, context.names)].length < OWN_CHARACTERS) return 'names-only';
  return null;
}

/** "abcdefghijklmnop", "1234567890123456": each character follows the one before it. */
function isRun(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  const runs = steps.filter((step) => Math.abs(step) <= 1).length;
  return runs >= steps.length * 0.8;
}

/** A common passphrase as it is, with signs and digits around it, or said several times over. */
function isCommonInDisguise(text: string, isCommon: (text: string) => boolean): boolean {
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '');
  const core = text.replace(/[^\p{L}]/gu, '');
  return [text, letters, core].some((form) => isCommon(form) || isCommon(repeatedUnit(form)));
}

/** The shortest text of which this is a whole number of repetitions: itself where it repeats nothing. */
function repeatedUnit(text: string): string {
  const shift = (text + text).indexOf(text, 1);
  return shift === -1 ? text : text.slice(0, shift);
}

function withoutNames(text: string, names: readonly string[]): string {
  const words = names
    .flatMap((name) =>
      normalized(name, 'NFKC')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u),
    )
    .filter((word) => [...word].length >= SHORTEST_CONTEXT_WORD)
    .toSorted((a, b) => b.length - a.length);
  return words.reduce((rest, word) => rest.replaceAll(word, ''), text).replace(/[^\p{L}\p{N}]/gu, '');
}
