import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SetupFailure } from './failure';
import { lastLines, run } from './processes.mjs';
import { nextProgram, quietEnvironment } from './programs.mjs';
import { rootFolder } from './root-folder.mjs';
import { sourceHash } from './source-hash';

/*
 * What is made from the sources: the Prisma client, the PDF workers of server and browser, the Next build. Each carries a stamp with the hash
 * of what it was made from. The stamp goes away before the making and comes back after it, so anything half-made is
 * made again.
 */

export type Artifact = {
  /** Relative to the repository, like the sources. */
  stamp: string;
  sources: readonly string[];
  make: (options: { signal: AbortSignal | undefined; onOutput?: (chunk: string) => void }) => Promise<void>;
};

const prismaClient: Artifact = {
  stamp: 'lib/db/generated/.made-from',
  sources: ['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json'],
  make: async ({ signal }) => {
    await node(['node_modules/prisma/build/index.js', 'generate'], 'The Prisma client', signal, {
      // Generating needs no schema engine, but looks for one, and would download it. Any program satisfies it.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    });
  },
};

const workerSources = ['lib', 'scripts/build-pdf-worker.ts', 'package-lock.json', 'tsconfig.json'];

const pdfWorker: Artifact = {
  stamp: 'build/.made-from',
  sources: workerSources,
  make: async ({ signal }) => {
    await node(['--import', 'tsx', 'scripts/build-pdf-worker.ts'], 'The PDF workers', signal);
  },
};

function nextBuild(distFolder: string): Artifact {
  return {
    stamp: `${distFolder}/.made-from`,
    sources: [
      'app',
      'components',
      'content',
      'lib',
      'public',
      'instrumentation.ts',
      'instrumentation-client.ts',
      'proxy.ts',
      'prisma/schema.prisma',
      'next.config.ts',
      'postcss.config.mjs',
      'package-lock.json',
      'tsconfig.json',
    ],
    make: async ({ signal, onOutput }) => {
      const env = {
        PLAINLEAF_DIST_DIR: distFolder,
        PLAINLEAF_TYPES_CHECKED: '1',
        NODE_ENV: 'production',
        DATABASE_URL: '',
      };
      await node([nextProgram, 'build'], 'The build', signal, env, onOutput);
    },
  };
}

export type Making = { signal?: AbortSignal; say?: (words: string) => void };

/** Each answers whether it had to be made. */
export const ensurePrismaClient = (making: Making = {}) => ensure(prismaClient, making);
export const ensurePdfWorker = (making: Making = {}) => ensure(pdfWorker, making);
export const ensureNextBuild = (distFolder: string, making: Making = {}) => ensure(nextBuild(distFolder), making);

export async function ensure(artifact: Artifact, { signal, say }: Making = {}, root = rootFolder): Promise<boolean> {
  const stamp = path.join(root, artifact.stamp);
  const wanted = await hashOf(artifact, root);
  if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) return false;
  await rm(stamp, { force: true });
  await artifact.make({ signal, onOutput: (chunk) => say?.(stageIn(chunk) ?? 'building') });
  // The hash from before: a file that was changed meanwhile makes it stale.
  await writeFile(stamp, wanted);
  return true;
}

async function hashOf({ sources, stamp }: Artifact, root: string): Promise<string> {
  const made = path.posix.dirname(stamp);
  // Next rewrites tsconfig.json only to add what it needs; tests and generated code are not part of what is served.
  return sourceHash(root, sources, (file) => file === made || file === 'lib/db/generated' || isTest(file));
}

const isTest = (file: string) => /\.test\.tsx?$/.test(file);

/** Next's own words for where it is, from the last line that has any. */
function stageIn(chunk: string): string | undefined {
  const line = chunk
    .split('\n')
    .map((text) => text.replace(/[^\x20-\x7e]/g, '').trim())
    .filter((text) => /^(Creating|Compiled|Running|Collecting|Generating|Finalizing)/.test(text))
    .at(-1);
  return line === undefined ? undefined : `building: ${line.charAt(0).toLowerCase()}${line.slice(1)}`;
}

async function node(
  args: readonly string[],
  what: string,
  signal: AbortSignal | undefined,
  env: Readonly<Record<string, string>> = {},
  onOutput?: (chunk: string) => void,
): Promise<void> {
  const ended = await run(process.execPath, args, {
    cwd: rootFolder,
    env: { ...process.env, ...quietEnvironment, ...env },
    ...(signal && { signal }),
    ...(onOutput && { onOutput }),
  });
  if (ended.code === 0) return;
  const log = path.join(tmpdir(), `plainleaf-failed-${process.pid}.log`);
  await writeFile(log, ended.output);
  const how = ended.signal ?? `exit code ${ended.code}`;
  throw new SetupFailure(`${what} failed (${how}; everything it said is in ${log}):\n${telling(ended.output)}`);
}

/** From the first line that speaks of an error; a build prints its warnings after it, by the screenful. */
function telling(output: string): string {
  const lines = output.split('\n');
  const first = lines.findIndex((line) => /^\s*(Failed|Type error|Module not found)|error TS\d|Error:/.test(line));
  return first < 0 ? lastLines(output, 20) : lines.slice(first, first + 20).join('\n');
}
