import 'server-only';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { AppError } from '../domain/errors';
import { isOpenToLinks } from '../web/open-to-links';
import { comesFromElsewhere } from '../web/same-origin';
import type { Actor } from './actor';
import { sessionCookieName } from './next-auth-options';
import { pageOwnerOf } from './page-owner';
import { sessionSecretOf } from './session-of-cookie';
import { type Person, readSession, type SessionReading } from './sessions';

/**
 * The person of this request's session, at any step of the sign-in. Reads the session's row once per request. A page
 * that another site opened does not count as activity.
 */
export const currentReading = cache(async (): Promise<SessionReading | null> => {
  const secret = await currentSecret();
  const counts = !comesFromElsewhere(await headers());
  return secret === null ? null : readSession(secret, new Date(), { counts });
});

/** The signed-in member of this request, or null: also while a step of the sign-in is still to be taken. */
export async function currentActor(): Promise<Actor | null> {
  const reading = await currentReading();
  return reading?.standing === 'full' ? reading.actor : null;
}

/** What this request's page carries of whoever it is made for; null for nobody, and while sessions cannot be read. */
export async function currentPageOwner(): Promise<string | null> {
  try {
    const reading = await currentReading();
    return reading ? pageOwnerOf(reading.person) : null;
  } catch {
    // The page itself reads the session as well, and says what is wrong.
    return null;
  }
}

/** For the pages of one step of the sign-in: whoever stands on it, or off to where they belong. */
export async function requirePerson(standings: readonly Person['standing'][], elsewhere: string): Promise<Person> {
  const reading = await currentReading();
  if (!reading || !standings.includes(reading.standing)) redirect(elsewhere);
  return reading.person;
}

/**
 * The signed-in member of a request that may be no sign of its holder being there, such as that of a page which only
 * watches something. Where `counts` is or gives false, the end of an idle session stays where it is.
 */
export async function actorOfRequest(
  { counts }: { counts: boolean | ((person: Person) => boolean) },
  now: Date,
): Promise<Actor | null> {
  const secret = await currentSecret();
  const reading = secret === null ? null : await readSession(secret, now, { counts });
  return reading?.standing === 'full' ? reading.actor : null;
}

async function currentSecret(): Promise<string | null> {
  const cookie = (await cookies()).get(sessionCookieName());
  return cookie ? sessionSecretOf(cookie.value) : null;
}

/**
 * For pages: the signed-in member, or off to the sign-in page. The proxy asks before a link from another site opens a page;
 * where one gets here all the same, nothing is read and recorded in the member's name.
 * @param returnTo the page's own address.
 * @throws AppError 'forbidden' for a page that is not open to links from other sites.
 */
export async function requireActor(returnTo: string): Promise<Actor> {
  if (comesFromElsewhere(await headers()) && !isOpenToLinks(returnTo)) throw new AppError('forbidden');
  const actor = await currentActor();
  if (!actor) redirect(returnTo !== '/' ? `/sign-in?next=${encodeURIComponent(returnTo)}` : '/sign-in');
  return actor;
}
