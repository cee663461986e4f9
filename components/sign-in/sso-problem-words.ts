import { type SsoLinkProblem, type SsoProblem, ssoLinkProblems, ssoProblems } from '@/lib/domain/access/single-sign-on';

const words: Record<SsoProblem, string> = {
  refused: 'Your clinic’s single sign-on did not confirm who you are. Try again.',
  'not-linked':
    'Your account there is not linked to a member here yet. Use your password once, then link it in your settings.',
  unreachable: 'Your clinic’s single sign-on cannot be reached right now. Try again, or use your password.',
  'signed-out': 'Your session ended before the account was linked. Sign in, then link it in your settings.',
  outage: 'Plainleaf cannot be reached just now. Try again in a moment.',
};

/** What a problem in the address means; null where it names none. */
export function ssoProblemWords(problem: unknown): string | null {
  const known = ssoProblems.find((one) => one === problem);
  return known ? words[known] : null;
}

const linkWords: Record<SsoLinkProblem, string> = {
  refused: 'The account was not linked: your clinic’s single sign-on did not confirm it. Try again.',
  taken: 'That account is linked to another member of your clinic. Choose your own.',
  unreachable: 'The account was not linked: your clinic’s single sign-on cannot be reached right now. Try again later.',
  outage: 'The account was not linked: Plainleaf cannot be reached just now. Try again in a moment.',
};

/** Why linking did not work, for the settings; null where the address names no problem. */
export function ssoLinkProblemWords(problem: unknown): string | null {
  const known = ssoLinkProblems.find((one) => one === problem);
  return known ? linkWords[known] : null;
}
