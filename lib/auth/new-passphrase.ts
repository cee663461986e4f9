import {
  LONGEST_PASSPHRASE,
  type PassphraseProblem,
  passphraseProblem,
  SHORTEST_PASSPHRASE,
} from '../domain/access/passphrase';
import { AppError } from '../domain/errors';
import { isCommonPassphrase } from './common-passphrases';
import type { HashPlace } from './hash-queue';
import { hashPassphrase } from './passphrase';

const problemWords: Record<PassphraseProblem, string> = {
  'too-short': `Use at least ${SHORTEST_PASSPHRASE} characters: four or five words are fine.`,
  'too-long': `Use at most ${LONGEST_PASSPHRASE} characters.`,
  repetitive: 'This repeats itself too much. Put a few different words together.',
  common: 'Attackers try this one first. Put a few unrelated words together.',
  'names-only': 'This is little more than names that others know. Add words of your own.',
};

/**
 * @param names what surrounds the account: person, clinic, e-mail address.
 * @throws AppError 'invalid-input' with the words for the field "passphrase".
 */
export function requireGoodPassphrase(passphrase: string, names: readonly string[]): void {
  const problem = passphraseProblem(passphrase, { isCommon: isCommonPassphrase, names: [...names, 'plainleaf'] });
  if (problem !== null) throw new AppError('invalid-input', { fields: { passphrase: problemWords[problem] } });
}

/** The hash of an acceptable password. @throws AppError as `requireGoodPassphrase` does. */
export async function hashNewPassphrase(
  passphrase: string,
  names: readonly string[],
  place: HashPlace,
): Promise<string> {
  requireGoodPassphrase(passphrase, names);
  return hashPassphrase(passphrase, place);
}
