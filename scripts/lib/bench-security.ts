import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureNextBuild, ensurePdfWorker, ensurePrismaClient } from './artifacts';
import { machine } from './bench/machine';
import { MAX_RATIO, measureCost } from './bench-security/cost-of-protection';
import { limits, measureFairness } from './bench-security/fairness';
import { type ServedClinics, serveClinics } from './bench-security/served-clinics';
import { unprotect } from './bench-security/unprotect';
import type { Cluster } from './postgres/cluster';
import { openThrowawayCluster } from './postgres/throwaway';
import { rootFolder } from './root-folder.mjs';
import { step } from './step-line.mjs';
import { makeTestKeys } from './test/database';
import { testDistFolder } from './test/dist-folder';

const results = path.join(rootFolder, 'bench', 'results', 'security.json');

/**
 * npm run bench:security: what row-level security and the audit trail cost, with the main job done in turns on two servers
 * of the same build; and what a member of another clinic waits for while somebody sends hostile input. All on one durable
 * PostgreSQL and one machine. The exit code says whether the limits are kept.
 */
export async function main(): Promise<number> {
  await step('Generate', 'Prisma client, workers', async () => {
    await ensurePrismaClient();
    await ensurePdfWorker();
  });
  await step('Build', 'building', (say) => ensureNextBuild(testDistFolder, { say }));
  const cluster = await step('PostgreSQL', 'a throwaway of our own', () => openThrowawayCluster({ isDurable: true }));
  try {
    const cost = await compareCost(cluster);
    const fairness = await withClinics(cluster, 'fairness', (clinics) =>
      step('Hostile load', 'measuring', (say) => measureFairness(clinics, say)),
    );
    const report = {
      command: 'npm run bench:security',
      at: new Date().toISOString(),
      machine: machine(),
      what: 'milliseconds over HTTP, from asking to the last byte; the senders share the machine with the server',
      limits: { ...limits, costP50Ratio: MAX_RATIO },
      cost,
      fairness,
      isKept: cost.isKept && fairness.isKept,
    };
    await writeFile(results, `${JSON.stringify(report, null, 2)}\n`);
    console.log(JSON.stringify(report, null, 2));
    return report.isKept ? 0 : 1;
  } finally {
    await cluster.stop();
  }
}

const compareCost = (cluster: Cluster) =>
  withClinics(cluster, 'guarded', (guarded) =>
    withClinics(
      cluster,
      'bare',
      async (bare) => {
        const clinician = 'clinician@riverside.example';
        const desks = [await guarded.seat(clinician), await bare.seat(clinician)] as const;
        return step('Main job', 'in turns', (say) => measureCost(...desks, say));
      },
      unprotect,
    ),
  );

/** One set of keys, because the application reads them once. */
const keys = makeTestKeys();

async function withClinics<Result>(
  cluster: Cluster,
  name: string,
  work: (clinics: ServedClinics) => Promise<Result>,
  change?: (ownerUrl: string) => Promise<void>,
): Promise<Result> {
  const clinics = await step('Clinics', name, () => serveClinics(cluster, name, keys, change));
  try {
    return await work(clinics);
  } finally {
    await clinics.stop();
  }
}
