import type { AppErrorCode } from '@/lib/domain/errors';

const EVENT = 'plainleaf:other-sign-in';
const CODE: AppErrorCode = 'signed-in-as-another';

/** Is this the answer of a write that was refused because somebody else is signed in? */
export function isOtherSignIn(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null || !('failure' in answer)) return false;
  const { failure } = answer;
  return typeof failure === 'object' && failure !== null && 'code' in failure && failure.code === CODE;
}

/** A write was refused: the page asks who is signed in now, and says so. */
export const announceOtherSignIn = (): void => void window.dispatchEvent(new Event(EVENT));

/** @returns what ends the listening */
export function onOtherSignIn(listen: () => void): () => void {
  window.addEventListener(EVENT, listen);
  return () => window.removeEventListener(EVENT, listen);
}
