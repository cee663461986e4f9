import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { passphrase } from '@/lib/test-support/clinic';
import { makeClinic, type TestClinic } from '@/lib/test-support/database';
import { newDraft } from '@/lib/test-support/handouts';
import { emptyLedger, whileTheyWork } from '../lib/faults/clinicians';
import { expectNothingLost } from '../lib/faults/nothing-lost';
import { type HttpMember, signInOverHttp } from '../lib/http/member';
import { freePort, loopback } from '../lib/ports.mjs';
import type { Cluster } from '../lib/postgres/cluster';
import { openThrowawayCluster } from '../lib/postgres/throwaway';
import { makeTestDatabase, makeTestKeys, type TestDatabaseEnvironment } from '../lib/test/database';
import { type Nginx, startNginx } from '../lib/test/nginx';
import { type OwnServer, startOwnServer } from '../lib/test/own-server';

/** Two instances behind nginx as deploy/nginx.conf sets it up, while clinicians save and issue. */

let cluster: Cluster;
let database: TestDatabaseEnvironment;
let clinic: TestClinic;
let base: DraftContent;
let nginx: Nginx;
let servers: OwnServer[];
let members: HttpMember[];
let start: (port: number) => Promise<OwnServer>;

beforeAll(async () => {
  cluster = await openThrowawayCluster();
  database = await makeTestDatabase(cluster, 'behind_nginx', makeTestKeys());
  Object.assign(process.env, database, { NEXTAUTH_URL: 'http://127.0.0.1:3000' });
  clinic = await makeClinic();
  base = (await newDraft(clinic.clinician)).content;
  const ports = [await freePort(), await freePort()];
  // nginx asks the instances when it starts, so they stand first; both are known to people by nginx's address.
  const nginxPort = { now: 0 };
  start = (port) =>
    startOwnServer(database, { NEXTAUTH_URL: `http://${loopback}:${nginxPort.now}`, SHUTDOWN_DELAY_MS: '1000' }, port);
  // All clinicians share one address here and never pause.
  nginx = await startNginx(ports, { limits: false });
  nginxPort.now = nginx.port;
  servers = [];
  for (const port of ports) servers.push(await start(port));
  members = [];
  for (let count = 0; count < 5; count += 1) {
    const [{ distFolder } = { distFolder: '' }] = servers;
    const signIn = { email: clinic.clinician.email, password: passphrase };
    members.push(await signInOverHttp(`http://${loopback}:${nginx.port}`, signIn, distFolder));
  }
});

afterAll(async () => {
  await nginx.stop();
  for (const server of servers) await server.stop();
  await cluster.stop();
});

describe('of two instances behind nginx', () => {
  test('each is stopped and started again in the middle of the work, and nobody sees an error', async () => {
    const ledger = emptyLedger();
    await whileTheyWork(members, base, ledger, async () => {
      for (const [index, server] of servers.entries()) {
        process.kill(server.pid, 'SIGTERM');
        expect(await server.ended).toEqual({ code: 0, signal: null });
        servers[index] = await start(server.port);
      }
    });
    expect(ledger.failures).toEqual([]);
    await expectNothingLost(clinic, ledger);
  });

  test('one is killed in the middle of the work: only what it was doing fails, and nothing acknowledged is lost', async () => {
    const ledger = emptyLedger();
    await whileTheyWork(members, base, ledger, async () => {
      const [, second] = servers;
      if (!second) throw new Error('there are two');
      process.kill(second.pid, 'SIGKILL');
      await second.ended;
      servers[1] = await start(second.port);
    });
    // Each clinician has one request on its way at a time.
    expect(ledger.failures.length).toBeLessThanOrEqual(members.length);
    await expectNothingLost(clinic, ledger);
  });
});
