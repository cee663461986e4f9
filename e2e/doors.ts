import { type APIRequestContext, type APIResponse, expect } from '@playwright/test';
import { builtActions, builtRoutes } from '../scripts/lib/http/manifests';
import { testDistFolder } from '../scripts/lib/test/dist-folder';
import { ownPageHeaders } from './own-page';

/** Every page, route and action that the build names, as something to try: a new one is in here by itself. */

/** Reviewed: what anybody may open, because it holds nothing of any clinic. */
const open = [
  '/sign-in',
  '/api/auth/',
  '/api/health/',
  '/api/sign-in/',
  '/accent/',
  '/favicon.ico',
  '/icon.svg',
  '/_',
  '/set-up',
];

const isOpen = (address: string): boolean => open.some((start) => address.startsWith(start));

export type Door = { method: 'GET' | 'POST'; url: string; headers: Record<string, string>; data?: string };

/** Ways past a guard that stands only in front: a forged internal header, and what asks for a page's data alone. */
const detours: Record<string, string>[] = [
  {},
  { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
  { rsc: '1' },
  { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
];

export function doors(names: readonly string[]): Door[] {
  const routes = builtRoutes(testDistFolder).filter(({ address }) => !isOpen(address));
  expect(routes.length).toBeGreaterThan(15);
  const addresses = routes.flatMap(({ address }) =>
    address.includes('[') ? names.map((name) => address.replace(/\[.*?\]/g, name)) : [address],
  );
  const pages = addresses.flatMap((url) => [
    ...detours.map((headers) => ({ method: 'GET' as const, url, headers })),
    { method: 'GET' as const, url: `${url}.rsc`, headers: {} },
  ]);
  const actions = builtActions(testDistFolder);
  expect(actions.length).toBeGreaterThan(8);
  const calls = actions.flatMap(({ id, page }) =>
    ['[]', '[{}]', ...names.map((name) => `[{"id":"${name}","version":1}]`)].map((data) => ({
      method: 'POST' as const,
      url: page.replace(/\[.*?\]/g, names[0] ?? 'x'),
      headers: { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8', accept: 'text/x-component' },
      data,
    })),
  );
  return [...pages, ...calls];
}

/** How many requests run at the same time. They mostly wait for the database, so six take little longer than one. */
const atOnce = 6;

/** Tries every door and gives its answer and text to `check`. A server error fails: it does not show who may come in. */
export async function tryEach(
  request: APIRequestContext,
  all: readonly Door[],
  check: (door: Door, answer: APIResponse, body: string) => void,
): Promise<void> {
  const left = all.values();
  // As from a page of whoever asks: what is refused must be refused for another reason than that.
  const ours = await ownPageHeaders(request);
  const tryOn = async () => {
    for (const door of left) {
      const answer = await answerOf(request, { ...door, headers: { ...ours, ...door.headers } });
      expect(answer.status(), told(door)).toBeLessThan(500);
      check(door, answer, await answer.text());
    }
  };
  await Promise.all(Array.from({ length: atOnce }, tryOn));
}

/** A busy server answers 503 and says when to come back: six exports at once of one member are too many. */
async function answerOf(request: APIRequestContext, door: Door): Promise<APIResponse> {
  for (let tries = 1; ; tries += 1) {
    const answer = await knock(request, door);
    if (answer.status() !== 503 || tries === 8) return answer;
    const seconds = Number(answer.headers()['retry-after'] ?? 1);
    await new Promise((resolve) => setTimeout(resolve, Math.min(seconds, 10) * 1_000));
  }
}

function knock(request: APIRequestContext, { method, url, headers, data }: Door): Promise<APIResponse> {
  // The server may close an idle connection at the moment in which it is used again.
  return request.fetch(url, { method, headers, maxRedirects: 0, maxRetries: 3, ...(data !== undefined && { data }) });
}

/** What a failed expectation says was tried. */
export const told = ({ method, url, headers, data }: Door): string =>
  `${method} ${url} ${JSON.stringify(headers)} ${data ?? ''}`;
