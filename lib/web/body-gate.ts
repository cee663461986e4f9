import type { IncomingMessage, ServerResponse } from 'node:http';
import { namesLiveSession } from '../auth/session-of-cookie';
import { ANONYMOUS_BODY_BYTES, MEMBER_BODY_BYTES, PACK_BODY_BYTES } from '../domain/limits';
import { logEvent } from '../log';
import { refuseEarly } from './refuse-early';

/** Endpoints without a session, or that create one: their senders are strangers, whatever the cookie says. */
const anonymousPaths = ['/api/auth/', '/api/sign-in/', '/api/health/'];

/**
 * Refuses large requests from strangers before Next reads them. Next would buffer them and parse them for any named
 * page or action, in the thread that serves everybody.
 */
export function takesBody(request: IncomingMessage, response: ServerResponse): boolean | Promise<boolean> {
  const declared = declaredBytes(request);
  if (declared !== null && declared <= ANONYMOUS_BODY_BYTES) return true;
  return takesLarge(request, response, declared).catch(() => {
    request.socket.destroy();
    return false;
  });
}

/** null for a chunked body, whose length is unknown. */
function declaredBytes({ headers }: IncomingMessage): number | null {
  return headers['transfer-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : null;
}

async function takesLarge(
  request: IncomingMessage,
  response: ServerResponse,
  declared: number | null,
): Promise<boolean> {
  const path = request.url ?? '/';
  const isMember =
    !anonymousPaths.some((start) => path.startsWith(start)) &&
    (await namesLiveSession(request.headers.cookie, new Date()));
  // A member's chunks are counted by the reader of the body.
  const isTaken =
    declared === null
      ? isMember || (await endsWithin(request, ANONYMOUS_BODY_BYTES))
      : declared <= (isMember ? mostOfMember(path) : ANONYMOUS_BODY_BYTES);
  if (!isTaken) {
    logEvent('warn', 'request.too-large');
    refuseEarly(request, response, isMember ? 'too-large' : 'signed-out');
  }
  return isTaken;
}

const mostOfMember = (path: string): number =>
  path.startsWith('/api/library/pack/') ? PACK_BODY_BYTES : MEMBER_BODY_BYTES;

/** Waits for the whole body, which stays readable in the request; false as soon as it exceeds the limit. */
function endsWithin(request: IncomingMessage, most: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const isWithin = request.readableLength <= most;
      if (isWithin && !request.complete) return;
      Reflect.deleteProperty(request, 'push');
      request.off('close', gone);
      resolve(isWithin);
    };
    const gone = (): void => reject(new Error('The sender is gone'));
    // Add no listener: it would start the stream, and an empty body would end before Next listens.
    const push = request.push.bind(request);
    request.push = (part, encoding) => {
      const wantsMore = push(part, encoding);
      look();
      return wantsMore;
    };
    request.on('close', gone);
    look();
  });
}
