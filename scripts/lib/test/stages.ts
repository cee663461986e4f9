import { appendFileSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openMailServer } from '../../../lib/test-support/mail-server';
import { ensureNextBuild, nextProgram, quietEnvironment } from '../artifacts';
import { freePort, loopback } from '../ports.mjs';
import { type Ended, run } from '../processes';
import { rootFolder } from '../root-folder';
import { startWebServer } from '../web-server';
import { type Counts, countPlaywright, countVitest, requireTests } from './counts';
import type { TestDatabaseEnvironment } from './database';
import { testDistFolder } from './dist-folder';

export type StageResult = Counts & {
  /** Shown below the stage's line when something failed. */
  output: string;
};

type Environment = Readonly<Record<string, string>>;
export type StageContext = {
  signal: AbortSignal;
  say: (words: string) => void;
  /** Parts of test files' paths: only those run. None: all. */
  files: readonly string[];
};

const resultFolder = path.join(rootFolder, 'build', 'test-results');

/** Keeps all that a failed stage said; answers where, relative to the repository. */
export async function writeLog(stage: string, output: string): Promise<string> {
  const file = path.join(resultFolder, `${stage.toLowerCase().replaceAll(' ', '-')}.log`);
  await mkdir(resultFolder, { recursive: true });
  await writeFile(file, output);
  return path.relative(rootFolder, file);
}

/** One check that passes or fails as a whole. */
function check(ended: Ended): StageResult {
  return ended.code === 0 ? { passed: 1, failed: 0, output: '' } : { passed: 0, failed: 1, output: ended.output };
}

function node(args: readonly string[], { signal }: StageContext, env: Environment = {}): Promise<Ended> {
  return run(process.execPath, args, {
    cwd: rootFolder,
    env: { ...process.env, ...quietEnvironment, ...env },
    signal,
  });
}

/** Next's declarations of routes and of imported files, which type checking needs and a fresh clone has not got. */
export async function writeNextTypes(context: StageContext): Promise<void> {
  await node([nextProgram, 'typegen'], context, { PLAINLEAF_DIST_DIR: testDistFolder });
}

export async function typeCheck(context: StageContext): Promise<StageResult> {
  // Not tsconfig.json itself: it takes in .next/types, which may describe routes of another day.
  const config = path.join(rootFolder, 'build', 'tsconfig.typecheck.json');
  await mkdir(path.dirname(config), { recursive: true });
  await writeFile(
    config,
    JSON.stringify({
      extends: '../tsconfig.json',
      compilerOptions: { incremental: true, tsBuildInfoFile: './typecheck.tsbuildinfo' },
      include: ['../next-env.d.ts', '../**/*.ts', '../**/*.tsx', `../${testDistFolder}/types/**/*.ts`],
      exclude: ['../node_modules', '../build', '../data', '../.next', `../${testDistFolder}/dev`],
    }),
  );
  return check(await node(['node_modules/typescript/bin/tsc', '--noEmit', '-p', config], context));
}

const biome = path.join('node_modules', '@biomejs', 'biome', 'bin', 'biome');

export async function lint(context: StageContext): Promise<StageResult> {
  return check(await node([biome, 'lint', '--error-on-warnings', '.'], context));
}

/** Layout of the code and order of imports. */
export async function format(context: StageContext): Promise<StageResult> {
  return check(await node([biome, 'check', '--linter-enabled=false', '.'], context));
}

export async function importRules(context: StageContext): Promise<StageResult> {
  const places = ['app', 'components', 'lib', 'prisma', 'scripts', 'e2e'];
  const program = path.join('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  return check(await node([program, '--config', '.dependency-cruiser.cjs', ...places], context));
}

export async function vitest(project: string, context: StageContext, env: Environment = {}): Promise<StageResult> {
  const report = path.join(resultFolder, `${project}.json`);
  await rm(report, { force: true });
  const ended = await node(
    [
      path.join('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...context.files,
    ],
    context,
    { CI: '1', ...env },
  );
  return fromReport(report, countVitest, ended);
}

export async function productionBuild({ signal, say }: StageContext): Promise<StageResult> {
  try {
    say((await ensureNextBuild(testDistFolder, { signal, say })) ? 'built' : 'up to date');
    return { passed: 0, failed: 0, output: '' };
  } catch (error) {
    return { passed: 0, failed: 1, output: error instanceof Error ? error.message : String(error) };
  }
}

/** Serves the build on a port of its own and drives it with a real browser. */
export async function browserTests(
  chromium: string,
  database: TestDatabaseEnvironment,
  context: StageContext,
): Promise<StageResult> {
  const port = await freePort();
  const baseUrl = `http://${loopback}:${port}`;
  // What the server logs is read by a test as well.
  const serverLog = path.join(resultFolder, 'server.log');
  await mkdir(resultFolder, { recursive: true });
  await writeFile(serverLog, '');
  // A real mail server beside it; what it is given, the tests read as files.
  const mailFolder = path.join(resultFolder, 'mail');
  await rm(mailFolder, { recursive: true, force: true });
  await mkdir(mailFolder);
  let mails = 0;
  const mailServer = await openMailServer({
    onMail: ({ to, text }) => {
      mails += 1;
      writeFileSync(path.join(mailFolder, `${String(mails).padStart(4, '0')} ${to.join(' ')}`), text);
    },
  });
  let serverOutput = '';
  const server = await startWebServer({
    mode: 'start',
    port,
    distFolder: testDistFolder,
    env: {
      ...database,
      NEXTAUTH_URL: baseUrl,
      PLAINLEAF_DEMO: '1',
      LOG_LEVEL: 'debug',
      TZ: 'Pacific/Chatham',
      SMTP_URL: mailServer.url,
      MAIL_FROM: 'plainleaf@clinics.example',
    },
    onOutput: (chunk) => {
      serverOutput = (serverOutput + chunk).slice(-20_000);
      appendFileSync(serverLog, chunk);
    },
  });
  const report = path.join(resultFolder, 'e2e.json');
  await rm(report, { force: true });
  try {
    const ended = await node(
      [
        path.join('node_modules', '@playwright', 'test', 'cli.js'),
        'test',
        '--config=e2e/playwright.config.ts',
        '--reporter=list,json',
        ...context.files,
      ],
      context,
      {
        ...database,
        BASE_URL: baseUrl,
        TEST_SERVER_LOG: serverLog,
        TEST_MAIL_FOLDER: mailFolder,
        CHROMIUM_PATH: chromium,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
    );
    const result = await fromReport(report, countPlaywright, ended);
    const said = serverOutput.trim() === '' ? '' : `The server said:\n${serverOutput}\n`;
    // Last, because the end is what is shown: which test failed, and where.
    return { ...result, output: `${said}${result.output}` };
  } finally {
    await server.stop();
    await mailServer.close();
  }
}

async function fromReport(file: string, count: (report: unknown) => Counts, ended: Ended): Promise<StageResult> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return { passed: 0, failed: 1, output: ended.output };
  const counts = requireTests(count(JSON.parse(text)));
  // A runner that fails without a failed test, such as on an error nobody caught, must not pass for success.
  if (counts.failed === 0 && ended.code !== 0) return { ...counts, failed: 1, output: ended.output };
  return { ...counts, output: ended.output };
}
