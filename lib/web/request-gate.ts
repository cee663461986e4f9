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
const turns = createRequestTurns({ waiting: 127, pauseMs: 250, longestMs: 1_000 });

/** Whoever repeats at once what was refused does so slowly. */
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
  // What was broken off may go on for a while.
  response.once('close', () => {
    turn.leave({ pauses: !response.writableFinished || refusedStatuses.has(response.statusCode) });
  });
  if (await turn.mayStart) await goOnIfTaken(request, response, () => runInTurn(turn.leave, goOn));
}
