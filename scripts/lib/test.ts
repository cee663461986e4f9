import { availableParallelism } from 'node:os';
import { ensurePdfWorker, ensurePrismaClient } from './artifacts';
import { errorText } from './failure';
import { listenForInterruption } from './interruption.mjs';
import type { Cluster } from './postgres/cluster';
import { openThrowawayCluster } from './postgres/throwaway';
import { lastLines } from './processes.mjs';
import { seconds, step } from './step-line.mjs';
import { specsAffectedSince } from './test/changed';
import { findChromium } from './test/chromium';
import { makeTestDatabase, makeTestKeys } from './test/database';
import { ensureFonts } from './test/fonts';
import { type Group, readOptions, type TestOptions } from './test/options';
import { type Prepared, planOf, type Stage } from './test/plan';
import { openProgress } from './test/progress';
import { add, noCounts } from './test/reports';
import { runTasks, type Task } from './test/schedule';
import { type StageContext, writeLog } from './test/stages';
import { failedTests, slowestTests, stageTimes, type TimedStage } from './test/timings';

const shownLines = 120;

/**
 * A browser test waits for half of its time, and so do the tests that kill servers. Two stages side by side keep two
 * cores busy; a third makes each of them slower.
 */
const lanes = 2;

/**
 * npm test: everything, on a database, a port and a build of its own, so that it runs beside a started app and never
 * touches its data. A failing stage does not keep the others from being counted. Returns the exit code.
 */
export async function main(args: string[]): Promise<number> {
  const options = readOptions(args);
  const started = Date.now();
  const { signal } = listenForInterruption();
  const { prepared, cluster } = await prepare(options, signal);
  const timed: TimedStage[] = [];
  let total = noCounts;
  try {
    await runStages(planOf(options.groups, prepared), options, signal, (stage) => {
      timed.push(stage);
      total = add(total, stage);
    });
  } finally {
    await cluster?.stop();
  }
  if (signal.aborted) return 130;
  const report = [failedTests(timed), slowestTests(timed, 10), stageTimes(timed)].filter(Boolean).join('\n\n');
  console.log(`\n${report}`);
  console.log(`\nAll of it took ${seconds(Date.now() - started).trim()}.`);
  const hasRunNothing = total.passed + total.failed === 0 && options.changedSince === undefined;
  if (hasRunNothing) console.log(`No test of these groups has ${options.files.join(' or ')} in its path.`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  // Changes may affect no test at all; any other run that runs nothing has failed.
  return total.failed === 0 && !hasRunNothing ? 0 : 1;
}

/** What the stages of these groups need, one step after the other. */
async function prepare(
  { groups, changedSince }: TestOptions,
  signal: AbortSignal,
): Promise<{ prepared: Prepared; cluster: Cluster | undefined }> {
  const has = (...some: Group[]) => some.some((group) => groups.includes(group));
  const chromium = has('components', 'pages', 'e2e') ? await prepareChromium() : undefined;
  await step('Generate', 'Prisma client, PDF worker', async (say) => {
    const client = await ensurePrismaClient({ signal });
    const worker = await ensurePdfWorker({ signal });
    say(client || worker ? 'Prisma client, PDF worker' : 'up to date');
  });
  if (has('unit', 'pages', 'long', 'e2e')) await step('Fonts', 'looking', (say) => ensureFonts(say, signal));
  const specs = changedSince !== undefined && has('e2e', 'long') ? await specsAffectedSince(changedSince) : undefined;
  if (!has('db', 'e2e', 'long')) return { prepared: { chromium, databases: {}, specs }, cluster: undefined };

  const cluster = await step('PostgreSQL', 'a throwaway of our own', () => openThrowawayCluster());
  try {
    const keys = makeTestKeys();
    // One after the other: both set the password of the one runtime role.
    const db = has('db') ? await makeTestDatabase(cluster, 'db_tests', keys) : undefined;
    const e2e = has('e2e') ? await makeTestDatabase(cluster, 'browser_tests', keys) : undefined;
    const firefox = has('long') ? await makeTestDatabase(cluster, 'firefox_tests', keys) : undefined;
    return { prepared: { chromium, databases: { db, e2e, firefox }, specs }, cluster };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

async function prepareChromium(): Promise<Prepared['chromium']> {
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

async function runStages(
  plan: readonly Stage[],
  { files, changedSince }: TestOptions,
  signal: AbortSignal,
  onEnd: (stage: TimedStage) => void,
): Promise<void> {
  const progress = openProgress();
  /** Vitest's processes share the cores with the other lane. */
  const workers = plan.length > 1 ? Math.max(1, Math.floor(availableParallelism() / lanes)) : undefined;
  const common: Omit<StageContext, 'say'> = { signal, files, changedSince, workers };

  const run = async ({ name, work }: Stage): Promise<boolean> => {
    if (signal.aborted) return false;
    const line = progress.start(name);
    const result = await work({ ...common, say: line.say }).catch((error: unknown) => ({
      passed: 0,
      failed: 1,
      output: errorText(error),
      tests: [],
    }));
    const { passed, failed, output, tests = [] } = result;
    const tookMs = line.finish(failed === 0, inWords(passed, failed));
    onEnd({ name, tookMs, tests, passed, failed });
    if (failed > 0) {
      const log = await writeLog(name, output).catch(errorText);
      progress.print(`${indent(lastLines(output, shownLines))}\n\n  The whole output: ${log}\n`);
    }
    return failed === 0;
  };
  const tasks = plan.map((stage): Task => ({ ...stage, run: () => run(stage) }));
  try {
    const skipped = await runTasks(tasks, lanes);
    for (const name of signal.aborted ? [] : skipped) progress.print(`✗ ${name.padEnd(12)} not run: the build failed`);
  } finally {
    progress.close();
  }
}

function inWords(passed: number, failed: number): string {
  if (failed > 0) return `${passed} passed, ${failed} FAILED`;
  return passed > 0 ? `${passed} passed` : '';
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}
