import type { Person } from '../sessions';

declare const mark: unique symbol;

/**
 * Evidence that this person has just entered the password and, if they have one, a second factor. Every function that
 * changes sign-in settings takes one, and acts for the person named in it.
 */
export type Proven = Readonly<Pick<Person, 'userId' | 'clinicId' | 'email' | 'sessionId'>> & { readonly [mark]: true };

/** For lib/auth/second-factors/proofs.ts alone, which looks at the proof first; a test holds everything else to that. */
export function mintProven({ userId, clinicId, email, sessionId }: Person): Proven {
  return { userId, clinicId, email, sessionId } as Proven;
}
