import { type SsoProblem, ssoProblems } from '@/lib/domain/access/single-sign-on';

const words: Record<SsoProblem, string> = {
  refused: 'Your clinic’s single sign-on did not confirm who you are. Try again.',
  'not-linked':
    'Your account there is not linked to a member here yet. Use your passphrase once, then link it in your settings.',
  unreachable: 'Your clinic’s single sign-on cannot be reached right now. Try again, or use your passphrase.',
  taken: 'That account is linked to another member of your clinic. Choose your own.',
};

/** What a problem in the address means; null where it names none. */
export function ssoProblemWords(problem: unknown): string | null {
  const known = ssoProblems.find((one) => one === problem);
  return known ? words[known] : null;
}
