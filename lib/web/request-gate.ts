import type { IncomingMessage, ServerResponse } from 'node:http';
import { personOfCookies } from '../auth/session-of-cookie';
import { runInTurn } from '../process/current-turn';
import { createRequestTurns } from '../process/request-turns';
import { traffic } from '../process/traffic';
import { recurringEvent } from '../recurring-event';
import { takesBody } from './body-gate';
import { refuseEarly } from './refuse-early';

/**
 * A browser has at most 128 requests in progress, as nginx allows for one connection: a page with all its links is never
 * refused.
 */
const turns = createRequestTurns({ waiting: 127, longestMs: 1_000 });

/** The shortest turn of a refused request: whoever repeats it at once does so slowly. */
const REFUSED_MS = 250;
/** Of one that was broken off and may go on for a while, as when somebody types a search or turns to another page. */
const BROKEN_OFF_MS = 100;

const refusedStatuses: ReadonlySet<number> = new Set([413, 429, 503]);

const busy = recurringEvent('warn', 'request.busy');

/** Limits what one person's requests do at once, and then how large each may be, before Next hears of a request. */
export function guardRequests(): void {
  traffic().gate = (request, response, goOn) => {
    const { url = '/', headers } = request;
    // Programs, styles and fonts cost little.
    const isFree = headers.cookie === undefined || url.startsWith('/_next/static/');
    return isFree ? goOnIfTaken(request, response, goOn) : goOnInTurn(request, response, goOn);
  };
}

function goOnIfTaken(request: IncomingMessage, response: ServerResponse, goOn: () => void): Promise<void> | undefined {
  const isTaken = takesBody(request, response);
  if (isTaken === true) goOn();
  return typeof isTaken === 'boolean' ? undefined : isTaken.then((isTakenNow) => (isTakenNow ? goOn() : undefined));
}

async function goOnInTurn(request: IncomingMessage, response: ServerResponse, goOn: () => void): Promise<void> {
  const person = await personOfCookies(request.headers.cookie);
  if (request.socket.destroyed) return;
  if (person === null) return goOnIfTaken(request, response, goOn);
  const turn = turns.enter(person);
  if (turn === null) {
    busy.report({});
    refuseEarly(request, response, 'busy');
    return;
  }
  response.once('close', () => {
    if (!response.writableFinished) turn.leave(BROKEN_OFF_MS);
    else turn.leave(refusedStatuses.has(response.statusCode) ? REFUSED_MS : 0);
  });
  if (await turn.mayStart) await goOnIfTaken(request, response, () => runInTurn(turn.leave, goOn));
}
