import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { ensureNextBuild, ensurePdfWorker, ensurePrismaClient } from './artifacts';
import { machine } from './bench/machine';
import { measureActions } from './bench-builder/actions';
import { measureEdits } from './bench-builder/edits';
import { measureFindings } from './bench-builder/findings';
import { measureFirstLoad } from './bench-builder/first-load';
import { signedIn } from './bench-builder/session';
import { openThrowawayCluster } from './postgres/throwaway';
import { rootFolder } from './root-folder.mjs';
import { step } from './step-line.mjs';
import { findChromium } from './test/chromium';
import { makeTestDatabase, makeTestKeys } from './test/database';
import { testDistFolder } from './test/dist-folder';
import { startOwnServer } from './test/own-server';

const results = path.join(rootFolder, 'bench', 'results', 'builder.json');

/**
 * npm run bench:builder: how the builder feels, in a real browser, on the production build and a database of its own.
 * What is asked of each figure stands beside it; the exit code says whether all are kept.
 */
export async function main(): Promise<number> {
  await step('Generate', 'Prisma client, PDF workers', async () => {
    await ensurePrismaClient();
    await ensurePdfWorker();
  });
  await step('Build', 'building', (say) => ensureNextBuild(testDistFolder, { say }));
  const executablePath = await step('Chromium', 'looking', (say) => findChromium(say));
  const cluster = await step('PostgreSQL', 'a throwaway of our own', () => openThrowawayCluster());
  try {
    const database = await makeTestDatabase(cluster, 'bench_builder', makeTestKeys());
    const { seedDemo } = await import('../../prisma/seed');
    await seedDemo({ appUrl: database.TEST_APP_URL });
    const server = await startOwnServer(database, { PLAINLEAF_DEMO: '1', LOG_LEVEL: 'warn' });
    const { baseUrl } = server;
    const browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
    });
    try {
      const context = await signedIn(browser, baseUrl);
      const report = {
        command: 'npm run bench:builder',
        at: new Date().toISOString(),
        machine: machine(),
        browser: browser.version(),
        firstLoadKbGzipped: await step('First load', 'measuring', () => measureFirstLoad(context, baseUrl)),
        edits: await step('Edits', 'typing', () => measureEdits(browser, context)),
        findings: await step('Findings', 'typing', () => measureFindings(context)),
        actions: await step('Actions', 'making a handout', () => measureActions(context)),
      };
      await writeFile(results, `${JSON.stringify(report, null, 2)}\n`);
      console.log(JSON.stringify(report, null, 2));
      const kept = [report.firstLoadKbGzipped, report.edits, report.findings, report.actions].every(
        ({ isKept }) => isKept,
      );
      return kept ? 0 : 1;
    } finally {
      await browser.close();
      await server.stop();
    }
  } finally {
    await cluster.stop();
  }
}
