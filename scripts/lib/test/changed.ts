import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { run } from '../processes.mjs';
import { rootFolder } from '../root-folder.mjs';

/** Where the browser tests note which addresses each of their files has asked the server for. */
export const visitsFolder = path.join(rootFolder, 'build', 'visits');

/** What every page depends on without importing it. */
const everywhere =
  /^(content|fonts|lib\/(pdf|test-support)|prisma|scripts)\/|\.css$|^app\/layout|^e2e\/(fixtures|clinics|playwright)|^(package-lock|next\.config|postcss|tsconfig|proxy|instrumentation)/;

/**
 * The browser test files that changes since this commit can affect, relative to the repository. A file is affected when
 * it changed itself, imports what changed, visited a route that depends on what changed, or has left no record of its
 * visits. undefined: all of them.
 */
export async function specsAffectedSince(commit: string): Promise<string[] | undefined> {
  const changed = changedFiles(commit);
  if (changed.some((file) => everywhere.test(file) && !/\.test\.tsx?$/.test(file))) return undefined;
  const specs = readdirSync(path.join(rootFolder, 'e2e')).filter((name) => name.endsWith('.spec.ts'));
  const modules = await modulesThatReach(changed, ['app', 'components', 'lib'], '^(app|components|lib)/');
  const tests = await modulesThatReach(changed, ['e2e'], '^e2e/');
  return affectedSpecs({
    visits: new Map(specs.map((name) => [`e2e/${name}`, visitsOf(name)])),
    changedTests: new Set(tests),
    routeFiles: modules.filter((file) => file.startsWith('app/')),
  });
}

type Known = {
  /** Paths that each test file asked for; undefined: it has not run yet. */
  visits: ReadonlyMap<string, readonly string[] | undefined>;
  /** Files of e2e/ that changed or import what changed. */
  changedTests: ReadonlySet<string>;
  /** Files of app/ that changed or import what changed. */
  routeFiles: readonly string[];
};

export function affectedSpecs({ visits, changedTests, routeFiles }: Known): string[] {
  const routes = routeFiles.map(routePattern);
  return [...visits]
    .filter(([spec, paths]) => {
      if (changedTests.has(spec) || paths === undefined) return true;
      return paths.some((visited) => routes.some((route) => route.test(visited)));
    })
    .map(([spec]) => spec);
}

/**
 * The addresses that a file of app/ serves: "app/(clinic)/library/[topic]/page.tsx" serves "/library/…". Layouts and
 * other files that a folder's pages share serve everything below them.
 */
function routePattern(file: string): RegExp {
  const folders = path.posix
    .dirname(file)
    .split('/')
    .slice(1)
    .filter((part) => !/^\(.*\)$/.test(part));
  const parts = folders.map((part) => {
    if (part.startsWith('[...')) return '/.+';
    return part.startsWith('[') ? '/[^/]+' : `/${part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`;
  });
  const isLeaf = /^(page|route)\.tsx?$/.test(path.posix.basename(file));
  return new RegExp(isLeaf ? `^(${parts.join('')}|${parts.join('') || '/'})$` : `^${parts.join('')}(/|$)`);
}

function changedFiles(commit: string): string[] {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: rootFolder, encoding: 'utf8' }).split('\n').filter(Boolean);
  return [...git('diff', '--name-only', commit, '--'), ...git('ls-files', '--others', '--exclude-standard')];
}

const cruiseResult = z.object({ modules: z.array(z.object({ source: z.string() })) });

/** Of the modules in these folders: those that are among `files` or import one of them, directly or not. */
async function modulesThatReach(files: readonly string[], folders: readonly string[], within: string) {
  const inside = files.filter((file) => new RegExp(within).test(file) && /\.tsx?$/.test(file));
  if (inside.length === 0) return [];
  const reaches = `^(${inside.map((file) => file.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})$`;
  const program = path.join('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const options = ['--config', '.dependency-cruiser.cjs', '--include-only', within, '--reaches', reaches];
  let output = '';
  const ended = await run(process.execPath, [program, ...options, '--output-type', 'json', ...folders], {
    cwd: rootFolder,
    onOutput: (chunk) => {
      output += chunk;
    },
  });
  if (output === '') throw new Error(`The import graph could not be read: ${ended.output}`);
  return cruiseResult.parse(JSON.parse(output)).modules.map(({ source }) => source);
}

function visitsOf(spec: string): string[] | undefined {
  try {
    return [
      ...new Set(
        readFileSync(path.join(visitsFolder, `${spec}.txt`), 'utf8')
          .split('\n')
          .filter(Boolean),
      ),
    ];
  } catch {
    return undefined;
  }
}
