import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { passphrase } from '@/lib/test-support/clinic';
import { makeClinic, type TestClinic } from '@/lib/test-support/database';
import { issueForMaria, maria, newDraft, save } from '@/lib/test-support/handouts';
import { layWire, type Wire } from '@/lib/test-support/wire';
import { type HttpMember, signInOverHttp } from './lib/http/member';
import type { Cluster } from './lib/postgres/cluster';
import { openThrowawayCluster } from './lib/postgres/throwaway';
import { makeTestDatabase, makeTestKeys } from './lib/test/database';
import { type OwnServer, startOwnServer } from './lib/test/own-server';

/**
 * What people read while the server or its database cannot serve them. On the production build, whose bundles each have a
 * copy of every class: an error that one throws must keep its kind in another.
 */

let cluster: Cluster;
let wire: Wire;
let clinic: TestClinic;
let server: OwnServer;
let member: HttpMember;
let handoutId = '';
let draft = { id: '', version: 0 };

beforeAll(async () => {
  cluster = await openThrowawayCluster();
  const database = await makeTestDatabase(cluster, 'outage', makeTestKeys());
  Object.assign(process.env, database, { NEXTAUTH_URL: 'http://127.0.0.1:3000' });
  clinic = await makeClinic();
  handoutId = await issueForMaria(clinic.clinician);
  const made = await newDraft(clinic.clinician);
  draft = { id: made.id, version: await save(clinic.clinician, made, { patient: maria }) };
  wire = await layWire(new URL(database.DATABASE_APP_URL));
  // No rendering ends within 50 ms.
  server = await startOwnServer({ ...database, DATABASE_APP_URL: wire.url }, { PDF_TIME_LIMIT_MS: '50' });
  member = await signIn();
  // A member's requests name whose page they come from, which is read once.
  await member.call('searchHistory', { q: '' });
});
afterEach(() => wire.behave('pass'));
afterAll(async () => {
  await server?.stop();
  await wire?.close();
  await cluster?.stop();
});

const signIn = () =>
  signInOverHttp(server.baseUrl, { email: clinic.clinician.email, password: passphrase }, server.distFolder);

const WITHIN = { timeout: 20_000 };

const lineSchema = z.looseObject({ level: z.number(), event: z.string(), reference: z.string().optional() });

/** Reads what the server logs from now on. A line may arrive after the response: wait for it. */
function logFromNow() {
  const before = server.log().length;
  return () => linesIn(server.log().slice(before));
}

/** The last line may be incomplete. */
const linesIn = (log: string) =>
  log
    .split('\n')
    .slice(0, -1)
    .flatMap((line) => (line.startsWith('{') ? [lineSchema.parse(JSON.parse(line))] : []));

/** All that an answer tells, for a look at what it must not. */
async function told(answer: Response): Promise<string> {
  return `${[...answer.headers].join('\n')}\n${await answer.text()}`;
}

async function password(email: string, given: string): Promise<{ status: number; text: string }> {
  const csrf = await fetch(`${server.baseUrl}/api/auth/csrf`);
  const cookie = csrf.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await csrf.json());
  const body = new URLSearchParams({ csrfToken, email, password: given, json: 'true' });
  const address = `${server.baseUrl}/api/auth/callback/credentials`;
  const answer = await fetch(address, { method: 'POST', headers: { cookie, origin: server.baseUrl }, body });
  return { status: answer.status, text: await told(answer) };
}

/** Where the database is, and what its driver says of it: nothing for a stranger, and nothing for a clinician. */
const placeOfDatabase = () => {
  const { port, username } = new URL(wire.url);
  return new RegExp(`${port}|${username}|ECONNREFUSED|prisma|postgres`, 'i');
};

describe('while the database is away', () => {
  test('a sign-in says that Plainleaf cannot be reached, the same for a right password, a wrong one and a stranger', async () => {
    await wire.behave('refuse');
    const { email } = clinic.clinician;
    for (const [address, given] of [
      [email, passphrase],
      [email, 'wrong'],
      ['nobody@nowhere.example', passphrase],
    ] as const) {
      const logged = logFromNow();
      const answer = await password(address, given);
      expect(answer.status).toBe(503);
      expect(answer.text).not.toMatch(placeOfDatabase());
      const [, reference] = /error=Unavailable(?::|%3A)([A-Z0-9]{8})/.exec(answer.text) ?? [];
      const line = expect.objectContaining({ event: 'database.unavailable', reference });
      await vi.waitFor(() => expect(logged()).toContainEqual(line), WITHIN);
    }
    await wire.behave('pass');
    expect((await password(email, 'wrong')).status).toBe(401);
    await signIn();
  });

  test.each([
    ['the session', () => member.fetch('/api/session')],
    ['a PDF', () => member.fetch(`/api/handouts/${handoutId}/pdf`)],
    ['a list', () => member.fetch('/api/library/wordings?section=x&locale=en')],
    ['single sign-on', () => fetch(`${server.baseUrl}/api/sign-in/riverside`, { redirect: 'manual' })],
    ['readiness', () => fetch(`${server.baseUrl}/api/health/ready`)],
    ['the home page', () => member.fetch('/')],
    ['the history', () => member.fetch('/handouts')],
    ['a draft', () => member.fetch(`/handouts/${draft.id}`)],
    ['a handout', () => member.fetch(`/handouts/${handoutId}`)],
    ['the page that a printed code opens', () => member.fetch('/r/AAAA-BBBB')],
    ['an invitation', () => fetch(`${server.baseUrl}/invitation/${'x'.repeat(43)}`)],
    ['a new password', () => fetch(`${server.baseUrl}/reset/${'x'.repeat(43)}`)],
    ['the sign-in page', () => fetch(`${server.baseUrl}/sign-in`)],
  ])('%s tells nothing of where it is', async (_what, ask) => {
    await wire.behave('refuse');
    expect(await told((await ask()) as Response)).not.toMatch(placeOfDatabase());
  });

  test.each(['/api/session', `/api/library/search`])('%s is 503 and can be asked again', async (address) => {
    await wire.behave('refuse');
    const post = { method: 'POST', body: JSON.stringify({ typed: 'twitch' }) };
    const answer = await member.fetch(address, address === '/api/session' ? {} : post);
    expect([answer.status, await answer.json()]).toMatchObject([503, { ok: false, failure: { code: 'unavailable' } }]);
  });

  test('single sign-on says that Plainleaf, not the provider, cannot be reached', async () => {
    await wire.behave('refuse');
    const answer = await fetch(`${server.baseUrl}/api/sign-in/riverside`, { redirect: 'manual' });
    expect(answer.headers.get('location')).toMatch(/problem=outage$/);
  });
});

describe('while the server has too much to do', () => {
  beforeAll(async () => {
    // The outage leaves dead connections.
    await vi.waitFor(async () => expect((await member.fetch('/api/session')).status).toBe(200), WITHIN);
    // Its last lines would count as errors of these tests: wait for a second without any.
    let length = 0;
    const isQuiet = (): void => {
      const before = length;
      length = server.log().length;
      expect(length).toBe(before);
    };
    await vi.waitFor(isQuiet, { ...WITHIN, interval: 1_000 });
  });

  test('a PDF that takes too long is named as such, and logged as a warning', async () => {
    const tooSlow = { ok: false, failure: { code: 'render-timeout' } };
    let outcome: unknown;
    const logged = logFromNow();
    // A machine that gives the thread little of its time is called busy instead.
    for (let tries = 0; tries < 20 && JSON.stringify(outcome) !== JSON.stringify(tooSlow); tries += 1) {
      outcome = await member.call('issueHandout', { id: draft.id, version: draft.version });
    }
    expect(outcome).toEqual(tooSlow);
    const line = expect.objectContaining({ level: 40, event: 'request.render-timeout' });
    await vi.waitFor(() => expect(logged()).toContainEqual(line), WITHIN);
    expect(logged().filter(({ level }) => level >= 50)).toEqual([]);
  });

  test('a full queue says in how many seconds to try again, and is logged as a warning', async () => {
    const issue = () => member.call('issueHandout', { id: draft.id, version: draft.version });
    const logged = logFromNow();
    const outcomes = await Promise.all(Array.from({ length: 12 }, issue));
    const busy = { ok: false, failure: { code: 'busy', retryAfterSeconds: expect.any(Number) } };
    expect(outcomes).toContainEqual(busy);
    // One line a minute: the test before may have met a busy server.
    const line = expect.objectContaining({ level: 40, event: 'request.busy' });
    await vi.waitFor(() => expect(linesIn(server.log())).toContainEqual(line), WITHIN);
    expect(logged().filter(({ level }) => level >= 50)).toEqual([]);
  });
});
