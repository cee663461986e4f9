/** Stands in for the server's routes: nothing leaves the page but what a test answers. */

type Answer = (request: Request, url: URL) => unknown;

let answers: Record<string, Answer> = {};
let unanswered: string[] = [];

/** `{ 'PUT /api/drafts/1': ({ json }) => … }`: what each route answers, as JSON. A throw is a network that is away. */
export function answerRequests(more: Record<string, Answer>): void {
  answers = { ...answers, ...more };
}

/** Answers what nobody answered since the last time. */
export function forgetRequests(): string[] {
  const told = unanswered;
  answers = {};
  unanswered = [];
  return told;
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
    const told = await answer(request, url);
    return told instanceof Response ? told : Response.json(told);
  };
}
