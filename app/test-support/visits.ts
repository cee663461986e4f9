import { isValidElement } from 'react';
import { env } from '@/lib/env';
import { sentHeaders } from './browser';

/** Visits every page and route handler, found by its file, as the member that `browseAs` signed in. */

type Page = (props: {
  params: Promise<Record<string, string>>;
  searchParams: Promise<Record<string, string>>;
}) => unknown;
type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

// A glob pattern cannot contain the parentheses of a route group.
const pages = Object.entries(import.meta.glob<{ default: Page }>('../**/page.tsx')).filter(
  ([file]) => !file.startsWith('../(auth)/'),
);
const routes = import.meta.glob<Partial<Record<string, Handler>>>([
  '../api/**/route.ts',
  '!../api/{auth,health,metrics,preview,session,sign-in}/**',
]);

/** All visits of one page or handler share the same `file`. */
export type Visit = { file: string; name: string; go: () => Promise<Told> };

/** `refused`: the page was not found or the route answered 403. `text`: everything that the response shows. */
type Told = { refused: boolean; text: string };

/**
 * @param names the values for the part of an address that names a row, tried one after another
 * @param search what the addresses that name no row are asked for
 */
export function everyPage(names: readonly string[], search: readonly Record<string, string>[] = [{}]): Visit[] {
  return pages.flatMap(([file, load]) =>
    combined(paramsOf(file, names), search).map(([params, query = {}]) => ({
      file,
      name: `${file} ${JSON.stringify({ ...params, ...query })}`,
      go: async () => {
        const { default: page } = await load();
        const props = { params: Promise.resolve(params), searchParams: Promise.resolve(query) };
        return ask(async () => textOf(await page(props)));
      },
    })),
  );
}

/** @param bodies what is sent to a handler that takes a body */
export async function everyRoute(names: readonly string[], bodies: readonly unknown[]): Promise<Visit[]> {
  const loaded = await Promise.all(Object.entries(routes).map(async ([file, load]) => [file, await load()] as const));
  return loaded.flatMap(([file, handlers]) =>
    ['GET', 'POST', 'PUT', 'DELETE'].flatMap((method) => {
      const handler = handlers[method];
      if (!handler) return [];
      return combined(paramsOf(file, names), method === 'GET' ? [null] : bodies).map(([params, body = null]) => ({
        file: `${method} ${file}`,
        name: `${method} ${file} ${JSON.stringify([params, body])}`,
        go: () => ask(async () => answerOf(handler, { method, params, body })),
      }));
    }),
  );
}

type Params = Record<string, string>;

/** Pairs each name with the first of the others, because all pairs would take minutes. */
function combined<Other>(params: readonly Params[], others: readonly Other[]): [Params, Other | undefined][] {
  const [only] = params;
  if (only && Object.keys(only).length === 0) return others.map((other) => [only, other]);
  return params.map((one) => [one, others[0]]);
}

function paramsOf(file: string, names: readonly string[]): Params[] {
  const parts = [...file.matchAll(/\[(\w+)\]/g)].map(([, part]) => part ?? '');
  if (parts.length === 0) return [{}];
  if (parts.includes('topic')) return [{ topic: 'muscle-twitches', section: 'about' }];
  return names.map((name) => Object.fromEntries(parts.map((part) => [part, name])));
}

async function answerOf(
  handler: Handler,
  { method, params, body }: { method: string; params: Record<string, string>; body: unknown },
): Promise<string> {
  const request = new Request(`${env().NEXTAUTH_URL}/api/x`, {
    method,
    headers: sentHeaders(),
    ...(body !== null && { body: JSON.stringify(body) }),
  });
  const answer = await handler(request, { params: Promise.resolve(params) });
  const text = Buffer.from(await answer.arrayBuffer()).toString('latin1');
  if (answer.status === 403) throw new Refused();
  return text;
}

class Refused extends Error {}

async function ask(visit: () => Promise<string>): Promise<Told> {
  try {
    return { refused: false, text: await visit() };
  } catch (error) {
    if (error instanceof Refused || digestOf(error).endsWith(';404')) return { refused: true, text: '' };
    if (digestOf(error).startsWith('NEXT_REDIRECT')) return { refused: false, text: digestOf(error) };
    throw error;
  }
}

const digestOf = (error: unknown): string =>
  error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : '';

/**
 * The text of all props that a page passes to its components, shown or not, because the browser receives them. Runs
 * components that load their own data.
 */
async function textOf(node: unknown, seen = new Set<unknown>()): Promise<string> {
  const value = await node;
  if (typeof value === 'string' || typeof value === 'number') return `${value}\n`;
  if (typeof value !== 'object' || value === null || seen.has(value)) return '';
  seen.add(value);
  if (isValidElement(value)) {
    const props = await textOf(value.props, seen);
    const { type } = value;
    return isLoading(type) ? props + (await textOf(type(value.props), seen)) : props;
  }
  const parts = value instanceof Map || value instanceof Set ? [...value] : Object.values(value);
  const texts: string[] = [];
  for (const part of parts) texts.push(await textOf(part, seen));
  return texts.join('');
}

const isLoading = (type: unknown): type is (props: unknown) => unknown =>
  typeof type === 'function' && type.constructor.name === 'AsyncFunction';
