import { createServer, request, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readProxy, readServer } from '@/lib/installation/web-facts';
import { makeDoctorToken } from '@/lib/web/doctor-token';
import { freePort, loopback } from './lib/ports.mjs';
import type { Cluster } from './lib/postgres/cluster';
import { openThrowawayCluster } from './lib/postgres/throwaway';
import { withClient } from './lib/postgres/with-client';
import { makeTestDatabase, makeTestKeys, type TestDatabaseEnvironment } from './lib/test/database';
import { type OwnServer, startOwnServer } from './lib/test/own-server';

/** What the doctor and a collector of metrics hear from a real server behind a proxy. */

/** Another address of this machine: there a proxy is expected, as on any public address. */
const publicHost = '127.0.0.2';
const token = 'a-collector-of-metrics';
let cluster: Cluster;
let database: TestDatabaseEnvironment;
let server: OwnServer;
let own: URL;

beforeAll(async () => {
  cluster = await openThrowawayCluster();
  database = await makeTestDatabase(cluster, 'doctor', makeTestKeys());
  own = new URL(`http://${publicHost}:${await freePort()}`);
  server = await startOwnServer(database, { NEXTAUTH_URL: own.origin, METRICS_TOKEN: token });
});

afterAll(async () => {
  await server?.stop();
  await cluster?.stop();
});

type Headers = Record<string, string | string[] | undefined>;

/** Answers at the public address and passes on to the server with the headers that `change` makes of the client's. */
async function behindProxy<Result>(
  change: (headers: Headers) => Headers,
  work: () => Promise<Result>,
): Promise<Result> {
  const proxy: Server = createServer((incoming, outgoing) => {
    const headers = change(incoming.headers);
    const passed = request({ host: loopback, port: server.port, path: incoming.url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.end();
  });
  await new Promise<void>((resolve) => {
    proxy.listen(Number(own.port), publicHost, resolve);
  });
  try {
    return await work();
  } finally {
    proxy.closeAllConnections();
    await new Promise((resolve) => proxy.close(resolve));
  }
}

const asAsked = (headers: Headers): Headers => ({
  ...headers,
  host: own.host,
  'x-forwarded-host': own.host,
  'x-forwarded-proto': 'http',
  'x-forwarded-for': '203.0.113.9',
});

const diagnosis = (change: (headers: Headers) => Headers) =>
  behindProxy(change, () => readProxy(own, database.NEXTAUTH_SECRET));

describe('behind a proxy', () => {
  test('that does as the guide says everything arrives', async () => {
    expect(await diagnosis(asAsked)).toEqual({ host: true, protocol: true, client: 'set' });
    expect(await behindProxy(asAsked, () => readServer(own))).toEqual({ is: 'ready' });
  });

  test('that appends the address of the client everything arrives too', async () => {
    const appending = (headers: Headers) => ({
      ...asAsked(headers),
      'x-forwarded-for': `${headers['x-forwarded-for']}, 203.0.113.9`,
    });
    expect(await diagnosis(appending)).toEqual({ host: true, protocol: true, client: 'set' });
  });

  test('that passes on what the client says, the doctor finds out what it can make up', async () => {
    expect(await diagnosis((headers) => headers)).toEqual({ host: true, protocol: false, client: 'claimed' });
  });

  test('that sets nothing, the doctor finds out what is missing', async () => {
    const bare = ({ authorization }: Headers): Headers => ({ authorization, host: `${loopback}:${server.port}` });
    expect(await diagnosis(bare)).toMatchObject({ host: false });
  });

  test('the server answers no stranger, nor a doctor with another secret', async () => {
    const ask = (authorization?: string) =>
      fetch(`${server.baseUrl}/api/health/proxy`, { headers: authorization ? { authorization } : {} });
    const stale = makeDoctorToken(database.NEXTAUTH_SECRET, new Date(Date.now() - 600_000));
    for (const wrong of [undefined, 'Bearer ', `Bearer ${token}`, `Bearer ${stale}`]) {
      const answer = await ask(wrong);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toBe('Not found');
    }
    expect(await behindProxy(asAsked, () => readProxy(own, 'x'.repeat(32)))).toBe('refused');
  });
});

test('a server that is away, and one that is not ready, are told apart', async () => {
  expect(await readServer(new URL(`http://${publicHost}:${own.port}`))).toEqual({ is: 'away', code: 'ECONNREFUSED' });
  const asOwner = (sql: string) => withClient(database.TEST_OWNER_URL, (client) => client.query(sql));
  await asOwner(`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name LIKE '%newest_first'`);
  try {
    expect(await behindProxy(asAsked, () => readServer(own))).toEqual({ is: 'answered', status: 503 });
  } finally {
    await asOwner('UPDATE _prisma_migrations SET rolled_back_at = NULL');
  }
});

test('the age of the last backup is among the metrics, infinite while there is none', async () => {
  const value = async (name: string): Promise<string | undefined> => {
    const answer = await fetch(`${server.baseUrl}/api/metrics`, { headers: { authorization: `Bearer ${token}` } });
    return new RegExp(`^${name} (.*)$`, 'm').exec(await answer.text())?.[1];
  };
  const ages = async () => [
    await value('plainleaf_backup_age_seconds'),
    await value('plainleaf_backup_verified_age_seconds'),
  ];
  expect(await ages()).toEqual(['+Inf', '+Inf']);
  await withClient(database.TEST_OWNER_URL, (client) =>
    client.query(`INSERT INTO backup_status (started_at, made_at, byte_count, took_ms)
      VALUES (now(), now() - interval '1 hour', 1, 1)`),
  );
  const [age, verified] = await ages();
  expect(Number(age)).toBeGreaterThanOrEqual(3600);
  expect(Number(age)).toBeLessThan(3700);
  expect(verified).toBe('+Inf');
});
