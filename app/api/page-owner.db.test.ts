import { encode } from 'next-auth/jwt';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { unknownDevice } from '@/lib/auth/device';
import { sessionCookieName } from '@/lib/auth/next-auth-options';
import { pageOwnerOf } from '@/lib/auth/page-owner';
import { hashSecret, openSession } from '@/lib/auth/sessions';
import { showKey, withSignIn } from '@/lib/db/with-sign-in';
import { PAGE_OWNER_HEADER } from '@/lib/domain/access/page-owner';
import { env } from '@/lib/env';
import { createDraftAction } from '@/lib/features/drafts/mutations';
import { runByLink } from '@/lib/run-signed-in';
import { makeClinic, rowsOf, signInSecret, type TestClinic } from '@/lib/test-support/database';
import { newDraft } from '@/lib/test-support/handouts';

/*
 * One browser, two people: a page that was opened for one member goes on while somebody else is signed in. Every server
 * action and every route that writes is found by its export: a new one is in here by itself.
 */

const sent = vi.hoisted(() => ({ headers: new Headers(), cookies: new Map<string, string>() }));

vi.mock('next/headers', () => ({
  headers: async () => sent.headers,
  cookies: async () => ({
    get: (name: string) => (sent.cookies.has(name) ? { name, value: sent.cookies.get(name) } : undefined),
    set: (name: string, value: string) => void sent.cookies.set(name, value),
    delete: (name: string) => void sent.cookies.delete(name),
  }),
}));

type Call = (input: unknown) => Promise<unknown>;
type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

const actionFiles = import.meta.glob<Record<string, Call>>('../../lib/features/*/*actions.ts');
const actionSources = import.meta.glob<string>('../../lib/features/*/*actions.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const routeFiles = import.meta.glob<Partial<Record<string, Handler>>>(['./**/route.ts', '!./auth/**']);

let us: TestClinic;
let them: TestClinic;

beforeAll(async () => {
  us = await makeClinic();
  them = await makeClinic();
});

beforeEach(() => {
  sent.headers = new Headers();
  sent.cookies.clear();
});

/** From here on the browser holds a session of this member. */
async function signInAs(email: string): Promise<void> {
  await holdSession(await signInSecret(email));
}

async function holdSession(secret: string): Promise<void> {
  const token = { sessionSecret: secret };
  sent.cookies.set(sessionCookieName(), await encode({ token, secret: env().NEXTAUTH_SECRET }));
}

const onPageOf = ({ scope }: TestClinic['clinician']): void => sent.headers.set(PAGE_OWNER_HEADER, pageOwnerOf(scope));

/** By the seam that a member's action goes through; one that needs no member yet goes through another. */
const memberSeams = /\b(runSignedIn|readSignedIn|runForPerson)\(/;

async function memberActions(): Promise<[name: string, call: Call][]> {
  const found = await Promise.all(
    Object.entries(actionFiles).map(async ([file, load]) => {
      const bodies = (actionSources[file] ?? '').split(/^export async function /m).slice(1);
      const module = await load();
      return bodies
        .filter((body) => memberSeams.test(body))
        .map((body): [string, Call] => {
          const name = /^\w+/.exec(body)?.[0] ?? '';
          const call = module[name];
          if (!call) throw new Error(`${file} has no ${name}`);
          return [name, call];
        });
    }),
  );
  return found.flat();
}

async function handlers(methods: readonly string[]): Promise<[name: string, method: string, handler: Handler][]> {
  const loaded = await Promise.all(
    Object.entries(routeFiles).map(async ([file, load]) => [file, await load()] as const),
  );
  return loaded.flatMap(([file, module]) =>
    methods.flatMap((method): [string, string, Handler][] => {
      const handler = module[method];
      return handler ? [[`${method} ${file}`, method, handler]] : [];
    }),
  );
}

const requestOf = (method: string): Request => {
  for (const [name, value] of [
    ['origin', new URL(env().NEXTAUTH_URL).origin],
    ['sec-fetch-site', 'same-origin'],
  ] as const) {
    sent.headers.set(name, value);
  }
  return new Request(`${env().NEXTAUTH_URL}/api/x`, { method, headers: sent.headers, body: '{}' });
};

const params = () => Promise.resolve({ id: '00000000-0000-4000-8000-000000000001' });

const refusal = { ok: false, failure: { code: 'signed-in-as-another' } };

describe('when somebody else signed in in this browser', () => {
  it('no action of the page that is still open does anything, and each says why', async () => {
    await signInAs(us.admin.email);
    onPageOf(us.clinician);
    const all = await memberActions();
    expect(all.length).toBeGreaterThan(50);
    const before = await rowsOf(us.id);
    for (const [name, call] of all) expect(await call({}), name).toEqual(refusal);
    expect(await rowsOf(us.id)).toBe(before);
  });

  it('no route that writes does anything for that page: 409 and the code', async () => {
    await signInAs(us.admin.email);
    onPageOf(us.clinician);
    const all = await handlers(['POST', 'PUT', 'PATCH', 'DELETE']);
    expect(all.length).toBeGreaterThanOrEqual(7);
    for (const [name, method, handler] of all.filter(([one]) => !one.includes('/session/'))) {
      const answer = await handler(requestOf(method), { params: params() });
      const body = await answer.json();
      // A body that no page sends is refused before the session is read.
      if (name.includes('/pack/import/')) expect(body, name).toMatchObject({ ok: false });
      else expect([answer.status, body], name).toEqual([409, refusal]);
    }
  });

  it('refuses a link that the other member’s page follows, and takes one that the browser opens', async () => {
    await signInAs(us.admin.email);
    const link = () => runByLink(createDraftAction, { from: 'blank' as const });
    onPageOf(us.clinician);
    expect(await link()).toEqual(refusal);
    sent.headers.delete(PAGE_OWNER_HEADER);
    expect(await link()).toMatchObject({ ok: true });
  });

  it.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { referer: 'https://evil.example/' },
  ])('S5 refuses a link from another site, also where nothing stands in front of it: %j', async (from) => {
    await signInAs(us.admin.email);
    sent.headers = new Headers(from);
    const link = () => runByLink(createDraftAction, { from: 'blank' as const });
    expect(await link()).toEqual({ ok: false, failure: { code: 'forbidden' } });
    sent.headers = new Headers({ 'sec-fetch-site': 'none' });
    expect(await link()).toMatchObject({ ok: true });
  });

  it('downloads answer 409 and the code on that page', async () => {
    await signInAs(us.admin.email);
    onPageOf(us.clinician);
    const downloads = (await handlers(['GET'])).filter(([name]) =>
      /\/(pdf|record|files|print|export|pack|\[version\])\/route/.test(name),
    );
    expect(downloads).toHaveLength(7);
    for (const [name, , handler] of downloads) {
      const request = new Request(`${env().NEXTAUTH_URL}/api/x`, { headers: sent.headers });
      const answer = await handler(request, { params: params() });
      expect([answer.status, await answer.json()], name).toEqual([409, refusal]);
    }
  });

  it('a page that does not say whose it is writes nothing either', async () => {
    await signInAs(us.admin.email);
    for (const [name, call] of await memberActions()) {
      expect(await call({}), name).toEqual({ ok: false, failure: { code: 'conflict' } });
    }
  });

  it('every other action needs no member yet: it asks for its own proof', async () => {
    const members = new Set((await memberActions()).map(([name]) => name));
    const others = Object.values(actionSources)
      .flatMap((source) => [...source.matchAll(/^export async function (\w+)/gm)].map(([, name]) => name ?? ''))
      .filter((name) => !members.has(name));
    expect(others.toSorted()).toEqual([
      'askForPasskey',
      'choosePassphrase',
      'joinClinic',
      'requestReset',
      'setUpClinic',
      'signInByPasskey',
    ]);
  });

  it('only what an address opens goes without a word of the page', async () => {
    const sources = import.meta.glob<string>(['../**/*.{ts,tsx}', '!**/*.test.ts'], {
      query: '?raw',
      import: 'default',
      eager: true,
    });
    const byLink = Object.entries(sources).filter(([, source]) => /\brunByLink(InScope)?\(/.test(source));
    expect(byLink.length).toBeGreaterThan(3);
    for (const [file, source] of byLink)
      expect(source, file).not.toMatch(/export async function (POST|PUT|PATCH|DELETE)/);
  });
});

describe('the page is told who is signed in now', () => {
  async function asked(handout?: string): Promise<unknown> {
    const { GET } = await import('./session/route');
    const query = handout === undefined ? '' : `?handout=${handout}`;
    const request = new Request(`${env().NEXTAUTH_URL}/api/session${query}`, { headers: sent.headers });
    return (await GET(request)).json();
  }

  it('and may go on as them only where the draft’s own rules allow it', async () => {
    const draft = await newDraft(us.clinician);
    const ofAdmin = await newDraft(us.admin);
    onPageOf(us.clinician);
    await signInAs(us.editor.email);
    const other = { name: 'Dr. editor', isSamePerson: false };
    expect(await asked(draft.id)).toMatchObject({ live: true, other: { ...other, mayContinue: true } });
    onPageOf(us.admin);
    await signInAs(us.clinician.email);
    expect(await asked(ofAdmin.id)).toMatchObject({ other: { name: 'Dr. clinician', mayContinue: false } });
    await signInAs(them.admin.email);
    expect(await asked(ofAdmin.id)).toMatchObject({ other: { name: 'Dr. admin', mayContinue: false } });
    expect(await asked('no id')).toMatchObject({ other: { mayContinue: false } });
  });

  it('activity on that page extends only the session of the member it was opened for', async () => {
    const { POST } = await import('./session/route');
    const { userId } = us.clinician.scope;
    const secret = await signInSecret(us.clinician.email);
    await holdSession(secret);
    const idHash = hashSecret(secret);
    const since = new Date(Date.now() - 5 * 60_000);
    const lastSeen = () =>
      withSignIn({ sessionHash: idHash, userId }, async (tx) => {
        const row = await tx.session.findUniqueOrThrow({ where: { idHash } });
        return row.lastSeenAt.getTime();
      });
    await withSignIn({ sessionHash: idHash, userId }, (tx) =>
      tx.session.updateMany({ where: { idHash }, data: { lastSeenAt: since } }),
    );
    onPageOf(us.editor);
    const ofOther = await (await POST(requestOf('POST'))).json();
    expect(ofOther).toMatchObject({ live: true, other: { name: 'Dr. clinician' } });
    expect(await lastSeen()).toBe(since.getTime());
    onPageOf(us.clinician);
    const own = await (await POST(requestOf('POST'))).json();
    expect(own).toMatchObject({ live: true, other: null });
    expect(await lastSeen()).toBeGreaterThan(since.getTime());
    expect(own.endsInMs).toBeGreaterThan(ofOther.endsInMs);
  });

  it('and nothing is asked when the same member signed in again', async () => {
    const { PUT } = await import('./drafts/[id]/route');
    const draft = await newDraft(us.clinician);
    onPageOf(us.clinician);
    await signInAs(us.clinician.email);
    const before = sent.cookies.get(sessionCookieName());
    await signInAs(us.clinician.email);
    expect(sent.cookies.get(sessionCookieName())).not.toBe(before);
    expect(await asked(draft.id)).toMatchObject({ live: true, other: null });
    const request = new Request(`${env().NEXTAUTH_URL}/api/drafts/${draft.id}`, {
      method: 'PUT',
      headers: new Headers([...sent.headers, ['sec-fetch-site', 'same-origin']]),
      body: JSON.stringify({ version: draft.version, content: draft.content }),
    });
    const answer = await PUT(request, { params: Promise.resolve({ id: draft.id }) });
    expect(await answer.json()).toMatchObject({ ok: true, value: { saved: true } });
  });

  it('a member who changed over to another clinic writes nothing there from a page of the first', async () => {
    const { userId } = us.clinician.scope;
    const secret = await withSignIn({ userId }, async (tx) => {
      await showKey(tx, { clinicId: them.id });
      const { email } = us.clinician;
      await tx.member.create({ data: { clinicId: them.id, userId, email, name: 'Dr. clinician', role: 'clinician' } });
      return openSession(tx, { userId, clinicId: them.id, secondFactor: null, device: unknownDevice }, new Date());
    });
    await holdSession(secret);
    onPageOf(us.clinician);
    const { createDraft } = await import('@/lib/features/drafts/actions');
    expect(await createDraft({ from: 'topic', slug: 'muscle-twitches' })).toEqual(refusal);
    expect(await asked()).toMatchObject({ other: { isSamePerson: true, mayContinue: true } });
  });
});
