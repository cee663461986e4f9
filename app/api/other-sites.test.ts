import { describe, expect, it } from 'vitest';
import { haveServerEnvironment } from '@/lib/test-support/server-environment';

/** Every route handler that changes something, found by its export: a new one is in here by itself. */

const changing = ['POST', 'PUT', 'PATCH', 'DELETE'] as const;
type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

// next-auth's own handler asks for its own token: e2e/web-headers.spec.ts.
const modules = import.meta.glob<Partial<Record<string, Handler>>>(['./**/route.ts', '!./auth/**']);

haveServerEnvironment({ NEXTAUTH_URL: 'https://plainleaf.riverside.example' });

async function handlers(): Promise<[name: string, handler: Handler][]> {
  const loaded = await Promise.all(Object.entries(modules).map(async ([file, load]) => [file, await load()] as const));
  return loaded.flatMap(([file, module]) =>
    changing.flatMap((method): [string, Handler][] => {
      const handler = module[method];
      return handler ? [[`${method} ${file}`, handler]] : [];
    }),
  );
}

describe('S5: a route handler that changes something', () => {
  it.each([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['a frame without an origin', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    [
      'another site under our name in a forwarded host',
      { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
    ],
    ['a page that names no origin', { 'sec-fetch-site': 'cross-site' }],
  ])('refuses %s before it looks at anything else', async (_what, headers: Record<string, string>) => {
    const all = await handlers();
    expect(all.length).toBeGreaterThanOrEqual(3);
    for (const [name, handler] of all) {
      const method = name.split(' ')[0] ?? '';
      const request = new Request('https://plainleaf.riverside.example/api/x', { method, headers, body: '{}' });
      const params = Promise.resolve({ id: '00000000-0000-4000-8000-000000000001' });
      expect((await handler(request, { params })).status, name).toBe(403);
    }
  });
});
