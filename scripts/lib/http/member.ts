import { PAGE_OWNER_HEADER, PAGE_OWNER_META } from '../../../lib/domain/access/page-owner';
import { builtAction } from './manifests';

export type SignIn = { email: string; password: string };

/** What is read of an answer, whoever fetched it. */
export type HttpAnswer = Pick<Response, 'status' | 'ok' | 'text' | 'json' | 'arrayBuffer'> & {
  headers: Pick<Headers, 'get' | 'getSetCookie'>;
};

/** Takes and gives what `fetch` does. */
export type Send = (url: URL, init: RequestInit) => Promise<HttpAnswer>;

/** A member who does over HTTP what the pages do in a browser. */
export type HttpMember = {
  fetch: (address: string, init?: RequestInit) => Promise<HttpAnswer>;
  /** What its browser holds, as a request sends it. */
  cookie: () => string;
  /** Calls a server action as its page does; the answer is the action's outcome. @throws HttpProblem */
  call: (action: string, input: unknown) => Promise<unknown>;
};

/** An answer that is no answer to what was asked. */
class HttpProblem extends Error {
  constructor(
    readonly status: number,
    what: string,
  ) {
    super(`${what} answered ${status}`);
    this.name = 'HttpProblem';
  }
}

/** @param distFolder of the build that is served, which says under which numbers its actions answer. */
export async function signInOverHttp(
  baseUrl: string,
  { email, password }: SignIn,
  distFolder: string,
  send: Send = fetch,
): Promise<HttpMember> {
  const jar = new Map<string, string>();
  const member = memberWith(baseUrl, jar, distFolder, send);
  const { csrfToken } = (await (await member.fetch('/api/auth/csrf')).json()) as { csrfToken: string };
  const form = new URLSearchParams({ csrfToken, email, password, json: 'true' });
  const answer = await member.fetch('/api/auth/callback/credentials', { method: 'POST', body: form });
  await answer.arrayBuffer();
  if (![...jar.keys()].some((name) => name.endsWith('plainleaf.session')))
    throw new HttpProblem(answer.status, 'Signing in');
  return member;
}

/** A member whose browser holds these cookies already. */
export function memberWith(
  baseUrl: string,
  jar: Map<string, string>,
  distFolder: string,
  send: Send = fetch,
): HttpMember {
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  let owner: string | undefined;
  const ask = async (address: string, init: RequestInit = {}): Promise<HttpAnswer> => {
    const headers = new Headers(init.headers);
    headers.set('cookie', cookie());
    headers.set('origin', baseUrl);
    if (init.method !== undefined && !address.startsWith('/api/auth/')) {
      owner ??= pageOwnerIn(await (await ask('/settings')).text());
      headers.set(PAGE_OWNER_HEADER, owner);
    }
    const answer = await send(new URL(address, baseUrl), { redirect: 'manual', ...init, headers });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      jar.set(name, value);
    }
    return answer;
  };
  return { fetch: ask, cookie, call: (action, input) => callAction(ask, distFolder, action, input) };
}

/** Whose page this is, as its requests say; '' for a page of nobody. */
export const pageOwnerIn = (html: string): string =>
  new RegExp(`<meta name="${PAGE_OWNER_META}" content="([^"]*)"`).exec(html)?.[1] ?? '';

async function callAction(
  ask: HttpMember['fetch'],
  distFolder: string,
  action: string,
  input: unknown,
): Promise<unknown> {
  const { id, address } = builtAction(distFolder, action);
  const answer = await ask(address, {
    method: 'POST',
    headers: { 'next-action': id, accept: 'text/x-component', 'content-type': 'text/plain;charset=UTF-8' },
    body: JSON.stringify([input]),
  });
  const text = await answer.text();
  if (!answer.ok) throw new HttpProblem(answer.status, action);
  return returned(text) ?? Promise.reject(new HttpProblem(answer.status, `${action}, with nothing readable,`));
}

/** What the action returned: row 0 of React's stream points to the row that holds it. Plain values alone. */
function returned(stream: string): unknown {
  const rows = new Map(stream.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line] as const));
  const row = (name: string): unknown => {
    const line = rows.get(name);
    return line && JSON.parse(line.slice(line.indexOf(':') + 1));
  };
  const root = row('0');
  if (typeof root !== 'object' || root === null || !('a' in root)) return undefined;
  const { a } = root;
  return typeof a === 'string' && a.startsWith('$@') ? row(a.slice(2)) : a;
}
