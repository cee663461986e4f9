import { createHmac } from 'node:crypto';
import { PAGE_OWNER_HEADER } from '../domain/access/page-owner';
import type { AppErrorCode } from '../domain/errors';
import { env } from '../env';

type Member = { clinicId: string; userId: string };

/**
 * What a page carries of the member it was opened for: a keyed hash of person and clinic, which opens nothing. The
 * session is no part of it, so a member who signs in again goes on in every open page.
 * @returns 22 characters of base64url
 */
export function pageOwnerOf({ clinicId, userId }: Member): string {
  const mac = createHmac('sha256', env().NEXTAUTH_SECRET).update(`plainleaf page owner|${clinicId}|${userId}`);
  return mac.digest('base64url').slice(0, 22);
}

/** Why this member's session must not act for the page that sent the request; null when the page is theirs. */
export function pageProblem(headers: Pick<Headers, 'get'>, member: Member): AppErrorCode | null {
  const sent = headers.get(PAGE_OWNER_HEADER);
  if (sent === pageOwnerOf(member)) return null;
  // A page that names nobody is of an earlier release: it knows this code, whose words say to load it again.
  return sent === null ? 'conflict' : 'signed-in-as-another';
}
