import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { ensurePdfWorker, ensurePrismaClient } from './artifacts';
import { errorText, SetupFailure } from './failure';
import { listenForInterruption } from './interruption.mjs';
import type { Cluster } from './postgres/cluster';
import { openThrowawayCluster } from './postgres/throwaway';
import { lastLines } from './processes.mjs';
import { seconds, step } from './step-line.mjs';
import { specsAffectedSince } from './test/changed';
import { findChromium } from './test/chromium';
import { ensureCjkFonts } from './test/cjk-fonts';
import { makeTestDatabase, makeTestKeys } from './test/database';
import { testDistFolder } from './test/dist-folder';
import { openProgress } from './test/progress';
import { add, noCounts } from './test/reports';
import { runTasks, type Task } from './test/schedule';
import * as stages from './test/stages';
import { slowestTests, stageTimes, type TimedStage } from './test/timings';

const groups = ['typecheck', 'lint', 'unit', 'components', 'pages', 'db', 'setup', 'long', 'e2e'] as const;
type Group = (typeof groups)[number];

/** Servers and databases are killed for minutes: in CI, where every change is tried, and when asked for. */
const usual = groups.filter((group) => group !== 'long' || Boolean(process.env.CI));

/** A name for several groups at once. */
const aliases: Readonly<Record<string, readonly Group[]>> = { static: ['typecheck', 'lint'] };

const shownLines = 120;

/**
 * A browser test waits for half of its time, and so do the tests that kill servers. Two stages side by side fill two
 * cores; a third only makes each of them slower.
 */
const lanes = 2;

/**
 * npm test: everything, on a database, a port and a build of its own, so that it runs beside a started app and never
 * touches its data. A failing stage does not keep the others from being counted. Answers the exit code.
 */
export async function main(args: string[]): Promise<number> {
  const { groups: wanted, files, changedSince } = chosen(args);
  const has = (...some: Group[]) => some.some((group) => wanted.includes(group));
  const started = Date.now();
  const { signal } = listenForInterruption();
  let cluster: Cluster | undefined;
  let total = noCounts;
  const timed: TimedStage[] = [];

  const chromium = has('components', 'pages', 'e2e') ? await prepareChromium() : undefined;
  await prepareSources(signal);
  if (has('unit', 'pages')) await step('Fonts', 'Chinese and Korean', (say) => ensureCjkFonts(say, signal));
  const specs = changedSince !== undefined && has('e2e') ? await specsAffectedSince(changedSince) : undefined;

  const progress = openProgress();
  const tasks: Task[] = [];
  /** Vitest's processes share the cores with the other lane. */
  const workers = wanted.length > 1 ? Math.max(1, Math.floor(availableParallelism() / lanes)) : undefined;

  const stage = (
    name: string,
    work: (context: stages.StageContext) => Promise<stages.StageResult>,
    needs: readonly string[] = [],
  ) => {
    const run = async (): Promise<boolean> => {
      if (signal.aborted) return false;
      const line = progress.start(name);
      const context = { signal, say: line.say, files, changedSince, workers };
      const result = await work(context).catch((error: unknown) => failure(errorText(error)));
      const tookMs = line.finish(result.failed === 0, inWords(result));
      timed.push({ name, tookMs, tests: result.times ?? [] });
      total = add(total, result);
      if (result.failed > 0) {
        const log = await stages.writeLog(name, result.output).catch(errorText);
        progress.print(`${indent(lastLines(result.output, shownLines))}\n\n  The whole output: ${log}\n`);
      }
      return result.failed === 0;
    };
    tasks.push({ name, needs, run });
  };
  const inChromium = (work: (path: string, context: stages.StageContext) => Promise<stages.StageResult>) => {
    return async (context: stages.StageContext) =>
      chromium?.path ? work(chromium.path, context) : failure(chromium?.problem ?? 'No Chromium was found.');
  };

  try {
    const keys = makeTestKeys();
    if (has('db', 'e2e')) cluster = await step('PostgreSQL', 'a throwaway of our own', () => openThrowawayCluster());
    // One after the other: both set the password of the one runtime role.
    const databaseOf = async (group: Group, name: string) =>
      has(group) && cluster ? await makeTestDatabase(cluster, name, keys) : undefined;
    const dbTests = await databaseOf('db', 'db_tests');
    const browserTests = await databaseOf('e2e', 'browser_tests');

    // The longest way through comes first: the browser tests wait for the build.
    if (has('setup', 'long', 'e2e')) stage('Build', stages.productionBuild);
    if (has('typecheck')) stage('Type check', stages.typeCheck);
    if (has('lint')) {
      stage('Biome', stages.biome);
      stage('Import rules', stages.importRules);
      stage('Unused code', stages.unusedCode);
    }
    if (has('unit')) stage('Unit', (context) => stages.vitest('unit', context));
    if (browserTests && (specs === undefined || specs.length > 0)) {
      const work = async (path: string, context: stages.StageContext) => {
        const { seedDemo } = await import('../../prisma/seed');
        await seedDemo({ appUrl: browserTests.TEST_APP_URL });
        return stages.browserTests(path, browserTests, { ...context, files: files.length > 0 ? files : (specs ?? []) });
      };
      stage('Browser', inChromium(work), ['Build']);
    }
    if (dbTests) stage('Database', (context) => stages.vitest('db*', context, dbTests));
    const inBrowser = (project: string) =>
      inChromium((path, context) => stages.vitest(project, context, { CHROMIUM_PATH: path }));
    if (has('components')) stage('Components', inBrowser('components'));
    if (has('pages')) stage('Pages', inBrowser('pages'));
    const ofBuild = (project: string) => (context: stages.StageContext) =>
      stages.vitest(project, context, { PLAINLEAF_DIST_DIR: testDistFolder });
    if (has('setup')) stage('Start', ofBuild('setup'), ['Build']);
    if (has('long')) stage('Long', ofBuild('long'), ['Build']);

    const skipped = await runTasks(tasks, lanes);
    for (const name of signal.aborted ? [] : skipped) progress.print(`✗ ${name.padEnd(12)} not run: the build failed`);
  } finally {
    progress.close();
    await cluster?.stop();
  }
  if (signal.aborted) return 130;
  console.log(`\n${slowestTests(timed, 10)}\n\n${stageTimes(timed)}`);
  console.log(`\nAll of it took ${seconds(Date.now() - started).trim()}.`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  const isEmpty = total.passed === 0 && changedSince === undefined;
  return total.failed === 0 && !isEmpty ? 0 : 1;
}

type Chosen = { groups: readonly Group[]; files: readonly string[]; changedSince: string | undefined };

/**
 * `npm test -- --only db,e2e templates`: the stages to run, and parts of the paths of the test files to run in them.
 * `npm test -- --changed`: only what uncommitted changes can affect; `--changed=main`: what has changed since main.
 */
function chosen(args: string[]): Chosen {
  // parseArgs has no option whose value can be left out.
  const given = args.map((arg) => (arg === '--changed' ? '--changed=HEAD' : arg));
  const { values, positionals: files } = parseArgs({
    args: given,
    options: { only: { type: 'string', multiple: true }, changed: { type: 'string' } },
    allowPositionals: true,
  });
  const names = (values.only ?? []).flatMap((names) => names.split(','));
  const wanted = names.flatMap((name) => aliases[name] ?? groups.filter((group) => group === name));
  const unknown = names.filter((name) => !(name in aliases) && !groups.some((group) => group === name));
  if (unknown.length > 0) {
    const known = [...Object.keys(aliases), ...groups].join(', ');
    throw new SetupFailure(`--only takes some of ${known}, not "${unknown.join(',')}".`);
  }
  return { groups: names.length === 0 ? usual : wanted, files, changedSince: values.changed };
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

async function prepareSources(signal: AbortSignal): Promise<void> {
  await step('Generate', 'Prisma client, PDF worker', async (say) => {
    const client = await ensurePrismaClient({ signal });
    const worker = await ensurePdfWorker({ signal });
    say(client || worker ? 'Prisma client, PDF worker' : 'up to date');
  });
}

function failure(output: string): stages.StageResult {
  return { passed: 0, failed: 1, output };
}

function inWords({ passed, failed }: stages.StageResult): string {
  if (failed > 0) return `${passed} passed, ${failed} FAILED`;
  return passed > 0 ? `${passed} passed` : '';
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}
