import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { demoAccounts, demoPassphrase } from '../../lib/demo/accounts';
import type { DraftContent } from '../../lib/domain/handout/draft';
import { ensureNextBuild, ensurePdfWorker, ensurePrismaClient } from './artifacts';
import { baseDraft } from './bench/base-draft';
import { machine } from './bench/machine';
import { spreadOf, tenth } from './bench/spread';
import { doMainJob, steps, type Times } from './bench-security/main-job';
import { unprotect } from './bench-security/unprotect';
import { type HttpMember, signInOverHttp } from './http/member';
import { loopback } from './ports.mjs';
import type { Cluster } from './postgres/cluster';
import { openThrowawayCluster } from './postgres/throwaway';
import { withClient } from './postgres/with-client';
import { rootFolder } from './root-folder.mjs';
import { step } from './step-line.mjs';
import { makeTestDatabase, makeTestKeys, type TestKeys } from './test/database';
import { testDistFolder } from './test/dist-folder';
import { startOwnServer } from './test/own-server';

const results = path.join(rootFolder, 'bench', 'results', 'security.json');

/** Of the main job's time on the server, at p50. */
const MAX_RATIO = 1.5;
const WARM_UP = 5;
const RUNS = 40;

type Side = { member: HttpMember; base: DraftContent; stop: () => Promise<void> };

/**
 * npm run bench:security: what row-level security and the audit trail cost. The main job is done in turns on two servers
 * of the same build, one on a database with both and one on a database without; durable, on one PostgreSQL. The exit code
 * says whether the limit is kept.
 */
export async function main(): Promise<number> {
  await step('Generate', 'Prisma client, PDF workers', async () => {
    await ensurePrismaClient();
    await ensurePdfWorker();
  });
  await step('Build', 'building', (say) => ensureNextBuild(testDistFolder, { say }));
  const cluster = await step('PostgreSQL', 'a throwaway of our own', () => openThrowawayCluster({ isDurable: true }));
  const sides: Side[] = [];
  try {
    const keys = makeTestKeys();
    const guarded = await step('Guarded', 'seeding', () => raise(cluster, 'guarded', keys, async () => {}));
    sides.push(guarded);
    const bare = await step('Bare', 'seeding', () => raise(cluster, 'bare', keys, unprotect));
    sides.push(bare);
    const times: { guarded: Times[]; bare: Times[] } = { guarded: [], bare: [] };
    await step('Main job', 'in turns', async (say) => {
      for (let run = 0; run < WARM_UP + RUNS; run += 1) {
        // Who comes first changes: neither always finds the machine as the other left it.
        const turns = run % 2 === 0 ? (['guarded', 'bare'] as const) : (['bare', 'guarded'] as const);
        for (const name of turns) {
          const { member, base } = name === 'guarded' ? guarded : bare;
          const taken = await doMainJob(member, base, run);
          if (run >= WARM_UP) times[name].push(taken);
        }
        say(`${run + 1} of ${WARM_UP + RUNS}`);
      }
    });
    const report = {
      command: 'npm run bench:security',
      at: new Date().toISOString(),
      machine: machine(),
      what: 'milliseconds over HTTP of the main job and its steps, with row-level security and audit trail and without',
      limit: { p50Ratio: MAX_RATIO },
      ...compared(times),
    };
    await writeFile(results, `${JSON.stringify(report, null, 2)}\n`);
    console.log(JSON.stringify(report, null, 2));
    return report.isKept ? 0 : 1;
  } finally {
    for (const side of sides) await side.stop();
    await cluster.stop();
  }
}

async function raise(
  cluster: Cluster,
  name: string,
  keys: TestKeys,
  change: (ownerUrl: string) => Promise<void>,
): Promise<Side> {
  const database = await makeTestDatabase(cluster, name, keys);
  Object.assign(process.env, database, { NEXTAUTH_URL: `http://${loopback}` });
  const { seedDemo } = await import('../../prisma/seed');
  await seedDemo({ appUrl: database.TEST_APP_URL });
  const email = demoAccounts.find(({ role }) => role === 'clinician')?.email ?? '';
  const who = await withClient(database.TEST_OWNER_URL, async (client) => {
    const { rows } = await client.query('select clinic_id, user_id from member where email = $1', [email]);
    return { clinicId: String(rows[0]?.clinic_id), userId: String(rows[0]?.user_id) };
  });
  const base = await baseDraft(database.TEST_APP_URL, who);
  await change(database.TEST_OWNER_URL);
  const server = await startOwnServer(database, { PLAINLEAF_DEMO: '1', LOG_LEVEL: 'warn' });
  const member = await signInOverHttp(server.baseUrl, { email, password: demoPassphrase }, testDistFolder);
  return { member, base, stop: () => server.stop() };
}

function compared(times: { guarded: Times[]; bare: Times[] }) {
  const whole = (all: readonly Times[]) => spreadOf(all.map((one) => steps.reduce((sum, name) => sum + one[name], 0)));
  const of = (all: readonly Times[]) =>
    Object.fromEntries(steps.map((name) => [name, spreadOf(all.map((one) => one[name]))]));
  const [guarded, bare] = [whole(times.guarded), whole(times.bare)];
  const ratio = tenth((guarded.p50 / bare.p50) * 10) / 10;
  return {
    mainJob: { guarded, bare, p50Ratio: ratio },
    steps: { guarded: of(times.guarded), bare: of(times.bare) },
    isKept: ratio <= MAX_RATIO,
  };
}
