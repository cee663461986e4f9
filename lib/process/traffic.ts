import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { describeError, logEvent } from '../log';

/** One request and its answer, from the first byte to the last, or to a connection that was cut. */
type Exchange = { request: IncomingMessage; response: ServerResponse; tookMs: number };

type Started = { request: IncomingMessage; response: ServerResponse; server: Server };

/** Calls `goOn` for a request that continues to Next. A gate answers the requests that it refuses. */
type Gate = (request: IncomingMessage, response: ServerResponse, goOn: () => void) => Promise<void> | undefined;

export type Traffic = {
  /** Every server that has been asked something. */
  servers: Set<Server>;
  /** Answers that are not finished. */
  open: Set<ServerResponse>;
  /** From here on each connection is closed after its answer. */
  isLeaving: boolean;
  watchers: ((exchange: Exchange) => void)[];
  gate: Gate | null;
};

// Next bundles the start of a process apart from its routes: the two must share this.
const shared: typeof globalThis & { plainleafTraffic?: Traffic } = globalThis;

/** What this process is asked. Next makes its server itself and hands it to nobody; Node announces each request. */
export function traffic(): Traffic {
  shared.plainleafTraffic ??= listen();
  return shared.plainleafTraffic;
}

function listen(): Traffic {
  const state: Traffic = { servers: new Set(), open: new Set(), isLeaving: false, watchers: [], gate: null };
  subscribe('http.server.request.start', (message) => {
    // The channel's documented shape.
    const { request, response, server } = message as Started;
    const begunAt = performance.now();
    if (!state.servers.has(server)) putGateBefore(server, state);
    state.servers.add(server);
    state.open.add(response);
    if (state.isLeaving) response.shouldKeepAlive = false;
    response.once('close', () => {
      state.open.delete(response);
      const exchange = { request, response, tookMs: performance.now() - begunAt };
      for (const watch of state.watchers) watch(exchange);
    });
  });
  return state;
}

/** Next has added its listener. The first request event fires before that listener is called. */
function putGateBefore(server: Server, state: Traffic): void {
  const listeners = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const goOn = (): void => {
      for (const listener of listeners) Reflect.apply(listener, server, [request, response]);
    };
    if (state.gate === null) return goOn();
    // An error after an await would be unhandled, so it ends this response and no other.
    state.gate(request, response, goOn)?.catch((error: unknown) => {
      logEvent('error', 'request.failed', describeError(error));
      response.destroy();
    });
  });
}
