/** Stands in for the server's routes below /api/: a request that no test answers fails. */

type Answer = (request: Request, url: URL) => unknown;

/** What every page may ask. */
const usual: Record<string, Answer> = { 'GET /api/health/ready': () => ({ status: 'ready' }) };

let answers = usual;
let unanswered: string[] = [];

/** `{ 'PUT /api/drafts/1': ({ json }) => … }`: the JSON that each route answers. Throw to simulate a lost connection. */
export function answerRequests(more: Record<string, Answer>): void {
  answers = { ...answers, ...more };
}

/** Returns the requests that no test answered, and forgets what tests set. */
export function forgetRequests(): string[] {
  const missed = unanswered;
  answers = usual;
  unanswered = [];
  return missed;
}

const real = window.fetch;

export function takeOverRequests(): void {
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (!url.pathname.startsWith('/api/')) return real(request);
    const route = `${request.method} ${url.pathname}`;
    const answer = answers[route];
    if (!answer) {
      unanswered.push(route);
      throw new TypeError('Failed to fetch');
    }
    const body = await answer(request, url);
    return body instanceof Response ? body : Response.json(body);
  };
}
