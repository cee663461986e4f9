import { waitWords } from './code-backoff';

/** Why the server did not check a sign-in, as a code with the seconds to wait, for the form in the browser. */
export type SignInWait = 'too-many-tries' | 'busy';

const codes: Record<SignInWait, string> = { 'too-many-tries': 'TooManyTries', busy: 'Busy' };

/** "Busy:2" */
export const waitCode = (why: SignInWait, retryAfterMs: number): string =>
  `${codes[why]}:${Math.max(1, Math.ceil(retryAfterMs / 1_000))}`;

/** Parses a code; null for any other text. */
export function readWaitCode(text: string): { why: SignInWait; seconds: number } | null {
  const [, code, seconds] = /^(TooManyTries|Busy):(\d{1,6})$/.exec(text) ?? [];
  if (code === undefined) return null;
  return { why: code === codes.busy ? 'busy' : 'too-many-tries', seconds: Number(seconds) };
}

/** The code for a sign-in that could not be checked because of a fault: "Unavailable:AB2CD3EF", the log's reference. */
export const outageCode = (reference: string): string => `Unavailable:${reference}`;

/** The reference in such a code; null for any other text. */
export const readOutageCode = (text: string): string | null => /^Unavailable:([A-Z0-9]{8})$/.exec(text)?.[1] ?? null;

/** In the same words for everybody: they must not tell which addresses have an account. */
export const outageWords = (reference: string): string =>
  `Plainleaf cannot be reached just now, so your password was not checked. Try again in a moment. Reference: ${reference}`;

export function signInWaitWords({ why, seconds }: { why: SignInWait; seconds: number }): string {
  const wait = waitWords(seconds * 1_000);
  return why === 'busy'
    ? `Many people are signing in right now. Try again in ${wait}.`
    : `Too many tries. Wait ${wait}, then try again.`;
}
