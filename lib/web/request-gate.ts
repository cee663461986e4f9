import type { IncomingMessage, ServerResponse } from 'node:http';
import { personOfCookies } from '../auth/session-of-cookie';
import { createRequestTurns } from '../process/request-turns';
import { traffic } from '../process/traffic';
import { recurringEvent } from '../recurring-event';
import { takesBody } from './body-gate';
import { refuseEarly } from './refuse-early';

/**
 * With two, one request can wait for the database while the other runs. A browser has at most 128 requests in progress,
 * as nginx allows for one connection: a page with all its links is never refused.
 */
const turns = createRequestTurns({ atOnce: 2, waiting: 126, longestMs: 250 });

/** Whoever repeats at once what was refused does so at the pace of the longest turn. */
const refusedStatuses: ReadonlySet<number> = new Set([413, 429, 503]);

const busy = recurringEvent('warn', 'request.busy');

/** Limits what one person's requests do at once, and then how large each may be, before Next hears of a request. */
export function guardRequests(): void {
  traffic().gate = (request, response) => {
    const { url = '/', headers } = request;
    // Programs, styles and fonts cost little.
    if (headers.cookie === undefined || url.startsWith('/_next/static/')) return takesBody(request, response);
    return startsInTurn(request, response).catch(() => {
      request.socket.destroy();
      return false;
    });
  };
}

async function startsInTurn(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const person = await personOfCookies(request.headers.cookie);
  if (request.socket.destroyed) return false;
  if (person === null) return takesBody(request, response);
  const turn = turns.enter(person);
  if (turn === null) {
    busy.report({});
    refuseEarly(request, response, 'busy');
    return false;
  }
  // What was broken off may go on for a while.
  response.once('close', () => {
    turn.leave({ isAtLimit: !response.writableFinished || refusedStatuses.has(response.statusCode) });
  });
  return (await turn.mayStart) && takesBody(request, response);
}
