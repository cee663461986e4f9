import { createServer, type Server, type Socket, connect as tcpConnect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeClinic, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { succeeded } from '@/lib/test-support/outcome';
import { saveDraftAction } from '../features/drafts/mutations';
import { newDraft } from '../test-support/handouts';
import { connect, type Database } from './client';
import { toFailure } from './failures';
import { withClinic } from './with-clinic';

/** Between the application and a real PostgreSQL: a wire that can be cut, or that swallows what is sent. */

type Wire = { url: string; behave: (how: 'pass' | 'swallow' | 'refuse') => Promise<void>; close: () => Promise<void> };

async function layWire(target: URL): Promise<Wire> {
  let swallowing = false;
  const ends = new Set<Socket>();
  const server: Server = createServer((near) => {
    const far = tcpConnect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(from);
      from.on('data', (bytes) => (swallowing ? from.pause().unshift(bytes) : to.write(bytes)));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        ends.delete(from);
        to.destroy();
      });
    }
  });
  const listen = (port: number): Promise<void> => new Promise((done) => server.listen(port, '127.0.0.1', done));
  const stopListening = (): Promise<void> =>
    new Promise((done) => {
      server.close(() => done());
      for (const end of ends) end.destroy();
    });
  await listen(0);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const url = new URL(target.href);
  url.port = String(port);
  url.searchParams.set('application_name', 'faults');
  return {
    url: url.href,
    behave: async (how) => {
      swallowing = how === 'swallow';
      // What was held back arrives late, as over a real network.
      if (!swallowing) for (const end of ends) end.resume();
      if (how === 'refuse') await stopListening();
      else if (!server.listening) await listen(port);
    },
    close: async () => {
      if (server.listening) await stopListening();
    },
  };
}

/** What a person waits before they are told. */
const PATIENCE_MS = 3_500;
const POOL_SIZE = 2;

let clinic: TestClinic;
let wire: Wire;
let db: Database;

beforeAll(async () => {
  clinic = await makeClinic();
  wire = await layWire(new URL(process.env.TEST_APP_URL ?? ''));
  db = connect(wire.url, POOL_SIZE);
});
afterEach(() => wire.behave('pass'));
afterAll(async () => {
  await db.$disconnect();
  await wire.close();
});

async function timed<Value>(work: Promise<Value>): Promise<{ value: Value; tookMs: number }> {
  const begun = performance.now();
  const value = await work;
  return { value, tookMs: performance.now() - begun };
}

async function saveOnce(title: string, draft: Awaited<ReturnType<typeof newDraft>>) {
  const content = { ...draft.content, title };
  return saveDraftAction.runAs(clinic.clinician, { id: draft.id, version: draft.version, content }, { db });
}

describe('R2: while the database', () => {
  for (const [how, words] of [
    ['swallow', 'swallows what is sent'],
    ['refuse', 'refuses connections'],
  ] as const) {
    it(`${words}, a save answers within 3 seconds that it is unavailable, and works again by itself`, async () => {
      const draft = await newDraft(clinic.clinician);
      const first = succeeded(await saveOnce('Before', draft));
      if (!first.saved) throw new Error('nobody else has saved');
      await wire.behave(how);
      const { value, tookMs } = await timed(saveOnce('Lost?', { ...draft, version: first.version }));
      expect(value).toMatchObject({ ok: false, failure: { code: 'unavailable' } });
      expect(tookMs).toBeLessThan(PATIENCE_MS);

      await wire.behave('pass');
      const again = succeeded(await saveOnce('Again', { ...draft, version: first.version }));
      expect(again.saved).toBe(true);
    });
  }

  it('swallows the words of a transaction that has begun, it ends within 3 seconds too', async () => {
    const half = withClinic(
      clinic.clinician.scope,
      async (tx) => {
        await wire.behave('swallow');
        return tx.clinic.findMany();
      },
      db,
    ).then(() => null, toFailure);
    const { value, tookMs } = await timed(half);
    expect(value).toMatchObject({ code: 'unavailable' });
    expect(tookMs).toBeLessThan(PATIENCE_MS);
  });

  it('is restarted, no more than the requests of that moment fail', async () => {
    const draft = await newDraft(clinic.clinician);
    await withClinic(clinic.clinician.scope, (tx) => tx.clinic.findMany(), db);
    await sqlAsOwner(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'faults'`,
    );
    const first = await saveOnce('After', draft);
    if (!first.ok) expect(first.failure.code).toBe('unavailable');
    const second = first.ok ? first : await saveOnce('After', draft);
    expect(succeeded(second).saved).toBe(true);
  });
});

describe('R3: with every connection taken', () => {
  it('a request is refused within 3 seconds, and nothing leaks', async () => {
    const release: (() => void)[] = [];
    const held = Array.from({ length: POOL_SIZE }, () =>
      withClinic(clinic.clinician.scope, () => new Promise<void>((done) => release.push(done)), db),
    );
    const draft = await newDraft(clinic.clinician);
    const { value, tookMs } = await timed(saveOnce('Waiting', draft));
    expect(value).toMatchObject({ ok: false, failure: { code: 'unavailable' } });
    expect(tookMs).toBeLessThan(PATIENCE_MS);
    for (const done of release) done();
    await Promise.all(held);
    for (let turn = 0; turn < 20; turn++) {
      await withClinic(clinic.clinician.scope, () => Promise.reject(new Error('a failing request')), db).catch(
        () => {},
      );
    }
    expect(succeeded(await saveOnce('After', draft)).saved).toBe(true);
  });
});
