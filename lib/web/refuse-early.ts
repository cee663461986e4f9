import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AppFailure, EarlyRefusal } from '../domain/errors';
import { dataPolicy } from './content-security-policy';
import { securityHeaders } from './security-headers';

/** Discards the rest of the body for this long, so that the sender can read the response. */
const LINGER_MS = 1_000;
/** A browser that has sent too much at once has most of it answered by then. */
const RETRY_SECONDS = 1;

/** The message for a member whose session has ended. React shows the text of a refused action on the page. */
export function refuseEarly(request: IncomingMessage, response: ServerResponse, code: EarlyRefusal): void {
  const isBusy = code === 'busy';
  const failure: AppFailure = { code, ...(isBusy && { retryAfterSeconds: RETRY_SECONDS }) };
  const isAction = request.headers['next-action'] !== undefined;
  const body = isAction ? code : JSON.stringify({ ok: false, failure });
  response.writeHead(isBusy ? 503 : 413, {
    'Content-Type': isAction ? 'text/plain' : 'application/json',
    'Content-Length': body.length,
    'Cache-Control': 'no-store, private',
    'Content-Security-Policy': dataPolicy,
    ...Object.fromEntries(securityHeaders.map(({ key, value }) => [key, value])),
    ...(isBusy && { 'Retry-After': String(RETRY_SECONDS) }),
    Connection: 'close',
  });
  // Send the whole response first. Ending it closes the connection, and later bytes from the sender would then reset it
  // before the response is read.
  response.write(body);
  const end = (): void => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(end, LINGER_MS);
  request.on('end', end).on('error', end).resume();
}
