import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { passphrase } from '@/lib/test-support/clinic';
import { makeClinic, type TestClinic } from '@/lib/test-support/database';
import { newDraft } from '@/lib/test-support/handouts';
import { layWire, type Wire } from '@/lib/test-support/wire';
import { emptyLedger, whileTheyWork } from '../lib/faults/clinicians';
import { expectNothingLost } from '../lib/faults/nothing-lost';
import { type HttpMember, signInOverHttp } from '../lib/http/member';
import type { Cluster } from '../lib/postgres/cluster';
import { openThrowawayCluster, reopenThrowawayCluster } from '../lib/postgres/throwaway';
import { killTree, waitUntil } from '../lib/processes.mjs';
import { makeTestDatabase, makeTestKeys, type TestDatabaseEnvironment } from '../lib/test/database';
import { type OwnServer, startOwnServer } from '../lib/test/own-server';

/**
 * Real processes, ended with kill -9 while clinicians save and issue. The database is as durable as a clinic's own, and
 * behind a wire, so that it can come back at another port.
 */

const name = 'killed';
let cluster: Cluster;
let wire: Wire;
let database: TestDatabaseEnvironment;
let clinic: TestClinic;
let base: DraftContent;
let server: OwnServer;
let members: HttpMember[];

beforeAll(async () => {
  cluster = await openThrowawayCluster({ isDurable: true });
  database = await makeTestDatabase(cluster, name, makeTestKeys());
  wire = await layWire(new URL(database.DATABASE_APP_URL));
  database = { ...database, DATABASE_APP_URL: wire.url };
  Object.assign(process.env, database, { NEXTAUTH_URL: 'http://127.0.0.1:3000' });
  clinic = await makeClinic();
  base = (await newDraft(clinic.clinician)).content;
  server = await startOwnServer(database);
  members = [];
  for (let count = 0; count < 5; count += 1) {
    const signIn = { email: clinic.clinician.email, password: passphrase };
    members.push(await signInOverHttp(server.baseUrl, signIn, server.distFolder));
  }
});

afterAll(async () => {
  await server.stop();
  await wire.close();
  await cluster.stop();
});

async function killDatabase(): Promise<void> {
  const pid = Number((await readFile(path.join(cluster.folder, 'postmaster.pid'), 'utf8')).split('\n')[0]);
  await killTree(pid);
}

async function startDatabase(): Promise<void> {
  cluster = await reopenThrowawayCluster(cluster);
  wire.leadTo(cluster.port);
  process.env.TEST_OWNER_URL = cluster.urlOf(name);
}

const ready = (): Promise<number> =>
  fetch(`${server.baseUrl}/api/health/ready`, { signal: AbortSignal.timeout(20_000) }).then(
    (answer) => answer.status,
    () => 0,
  );

describe('R1: with kill -9 while clinicians save and issue', () => {
  test('of the database, three times, nothing that was acknowledged is lost and no handout is half issued', async () => {
    const ledger = emptyLedger();
    for (let round = 0; round < 3; round += 1) {
      await whileTheyWork(members, base, ledger, async () => {
        await killDatabase();
        expect(await waitUntil(async () => (await ready()) === 503, 10_000)).toBe(true);
        await startDatabase();
        expect(await waitUntil(async () => (await ready()) === 200, 30_000)).toBe(true);
      });
    }
    expect(ledger.failures.length).toBeGreaterThan(0);
    await expectNothingLost(clinic, ledger);
  });

  test('of the server, three times, the same; it serves again as soon as it is started', async () => {
    const ledger = emptyLedger();
    for (let round = 0; round < 3; round += 1) {
      await whileTheyWork(members, base, ledger, async () => {
        process.kill(server.pid, 'SIGKILL');
        await server.ended;
        server = await startOwnServer(database, {}, server.port);
      });
    }
    expect(ledger.failures.length).toBeGreaterThan(0);
    await expectNothingLost(clinic, ledger);
  });
});

describe('R2: seen from outside, while the database', () => {
  for (const [how, words] of [
    ['swallow', 'swallows what is sent'],
    ['refuse', 'refuses connections'],
  ] as const) {
    test(`${words}, the server says within 3 seconds that it is not ready, stays up, and heals by itself`, async () => {
      expect(await ready()).toBe(200);
      await wire.behave(how);
      const begun = Date.now();
      expect(await ready()).toBe(503);
      expect(Date.now() - begun).toBeLessThan(3_500);
      expect((await fetch(`${server.baseUrl}/api/health/live`)).status).toBe(200);
      await wire.behave('pass');
      expect(await waitUntil(async () => (await ready()) === 200, 5_000)).toBe(true);
    });
  }
});
