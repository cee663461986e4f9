import { PAGE_OWNER_HEADER, PAGE_OWNER_META } from '@/lib/domain/access/page-owner';
import { announceOtherSignIn, isOtherSignIn } from './other-sign-in';

/**
 * Makes `fetch` name the page's member to our own server: in server actions, autosave and whatever is sent while the
 * tab closes. One place, so that no request can forget it; the server refuses what names nobody.
 */
export function sendPageOwner(target: { fetch: typeof fetch }): void {
  const send = target.fetch;
  target.fetch = async (input, init) => {
    const owner = pageOwner();
    if (owner === null || !isOurs(input)) return send(input, init);
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
    headers.set(PAGE_OWNER_HEADER, owner);
    const answer = await send(input, { ...init, headers });
    if (answer.status === 409) void lookFor(answer.clone());
    return answer;
  };
}

/** Read anew each time: scripts run before React has put the element there. */
const pageOwner = (): string | null =>
  document.querySelector<HTMLMetaElement>(`meta[name=${PAGE_OWNER_META}]`)?.content ?? null;

function isOurs(input: RequestInfo | URL): boolean {
  const address = input instanceof Request ? input.url : input;
  return new URL(address, window.location.href).origin === window.location.origin;
}

async function lookFor(answer: Response): Promise<void> {
  const said: unknown = await answer.json().catch(() => null);
  if (isOtherSignIn(said)) announceOtherSignIn();
}
