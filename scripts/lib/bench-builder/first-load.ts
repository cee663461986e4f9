import { gzipSync } from 'node:zlib';
import type { BrowserContext } from '@playwright/test';
import { tenth } from '../bench/spread';

/** What is asked, in KB (1,024 bytes) of gzipped JavaScript. The preview's worker comes later and is not part of it. */
const limits = { home: 150, history: 150, library: 150, builder: 300 } as const;
type Route = keyof typeof limits;

const paths: Record<Route, string> = {
  home: '/',
  history: '/handouts',
  library: '/library',
  builder: '/handouts/new?topic=muscle-twitches',
};

/** All the scripts that a page names in its HTML: those that it runs, and those that hydrating it asks for. */
export async function measureFirstLoad(context: BrowserContext, baseUrl: string) {
  const sizes: [Route, number][] = [];
  for (const route of Object.keys(paths) as Route[]) {
    const answer = await (await context.request.get(paths[route])).text();
    // Only browsers that no longer exist load what is marked so.
    const html = answer.replace(/<script[^>]*\bnomodule\b[^>]*>/gi, '');
    const scripts = new Set(html.match(/\/?_next\/static\/[^"'\\\s]+?\.js/g)?.map((path) => path.replace(/^\//, '')));
    const bodies = await Promise.all(
      [...scripts].map(async (path) => (await context.request.get(`${baseUrl}/${path}`)).body()),
    );
    const bytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
    sizes.push([route, tenth(bytes / 1024)]);
  }
  return {
    limits,
    sizes: Object.fromEntries(sizes),
    isKept: sizes.every(([route, size]) => size > 0 && size <= limits[route]),
  };
}
