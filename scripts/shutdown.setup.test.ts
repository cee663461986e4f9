import { createHash } from 'node:crypto';
import { mkdtemp, readFile } from 'node:fs/promises';
import { Agent, get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { passphrase } from '@/lib/test-support/clinic';
import { makeClinic, type TestClinic } from '@/lib/test-support/database';
import { issueForMaria } from '@/lib/test-support/handouts';
import { type HttpAnswer, type HttpMember, signInOverHttp } from './lib/http/member';
import type { Cluster } from './lib/postgres/cluster';
import { openThrowawayCluster } from './lib/postgres/throwaway';
import { withClient } from './lib/postgres/with-client';
import { waitUntil } from './lib/processes.mjs';
import { makeTestDatabase, makeTestKeys, type TestDatabaseEnvironment } from './lib/test/database';
import { type OwnServer, startOwnServer } from './lib/test/own-server';

/** A server is told to end while a clinician waits for a download: an upgrade, a restart, Ctrl+C. */

let cluster: Cluster;
let database: TestDatabaseEnvironment;
let clinic: TestClinic;
let handoutId = '';

beforeAll(async () => {
  cluster = await openThrowawayCluster();
  database = await makeTestDatabase(cluster, 'shutdown', makeTestKeys());
  Object.assign(process.env, database, { NEXTAUTH_URL: 'http://127.0.0.1:3000' });
  clinic = await makeClinic();
  handoutId = await issueForMaria(clinic.clinician);
});

afterAll(() => cluster.stop());

const signIn = (server: OwnServer): Promise<HttpMember> =>
  signInOverHttp(server.baseUrl, { email: clinic.clinician.email, password: passphrase }, server.distFolder);

/** Every audited request of the clinic waits meanwhile. */
async function whileTheTrailIsHeld<Result>(work: (letGo: () => Promise<void>) => Promise<Result>): Promise<Result> {
  return withClient(database.TEST_OWNER_URL, async (client) => {
    await client.query('begin');
    await client.query('select 1 from audit_chain where clinic_id = $1 for update', [clinic.id]);
    return work(async () => {
      await client.query('commit');
    });
  });
}

const waitsForTheTrail = (): Promise<boolean> =>
  withClient(database.TEST_OWNER_URL, async (client) =>
    waitUntil(async () => {
      const { rows } = await client.query(
        `select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock'`,
      );
      return rows[0].n > 0;
    }, 10_000),
  );

async function downloadedWhole(answer: HttpAnswer): Promise<boolean> {
  const sha256 = createHash('sha256')
    .update(Buffer.from(await answer.arrayBuffer()))
    .digest('hex');
  return answer.status === 200 && answer.headers.get('etag') === `"${sha256}"`;
}

describe('a server that is told to end', () => {
  test('finishes the download in flight, takes nothing new, signs the trail’s head and ends with 0', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'plainleaf-heads-'));
    const server = await startOwnServer(database, { PLAINLEAF_AUDIT_HEADS: folder });
    const member = await signIn(server);
    await whileTheTrailIsHeld(async (letGo) => {
      const download = member.fetch(`/api/handouts/${handoutId}/pdf`);
      expect(await waitsForTheTrail()).toBe(true);
      process.kill(server.pid, 'SIGTERM');
      const refused = () =>
        fetch(`${server.baseUrl}/api/health/live`).then(
          () => false,
          () => true,
        );
      expect(await waitUntil(refused, 2000)).toBe(true);
      await letGo();
      expect(await downloadedWhole(await download)).toBe(true);
    });
    expect(await server.ended).toEqual({ code: 0, signal: null });
    expect(server.log()).toMatch(/"event":"server.stopping","inFlight":[1-9]/);
    expect(server.log()).toContain('"event":"server.stopped","cut":0');
    expect(server.log()).not.toContain('server.not-closed');
    // Nothing that is worth waking somebody, from the start to the end.
    expect(server.log()).not.toMatch(/"level":50|process\.warning|DeprecationWarning/);
    const heads = await readFile(path.join(folder, `${clinic.id}.jsonl`), 'utf8');
    expect(heads.trim().split('\n')).toHaveLength(1);
  });

  test('is not ready from that moment, while it still serves whom a balancer sends until it has looked', async () => {
    const server = await startOwnServer(database, { SHUTDOWN_DELAY_MS: '3000' });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ready = () => ask(`${server.baseUrl}/api/health/ready`, agent);
    expect(await ready()).toEqual({ status: 200, keeps: true });
    process.kill(server.pid, 'SIGTERM');
    expect(await waitUntil(async () => (await ready()).status === 503, 1000, 5)).toBe(true);
    expect(await ready()).toEqual({ status: 503, keeps: false });
    expect((await ask(`${server.baseUrl}/sign-in`, agent)).status).toBe(200);
    expect((await server.ended).code).toBe(0);
  });

  test('cuts what is still in flight when its time is up', async () => {
    const server = await startOwnServer(database, { SHUTDOWN_LIMIT_MS: '300' });
    const member = await signIn(server);
    await whileTheTrailIsHeld(async () => {
      const download = member.fetch(`/api/handouts/${handoutId}/pdf`).then(downloadedWhole, () => 'cut');
      expect(await waitsForTheTrail()).toBe(true);
      const begun = Date.now();
      process.kill(server.pid, 'SIGTERM');
      expect(await download).toBe('cut');
      expect(await server.ended).toEqual({ code: 0, signal: null });
      expect(Date.now() - begun).toBeLessThan(6000);
    });
    expect(server.log()).toContain('"event":"server.stopped","cut":1');
  });
});

function ask(url: string, agent: Agent): Promise<{ status: number; keeps: boolean }> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (answer: IncomingMessage) => {
      answer.resume();
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, keeps: answer.headers.connection !== 'close' }));
    }).on('error', reject);
  });
}
