import { Agent, type IncomingMessage, type RequestOptions, request } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { gunzipSync } from 'node:zlib';
import { loopback } from '../ports.mjs';
import type { HttpAnswer, Send } from './member';

// Idle connections are closed before nginx closes them in the middle of a request.
const reuse = { keepAlive: true, maxSockets: Number.POSITIVE_INFINITY, timeout: 30_000 };
const agent = new Agent(reuse);

/**
 * Fetches as a browser does, with a fraction of what `fetch` costs: the clinicians share the machine with the servers
 * that are measured. All of an answer has come when this resolves; it is unpacked when it is read.
 */
export function leanFetch(url: URL, init: RequestInit): Promise<HttpAnswer> {
  return send((options, onAnswer) => request(url, { agent, ...options }, onAnswer), init);
}

/** As leanFetch, for whatever host over TLS: it is looked for at this port of this machine, with this certificate. */
export function tlsFetchAt(port: number, ca: string): Send {
  const tlsAgent = new TlsAgent({ ...reuse, ca });
  return ({ hostname, pathname, search }, init) =>
    send((options, onAnswer) => {
      const headers = { ...options.headers, host: hostname };
      const place = { host: loopback, port, servername: hostname, path: `${pathname}${search}` };
      return tlsRequest({ agent: tlsAgent, ...place, ...options, headers }, onAnswer);
    }, init);
}

type Begin = (
  options: Pick<RequestOptions, 'method'> & { headers: Record<string, string> },
  onAnswer: (answer: IncomingMessage) => void,
) => ReturnType<typeof request>;

async function send(begin: Begin, init: RequestInit): Promise<HttpAnswer> {
  const { incoming, bytes } = await new Promise<{ incoming: IncomingMessage; bytes: Buffer }>((done, failed) => {
    const isForm = init.body instanceof URLSearchParams;
    const headers = {
      'accept-encoding': 'gzip',
      ...(isForm && { 'content-type': 'application/x-www-form-urlencoded' }),
      ...Object.fromEntries(new Headers(init.headers)),
    };
    const outgoing = begin({ method: init.method ?? 'GET', headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => done({ incoming: answer, bytes: Buffer.concat(parts) }));
      answer.on('error', failed);
    });
    outgoing.on('error', failed);
    outgoing.end(isForm ? String(init.body) : init.body);
  });
  const status = incoming.statusCode ?? 0;
  const unpacked = (): Buffer => (incoming.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes);
  return {
    status,
    ok: status >= 200 && status < 300,
    headers: {
      get: (name) => incoming.headers[name.toLowerCase()]?.toString() ?? null,
      getSetCookie: () => incoming.headers['set-cookie'] ?? [],
    },
    text: async () => unpacked().toString(),
    json: async () => JSON.parse(unpacked().toString()),
    arrayBuffer: async () => new Uint8Array(unpacked()).buffer,
  };
}
