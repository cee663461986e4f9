import { decode } from 'next-auth/jwt';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { passphrase } from '@/lib/test-support/clinic';
import { makeClinic, type TestClinic } from '@/lib/test-support/database';
import { leanFetch } from './lib/http/lean-fetch';
import { type HttpMember, signInOverHttp } from './lib/http/member';
import type { Cluster } from './lib/postgres/cluster';
import { openThrowawayCluster } from './lib/postgres/throwaway';
import { makeTestDatabase, makeTestKeys, type TestDatabaseEnvironment } from './lib/test/database';
import { type OwnServer, startOwnServer } from './lib/test/own-server';

/** Real requests to a real server; lib/web/request-gate.test.ts tests the gate by itself. */

const pages = ['/', '/library', '/handouts/drafts', '/', '/settings', '/'];

let cluster: Cluster;
let database: TestDatabaseEnvironment;
let server: OwnServer;
let busy: TestClinic;
let other: TestClinic;

beforeAll(async () => {
  cluster = await openThrowawayCluster();
  database = await makeTestDatabase(cluster, 'turns', makeTestKeys());
  Object.assign(process.env, database, { NEXTAUTH_URL: 'http://127.0.0.1:3000' });
  busy = await makeClinic();
  other = await makeClinic();
  server = await startOwnServer(database);
  // The first load of each page and the first connections to the database take their time.
  const member = await signIn(busy);
  for (const page of pages) await member.fetch(page);
});

afterAll(async () => {
  await server?.stop();
  await cluster?.stop();
});

const signIn = ({ clinician: { email } }: TestClinic): Promise<HttpMember> =>
  signInOverHttp(server.baseUrl, { email, password: passphrase }, server.distFolder, leanFetch);

const statusesOf = (answers: readonly { status: number }[]): number[] => [
  ...new Set(answers.map(({ status }) => status)),
];

test('the cookie of a sign-in names the person, so that all their sessions share their turns', async () => {
  const [, token = ''] = /plainleaf\.session=([^;]+)/.exec((await signIn(busy)).cookie()) ?? [];
  const read = await decode({ token, secret: database.NEXTAUTH_SECRET });
  expect(read).toMatchObject({ userId: busy.clinician.scope.userId, sessionSecret: expect.any(String) });
});

test('a person who asks for six pages at once gets all of them', async () => {
  const member = await signIn(busy);
  expect(statusesOf(await Promise.all(pages.map((page) => member.fetch(page))))).toEqual([200]);
});

test('a member with four hundred requests in two sessions is told to retry, while another clinic gets its pages', async () => {
  const sessions = [await signIn(busy), await signIn(busy)];
  const bystander = await signIn(other);
  let answered = 0;
  const all = Array.from({ length: 200 }, () => sessions)
    .flat()
    .map(async (session) => {
      const answer = await session.fetch('/api/auth/csrf');
      answered += 1;
      return answer;
    });
  expect((await bystander.fetch('/')).status).toBe(200);
  expect(answered).toBeLessThan(400);
  const answers = await Promise.all(all);
  expect(statusesOf(answers).toSorted()).toEqual([200, 503]);
  const refused = answers.filter(({ status }) => status === 503);
  // At least one turn and its line are served.
  expect(refused.length).toBeLessThanOrEqual(400 - 128);
  expect(await refused[0]?.json()).toEqual({ ok: false, failure: { code: 'busy', retryAfterSeconds: 1 } });
  for (const { headers } of refused) expect(headers.get('retry-after')).toBe('1');
  // Who was refused is served as soon as the line has room.
  for (const session of sessions) expect((await session.fetch('/')).status).toBe(200);
});
