import { appendFileSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openMailServer } from '../../../lib/test-support/mail-server';
import { ensureNextBuild } from '../artifacts';
import { freePort, loopback } from '../ports.mjs';
import { type Ended, run } from '../processes.mjs';
import { nextProgram, quietEnvironment } from '../programs.mjs';
import { rootFolder } from '../root-folder.mjs';
import { startWebServer } from '../web-server.mjs';
import { visitsFolder } from './changed';
import type { TestDatabaseEnvironment } from './database';
import { requiredPrograms } from './debian-program';
import { testDistFolder } from './dist-folder';
import { type Counts, type Report, readPlaywright, readVitest, requireTests, type TestRun } from './reports';

export type StageResult = Counts & {
  /** Shown below the stage's line when something failed. */
  output: string;
  tests?: TestRun[];
};

/** For a stage that changes do not affect. */
export const nothingToDo: StageResult = { passed: 0, failed: 0, output: '' };

type Environment = Readonly<Record<string, string>>;
export type StageContext = {
  signal: AbortSignal;
  say: (words: string) => void;
  /** Parts of test files' paths: only those run. None: all. */
  files: readonly string[];
  /** Only the tests that changes since this commit can affect. */
  changedSince: string | undefined;
  /** Worker processes that a test runner may use; undefined: its own choice. */
  workers: number | undefined;
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

function node(
  args: readonly string[],
  { signal }: StageContext,
  env: Environment = {},
  onOutput?: (chunk: string) => void,
): Promise<Ended> {
  return run(process.execPath, args, {
    cwd: rootFolder,
    env: { ...process.env, ...quietEnvironment, ...env },
    signal,
    ...(onOutput && { onOutput }),
  });
}

/** TypeScript's native compiler. The one named "typescript" is for Next and the tools that call its API. */
const nativeCompiler = path.join('node_modules', 'typescript-native', 'bin', 'tsc');

/** A folder of its own: the build writes its own declarations at the same time. */
const typesFolder = '.next-types';

/** What next-env.d.ts says. That file is rewritten by the build meanwhile. */
const nextDeclarations = `/// <reference types="next" />
/// <reference types="next/image-types/global" />
import "../${typesFolder}/types/routes.d.ts";
import "../${typesFolder}/types/root-params.d.ts";
`;

export async function typeCheck(context: StageContext): Promise<StageResult> {
  // Next's declarations of routes, which a fresh clone does not have.
  const generated = await node([nextProgram, 'typegen'], context, { PLAINLEAF_DIST_DIR: typesFolder });
  if (generated.code !== 0) return check(generated);
  const config = path.join(rootFolder, 'build', 'tsconfig.typecheck.json');
  await mkdir(path.dirname(config), { recursive: true });
  await writeFile(path.join(rootFolder, 'build', 'next-env.d.ts'), nextDeclarations);
  // Not tsconfig.json itself: it includes .next/types, which may describe routes of another day.
  await writeFile(
    config,
    JSON.stringify({
      extends: '../tsconfig.json',
      // From the start each time: what it saves is little beside a stale answer.
      compilerOptions: { incremental: false },
      files: ['./next-env.d.ts'],
      include: ['../**/*.ts', '../**/*.tsx', '../scripts/**/*.mjs', `../${typesFolder}/types/**/*.ts`],
      exclude: ['../next-env.d.ts', '../node_modules', '../build', '../data', '../.next', '../.next-test'],
    }),
  );
  return check(await node([nativeCompiler, '--noEmit', '-p', config], context));
}

/** Rules of code and its layout, in one pass. */
export async function biome(context: StageContext): Promise<StageResult> {
  const program = path.join('node_modules', '@biomejs', 'biome', 'bin', 'biome');
  return check(await node([program, 'check', '--error-on-warnings', '.'], context));
}

export async function importRules(context: StageContext): Promise<StageResult> {
  const places = ['app', 'components', 'lib', 'prisma', 'scripts', 'e2e'];
  const program = path.join('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  return check(await node([program, '--config', '.dependency-cruiser.cjs', ...places], context));
}

/** Files, exports and packages that nothing uses. */
export async function unusedCode(context: StageContext): Promise<StageResult> {
  return check(await node([path.join('node_modules', 'knip', 'bin', 'knip.js'), '--no-progress'], context));
}

/** @param project of vitest.config.ts; "db*" stands for all whose names begin so. */
export async function vitest(project: string, context: StageContext, env: Environment = {}): Promise<StageResult> {
  const report = path.join(resultFolder, `${project.replace('*', '')}.json`);
  await rm(report, { force: true });
  let files = 0;
  const ended = await node(
    [
      path.join('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...(context.changedSince === undefined ? [] : [`--changed=${context.changedSince}`]),
      ...(mayBeEmpty(context) ? ['--passWithNoTests'] : []),
      ...context.files,
    ],
    context,
    {
      CI: '1',
      ...requiredPrograms(process.env.CI),
      ...(context.workers && { TEST_WORKERS: String(context.workers) }),
      ...env,
    },
    (chunk) => {
      files += (chunk.match(/^ [✓❯×] /gm) ?? []).length;
      if (files > 0) context.say(`${files} files`);
    },
  );
  return fromReport(report, readVitest, ended, { mayBeEmpty: mayBeEmpty(context) });
}

export async function productionBuild({ signal, say }: StageContext): Promise<StageResult> {
  try {
    await ensureNextBuild(testDistFolder, { signal, say });
    return nothingToDo;
  } catch (error) {
    return { passed: 0, failed: 1, output: error instanceof Error ? error.message : String(error) };
  }
}

/** A project of e2e/playwright.config.ts: the browser and where its program is. */
export type Browser = { project: 'chromium' | 'firefox'; path: string };

/** Serves the build on a port of its own and drives it with a real browser. */
export async function browserTests(
  { project, path: browserPath }: Browser,
  database: TestDatabaseEnvironment,
  context: StageContext,
): Promise<StageResult> {
  // Not at the top: it loads the Prisma client, which a fresh clone has yet to generate.
  const { seedDemo } = await import('../../../prisma/seed');
  await seedDemo({ appUrl: database.TEST_APP_URL });
  const port = await freePort();
  const baseUrl = `http://${loopback}:${port}`;
  // What the server logs is read by a test as well.
  const folder = path.join(resultFolder, project);
  const serverLog = path.join(folder, 'server.log');
  await mkdir(folder, { recursive: true });
  await writeFile(serverLog, '');
  // A real mail server beside it; what it is given, the tests read as files.
  const mailFolder = path.join(folder, 'mail');
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
      PLAINLEAF_DEMO: '0',
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
  const report = path.join(resultFolder, `e2e-${project}.json`);
  await rm(report, { force: true });
  if (context.files.length === 0 && project === 'chromium') await rm(visitsFolder, { recursive: true, force: true });
  try {
    let total = '';
    const ended = await node(
      [
        path.join('node_modules', '@playwright', 'test', 'cli.js'),
        'test',
        '--config=e2e/playwright.config.ts',
        `--project=${project}`,
        '--pass-with-no-tests',
        '--reporter=list,json',
        ...context.files,
      ],
      context,
      {
        ...database,
        BASE_URL: baseUrl,
        NEXTAUTH_URL: baseUrl,
        TEST_SERVER_LOG: serverLog,
        TEST_MAIL_FOLDER: mailFolder,
        [`${project.toUpperCase()}_PATH`]: browserPath,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
      (chunk) => {
        total = /^Running (\d+) tests?/m.exec(chunk)?.[1] ?? total;
        const done = [...chunk.matchAll(/^\s+[✓✘-]\s+(\d+)/gm)].at(-1)?.[1];
        if (done) context.say(`${done}/${total}`);
      },
    );
    const result = await fromReport(report, readPlaywright, ended, { mayBeEmpty: mayBeEmpty(context) });
    const said = serverOutput.trim() === '' ? '' : `The server said:\n${serverOutput}\n`;
    // Last, because the end is what is shown: which test failed, and where.
    return { ...result, output: `${said}${result.output}` };
  } finally {
    await server.stop();
    await mailServer.close();
  }
}

/** Named files may all belong to another stage; the last line of npm test says when no stage had any. */
const mayBeEmpty = ({ files, changedSince }: StageContext): boolean => files.length > 0 || changedSince !== undefined;

async function fromReport(
  file: string,
  read: (report: unknown) => Report,
  ended: Ended,
  { mayBeEmpty = false } = {},
): Promise<StageResult> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) {
    // Vitest writes no report when no test is affected.
    const isEmpty = mayBeEmpty && ended.code === 0;
    return { passed: 0, failed: isEmpty ? 0 : 1, output: ended.output };
  }
  const { counts, tests } = read(JSON.parse(text));
  const shown = mayBeEmpty && ended.code === 0 ? counts : requireTests(counts);
  // A runner that fails without a failed test, such as on an error nobody caught, must not pass for success.
  const failed = shown.failed === 0 && ended.code !== 0 ? 1 : shown.failed;
  return { passed: shown.passed, failed, output: ended.output, tests };
}
