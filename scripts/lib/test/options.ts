import { parseArgs } from 'node:util';
import { SetupFailure } from '../failure';

export const groups = [
  'typecheck',
  'lint',
  'unit',
  'components',
  'pages',
  'db',
  'setup',
  'long',
  'operations',
  'e2e',
] as const;
export type Group = (typeof groups)[number];

/** A name for several groups at once. */
const aliases = new Map<string, readonly Group[]>([['static', ['typecheck', 'lint']]]);

export type TestOptions = {
  groups: readonly Group[];
  /** Parts of test files' paths: only those run. Empty: all. */
  files: readonly string[];
  /** Only the tests that changes since this commit can affect. */
  changedSince: string | undefined;
};

/**
 * Reads the arguments of npm test:
 * `--only db,e2e templates` runs these groups, and in them the files whose path has "templates";
 * `--changed` runs what uncommitted changes can affect, `--changed=main` what has changed since main.
 *
 * The tests that take minutes, and those of docs/operations.md, which need Debian, run only when they are named.
 *
 * @throws SetupFailure for a group that does not exist
 */
export function readOptions(args: readonly string[]): TestOptions {
  const { values, positionals: files } = parseArgs({
    // parseArgs has no option whose value can be left out.
    args: args.map((arg) => (arg === '--changed' ? '--changed=HEAD' : arg)),
    options: { only: { type: 'string', multiple: true }, changed: { type: 'string' } },
    allowPositionals: true,
  });
  const names = (values.only ?? []).flatMap((list) => list.split(','));
  const usual = groups.filter((group) => group !== 'operations' && group !== 'long');
  return { groups: names.length === 0 ? usual : names.flatMap(named), files, changedSince: values.changed };
}

function named(name: string): readonly Group[] {
  const found = aliases.get(name) ?? groups.filter((group) => group === name);
  if (found.length > 0) return found;
  throw new SetupFailure(`--only takes some of ${[...aliases.keys(), ...groups].join(', ')}, not "${name}".`);
}
