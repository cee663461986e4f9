import type { AppErrorCode, AppFailure } from '@/lib/domain/errors';
import { counted } from './review-words';

/** What a clinician reads when something could not be done: what happened, and what to do. */
export const failureWords: Record<AppErrorCode, string> = {
  'signed-out': 'You have been signed out. Sign in again, then try once more.',
  'signed-in-as-another':
    'Somebody else signed in in this browser, so nothing was saved from this page. What you wrote is still here.',
  forbidden: 'Your role does not allow this. Ask an admin of your clinic.',
  'not-found': 'This is no longer here. It may have been removed.',
  'invalid-input': 'Something in here cannot be saved as it is. Check the marked fields.',
  'too-large': 'This is larger than Plainleaf accepts, so nothing was saved. Shorten it or split it, then try again.',
  'drafts-full':
    'You have as many open drafts as Plainleaf keeps for one person: 200, or 10 MB together. Issue or discard some, then try again.',
  'templates-full':
    'This would be more templates than Plainleaf keeps in use for one person: 200, or 10 MB together. Archive some, then try again.',
  'archive-full':
    'This would be more archived templates than Plainleaf keeps for one person: 200, or 10 MB together. Under “Archived” on the Templates page, delete some of yours until there are fewer, then try again.',
  conflict: 'Someone else changed this meanwhile. Load the page again to see the latest.',
  'already-issued': 'This handout has been issued and cannot change any more.',
  erased: 'Your clinic has removed the words of this handout. Only the fact that it was given is kept.',
  'on-hold': 'A legal hold keeps this record. Release the hold first.',
  restricted: 'This patient’s record is closed to you. Open it from its page, saying why.',
  'last-admin': 'A clinic needs an admin who can sign in. Make somebody else an admin first.',
  'blocked-by-checks':
    'A check stops this handout. This page may not show it yet, because the library may have changed. Reload the page, then clear the check.',
  'render-failed': 'The PDF could not be made. Your draft is safe; try again.',
  'render-timeout': 'The PDF took too long to make. Your draft is safe; try again, or make the handout shorter.',
  'too-slow':
    'This took too long and was stopped. Nothing was changed. Make the longest texts shorter, then try again.',
  busy: 'Plainleaf has too much to do right now. Nothing was lost; try again in a moment.',
  unavailable: 'Plainleaf cannot reach its records right now. Try again in a moment.',
  'storage-full':
    'The server’s disk is full: nothing can be saved until there is room. What is stored is safe. Tell your administrator.',
  unreadable:
    'This cannot be read: it was encrypted with another key, or damaged. Nothing was changed. Tell your administrator.',
  unexpected: 'That did not work. Try again; if it happens again, tell your administrator.',
};

/** The words for a failure, with the reference under which the log tells what happened. */
export function failureText({
  code,
  reference,
  retryAfterSeconds,
}: Pick<AppFailure, 'code' | 'reference' | 'retryAfterSeconds'>): string {
  if (retryAfterSeconds) return busyText(retryAfterSeconds);
  return reference ? `${failureWords[code]} Reference: ${reference}` : failureWords[code];
}

/** The words for a failure, or what it says about the first field that is at fault. */
export function reasonText({ code, fields = {} }: Pick<AppFailure, 'code' | 'fields'>): string {
  return Object.values(fields)[0] ?? failureWords[code];
}

function busyText(seconds: number): string {
  return `Plainleaf has too much to do right now. Nothing was lost; try again in ${counted(seconds, 'second')}.`;
}
