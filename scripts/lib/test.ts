import { parseArgs } from 'node:util';
import { ensurePdfWorker, ensurePrismaClient } from './artifacts';
import { errorText, SetupFailure } from './failure';
import { listenForInterruption } from './interruption';
import type { Cluster } from './postgres/cluster';
import { openThrowawayCluster } from './postgres/throwaway';
import { lastLines } from './processes';
import { seconds, step } from './step-line.mjs';
import { findChromium } from './test/chromium';
import { ensureCjkFonts } from './test/cjk-fonts';
import { add, type Counts, noCounts } from './test/counts';
import { makeTestDatabase, makeTestKeys } from './test/database';
import { testDistFolder } from './test/dist-folder';
import * as stages from './test/stages';

const groups = ['static', 'unit', 'pages', 'db', 'setup', 'faults', 'e2e'] as const;
type Group = (typeof groups)[number];

/** Servers and databases are killed for minutes: where every change is tried (CI), and when asked for. */
const usual = groups.filter((group) => group !== 'faults' || Boolean(process.env.CI));

const shownLines = 120;

/**
 * npm test: everything, on a database, a port and a build of its own, so that it runs beside a started app and never
 * touches its data. A failing stage does not keep the others from being counted. Answers the exit code.
 */
export async function main(args: string[]): Promise<number> {
  const { groups: wanted, files } = chosen(args);
  const started = Date.now();
  const { signal } = listenForInterruption();
  let cluster: Cluster | undefined;
  let total = noCounts;

  const stage = async (name: string, work: (context: stages.StageContext) => Promise<stages.StageResult>) => {
    if (signal.aborted) return false;
    const result = await runStage(name, { signal, files }, work);
    total = add(total, result);
    if (result.failed > 0) {
      const log = await stages.writeLog(name, result.output);
      console.log(`${indent(lastLines(result.output, shownLines))}\n\n  The whole output: ${log}\n`);
    }
    return result.failed === 0;
  };

  try {
    const has = (group: Group) => wanted.includes(group);
    const chromium = has('pages') || has('e2e') ? await prepareChromium() : undefined;
    await prepareSources(signal);
    if (has('unit') || has('pages')) {
      await step('Fonts', 'Chinese and Korean', (say) => ensureCjkFonts(say, signal));
    }
    if (has('static')) {
      await stage('Type check', async (context) => {
        await stages.writeNextTypes(context);
        return stages.typeCheck(context);
      });
      await stage('Lint', stages.lint);
      await stage('Format', stages.format);
      await stage('Import rules', stages.importRules);
    }
    if (has('unit')) await stage('Unit', (context) => stages.vitest('unit', context));
    if (has('pages')) {
      await stage('Pages', (context) =>
        chromium?.path
          ? stages.vitest('pages', context, { CHROMIUM_PATH: chromium.path })
          : noChromium(chromium?.problem),
      );
    }
    const keys = makeTestKeys();
    if (has('db') || has('e2e'))
      cluster = await step('PostgreSQL', 'a throwaway of our own', () => openThrowawayCluster());
    if (has('db') && cluster) {
      const database = await makeTestDatabase(cluster, 'db_tests', keys);
      await stage('Database', (context) => stages.vitest('db', context, database));
    }
    const built = has('setup') || has('faults') || has('e2e') ? await stage('Build', stages.productionBuild) : false;
    if (has('setup') && built) {
      await stage('Start', (context) => stages.vitest('setup', context, { PLAINLEAF_DIST_DIR: testDistFolder }));
    }
    if (has('faults') && built) {
      const env = { PLAINLEAF_DIST_DIR: testDistFolder };
      await stage('Faults', (context) => stages.vitest('faults', context, env));
    }
    if (has('e2e') && built && cluster) {
      const database = await makeTestDatabase(cluster, 'browser_tests', keys);
      const { seedDemo } = await import('../../prisma/seed');
      await seedDemo({ appUrl: database.TEST_APP_URL });
      const found = chromium;
      await stage('Browser', (context) =>
        found?.path ? stages.browserTests(found.path, database, context) : noChromium(found?.problem),
      );
    }
  } finally {
    await cluster?.stop();
  }
  if (signal.aborted) return 130;
  console.log(`\nAll of it took ${seconds(Date.now() - started).trim()}.`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

/** `npm test -- --only db,e2e templates`: the stages to run, and parts of the paths of the test files to run in them. */
function chosen(args: string[]): { groups: readonly Group[]; files: readonly string[] } {
  const { values, positionals: files } = parseArgs({
    args,
    options: { only: { type: 'string', multiple: true } },
    allowPositionals: true,
  });
  const names = (values.only ?? []).flatMap((names) => names.split(','));
  if (names.length === 0) return { groups: usual, files };
  const wanted = groups.filter((group) => names.includes(group));
  if (wanted.length === names.length) return { groups: wanted, files };
  throw new SetupFailure(`--only takes some of ${groups.join(', ')}, not "${names.join(',')}".`);
}

async function prepareChromium(): Promise<{ path?: string; problem?: string }> {
  try {
    return await step('Chromium', 'looking', async (say) => {
      const path = await findChromium(say);
      say(path);
      return { path };
    });
  } catch (error) {
    return { problem: errorText(error) };
  }
}

async function noChromium(problem = 'No Chromium was found.'): Promise<stages.StageResult> {
  return { passed: 0, failed: 1, output: problem };
}

async function prepareSources(signal: AbortSignal): Promise<void> {
  await step('Generate', 'Prisma client, PDF worker', async (say) => {
    const client = await ensurePrismaClient({ signal });
    const worker = await ensurePdfWorker({ signal });
    say(client || worker ? 'Prisma client, PDF worker' : 'up to date');
  });
}

async function runStage(
  name: string,
  context: Omit<stages.StageContext, 'say'>,
  work: (context: stages.StageContext) => Promise<stages.StageResult>,
): Promise<stages.StageResult> {
  let result: stages.StageResult | undefined;
  try {
    await step(name, 'running', async (say) => {
      result = await work({ ...context, say }).catch((error: unknown) => ({
        passed: 0,
        failed: 1,
        output: String(error),
      }));
      if (result.passed + result.failed > 0) say(inWords(result));
      if (result.failed > 0) throw new SetupFailure('A failed stage shows a cross; its counts are in the result.');
    });
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error;
  }
  return result ?? { passed: 0, failed: 1, output: 'The stage ended without a result.' };
}

function inWords({ passed, failed }: Counts): string {
  return failed === 0 ? `${passed} passed` : `${passed} passed, ${failed} FAILED`;
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}
