import type { AppErrorCode } from '@/lib/domain/errors';

/** What a member reads when something did not work: what happened, and what to do now. */
export const failureWords: Record<AppErrorCode, string> = {
  'signed-out': 'You have been signed out. Sign in again in another tab, then try once more.',
  forbidden: 'You are not allowed to do this. Ask an admin of your clinic.',
  'not-found': 'This is no longer there. It may have been removed.',
  'invalid-input': 'Something here cannot be accepted. Check the fields that are marked.',
  conflict: 'Someone else changed this meanwhile. Look at the newest version, then try again.',
  'already-issued': 'This handout has already been issued, so it cannot be changed any more.',
  'blocked-by-checks': 'The handout cannot be issued yet. Clear the checks that block it.',
  'render-failed': 'The PDF could not be made. Your draft is safe. Try again; if it keeps failing, tell your admin.',
  'render-timeout': 'Making the PDF took too long and was stopped. Your draft is safe. Try with fewer sections.',
  'render-busy': 'Many handouts are being made right now. Your draft is safe. Try again in a moment.',
  unavailable: 'Plainleaf cannot be reached right now. Check your connection and try again.',
  unexpected: 'Something went wrong on our side. Nothing was lost. Try again.',
};
