import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Client } from 'pg';
import { demoAccounts, demoPassphrase } from '../../lib/demo/accounts';
import { ensureNextBuild, ensurePdfWorker, ensurePrismaClient } from './artifacts';
import { SetupFailure } from './failure';
import { type HttpMember, signInOverHttp } from './http/member';
import { openThrowawayCluster } from './postgres/throwaway';
import { rootFolder } from './root-folder.mjs';
import { type Scan, sqlmap, wapiti } from './scan/programs';
import { startingPages, targets } from './scan/targets';
import { step } from './step-line.mjs';
import { makeTestDatabase, makeTestKeys } from './test/database';
import { findProgram } from './test/debian-program';
import { testDistFolder } from './test/dist-folder';
import { startOwnServer } from './test/own-server';

/** npm run security:table reads it beside the results of the tests. */
const results = path.join(rootFolder, 'build', 'test-results', 'scan.json');

/**
 * npm run test:scan (S39): sqlmap and wapiti on the production build, signed in as an admin, on loopback and a database
 * of their own. Takes some minutes, so it stands beside npm test. The exit code says whether nothing was found.
 */
export async function main(): Promise<number> {
  const sqlmapProgram = await step('sqlmap', 'looking', () => findProgram('sqlmap', 'sqlmap'));
  const wapitiProgram = await step('wapiti', 'looking', () => findProgram('wapiti', 'wapiti'));
  await step('Generate', 'Prisma client, PDF workers', async () => {
    await ensurePrismaClient();
    await ensurePdfWorker();
  });
  await step('Build', 'building', (say) => ensureNextBuild(testDistFolder, { say }));
  const cluster = await step('PostgreSQL', 'a throwaway of our own', () => openThrowawayCluster());
  try {
    const database = await makeTestDatabase(cluster, 'scan', makeTestKeys());
    const { seedDemo } = await import('../../prisma/seed');
    await seedDemo({ appUrl: database.TEST_APP_URL });
    const server = await startOwnServer(database, { LOG_LEVEL: 'warn' });
    const { baseUrl } = server;
    try {
      // Who may open the most.
      const email = demoAccounts.find(({ role }) => role === 'admin')?.email ?? '';
      const admin = await signInOverHttp(baseUrl, { email, password: demoPassphrase }, testDistFolder);
      const cookie = admin.cookie();
      const scans: Scan[] = [];
      for (const target of targets(baseUrl, await sectionFor(email, database.TEST_OWNER_URL))) {
        scans.push(await step('sqlmap', target.name, () => sqlmap(sqlmapProgram, target, cookie)));
        await requireSignedIn(admin);
      }
      scans.push(
        await step('wapiti', 'every page', () => wapiti(wapitiProgram, baseUrl, startingPages(baseUrl), cookie)),
      );
      await requireSignedIn(admin);
      return await report(scans);
    } finally {
      await server.stop();
    }
  } finally {
    await cluster.stop();
  }
}

/** One that they may read: a request answered with "not found" is tried no further. */
async function sectionFor(email: string, ownerUrl: string): Promise<string> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(
    `select section.id from section
     join member on member.clinic_id = section.clinic_id
     join user_account on user_account.id = member.user_id
     where user_account.email = $1 limit 1`,
    [email],
  );
  await client.end();
  const [section] = rows;
  if (!section) throw new Error(`The clinic of ${email} has no sections`);
  return section.id;
}

/** What scans the sign-in page alone has found nothing because it saw nothing. */
async function requireSignedIn(admin: HttpMember): Promise<void> {
  const answer = await admin.fetch('/admin');
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new SetupFailure(`The scan is no longer signed in: /admin answers ${answer.status}`);
}

async function report(scans: readonly Scan[]): Promise<number> {
  const file = 'scripts/lib/scan.ts';
  const told = scans.map(({ program, tried, findings }) => ({
    file,
    title: `S39 ${program} finds nothing in: ${tried}`,
    passed: findings.length === 0,
  }));
  await mkdir(path.dirname(results), { recursive: true });
  await writeFile(results, `${JSON.stringify(told, null, 2)}\n`);
  for (const { program, tried, findings } of scans) {
    for (const finding of findings) console.log(`✗ ${program}, ${tried}: ${finding}`);
  }
  const found = scans.reduce((sum, { findings }) => sum + findings.length, 0);
  console.log(`\n${scans.length} scans, ${found} findings`);
  return found === 0 ? 0 : 1;
}
