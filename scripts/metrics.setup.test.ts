import { afterAll, beforeAll, expect, test } from 'vitest';
import { passphrase } from '@/lib/test-support/clinic';
import { makeClinic, type TestClinic } from '@/lib/test-support/database';
import { issueForMaria, maria } from '@/lib/test-support/handouts';
import { signInOverHttp } from './lib/http/member';
import type { Cluster } from './lib/postgres/cluster';
import { openThrowawayCluster } from './lib/postgres/throwaway';
import { waitUntil } from './lib/processes.mjs';
import { makeTestDatabase, makeTestKeys } from './lib/test/database';
import { type OwnServer, startOwnServer } from './lib/test/own-server';

/** What a collector of metrics reads off a real server on which a clinician has worked. */

const token = 'a-collector-of-metrics';
let cluster: Cluster;
let clinic: TestClinic;
let server: OwnServer;
let handoutId = '';

beforeAll(async () => {
  cluster = await openThrowawayCluster();
  const database = await makeTestDatabase(cluster, 'metrics', makeTestKeys());
  Object.assign(process.env, database, { NEXTAUTH_URL: 'http://127.0.0.1:3000' });
  clinic = await makeClinic();
  handoutId = await issueForMaria(clinic.clinician);
  server = await startOwnServer(database, { METRICS_TOKEN: token });
});

afterAll(async () => {
  await server.stop();
  await cluster.stop();
});

const metrics = (authorization?: string): Promise<Response> =>
  fetch(`${server.baseUrl}/api/metrics`, { headers: authorization ? { authorization } : {} });

test('is there for whoever shows the token, and for nobody else', async () => {
  for (const wrong of [undefined, 'Bearer ', `Bearer ${token}x`, token])
    expect((await metrics(wrong)).status).toBe(404);
  expect((await metrics(`Bearer ${token}`)).status).toBe(200);
});

test('counts requests by route, connections, documents and the process, and names no patient, row or person', async () => {
  const member = await signInOverHttp(
    server.baseUrl,
    { email: clinic.clinician.email, password: passphrase },
    server.distFolder,
  );
  expect(await member.call('searchHistory', { q: maria.name })).toMatchObject({ ok: true });
  // To the last byte: an answer that nobody reads to its end has not been given.
  const statusOf = async (address: string) => {
    const answer = await member.fetch(address);
    await answer.arrayBuffer();
    return answer.status;
  };
  expect(await statusOf(`/handouts/${handoutId}`)).toBe(200);
  expect(await statusOf(`/api/handouts/${handoutId}/pdf`)).toBe(200);
  expect(await statusOf(`/nowhere/${handoutId}`)).toBe(404);
  let text = '';
  await waitUntil(async () => {
    text = await (await metrics(`Bearer ${token}`)).text();
    return text.includes('route="other",code="404"');
  }, 5_000);
  const value = (series: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${series} `))
        ?.slice(series.length + 1),
    );

  const took = 'plainleaf_http_request_duration_seconds_count';
  expect(value(`${took}{method="GET",route="/api/handouts/[id]/pdf",code="200"}`)).toBe(1);
  expect(value(`${took}{method="GET",route="/handouts/[id]",code="200"}`)).toBe(1);
  expect(value(`${took}{method="GET",route="other",code="404"}`)).toBe(1);
  expect(value(`plainleaf_db_connections{database="primary",state="waiting"}`)).toBe(0);
  expect(value(`plainleaf_db_connections{database="primary",state="idle"}`)).toBeGreaterThan(0);
  expect(value(`plainleaf_pdf_documents{state="waiting"}`)).toBe(0);
  expect(value('process_resident_memory_bytes')).toBeGreaterThan(50e6);
  expect(value('process_cpu_seconds_total')).toBeGreaterThan(0);
  for (const secret of [handoutId, clinic.id, maria.name, 'Maria', clinic.clinician.email]) {
    expect(text).not.toContain(secret);
  }
});
