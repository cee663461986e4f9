import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { buildersOfExpressions, sourceFiles } from './expressions';

const root = path.join(import.meta.dirname, '..', '..', '..');

/** The tests that measure functions. */
const TESTS = [
  'lib/test-support/linear-time/checks.linear.test.ts',
  'lib/test-support/linear-time/content.linear.test.ts',
  'lib/test-support/linear-time/draft-text.test.ts',
  'lib/test-support/linear-time/lists.linear.test.ts',
  'lib/test-support/linear-time/page.linear.test.ts',
  'components/builder/editor/paste/paste.linear.test.ts',
];

/** Add a new module that reads text to one of these tests, or to a function that they measure. */
const READS_TEXT =
  /^lib\/domain\/(?:bulk|language|readability|text-diff|handout\/checks|library\/.*(?:search|ranking|match|words|claims))|^lib\/content\/(?:rules|read-|references|topic-file|front-matter|section-marker|packs\/(?:canonical|write-body))|^lib\/pdf\/text\/|^components\/builder\/editor\/paste\/(?:line-ends|pasted-text|runs|text-|markers|lists|style-text)/;

/** Modules that read no user text. */
const NO_TEXT: ReadonlySet<string> = new Set([
  // Reference figures for tests.
  'lib/domain/readability/hand-counted-support.ts',
  // A checked row, as a draft.
  'lib/domain/bulk/draft-of-row.ts',
  'lib/domain/bulk/job.ts',
  'lib/domain/language/direction.ts',
]);

/** Regular expressions that the app builds at run time from trusted text. */
const BUILT_OF_OWN_WORDS: ReadonlySet<string> = new Set([
  // Next's own list of routes.
  'lib/process/route-patterns.ts',
  'lib/features/handouts/reference.ts',
]);

function reached(): ReadonlySet<string> {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const { fileName } of ts.preProcessFile(readFileSync(path.join(root, file), 'utf8')).importedFiles) {
      const module = moduleAt(file, fileName);
      if (module) visit(module);
    }
  };
  for (const test of TESTS) visit(test);
  return seen;
}

function moduleAt(from: string, name: string): string | undefined {
  if (!name.startsWith('.') && !name.startsWith('@/')) return undefined;
  const base = name.startsWith('@/') ? name.slice(2) : path.posix.join(path.posix.dirname(from), name);
  return [`${base}.ts`, `${base}.tsx`, `${base}/index.ts`, base].find(
    (file) => /\.tsx?$/.test(file) && existsSync(path.join(root, file)),
  );
}

const measured = reached();

it('measures every module that parses user input', () => {
  const modules = sourceFiles(root).filter((file) => READS_TEXT.test(file) && !NO_TEXT.has(file));
  expect(modules.length).toBeGreaterThan(60);
  expect(modules.filter((file) => !measured.has(file))).toEqual([]);
});

it('measures every module that builds regular expressions at run time', () => {
  const builders = buildersOfExpressions(root).filter((file) => !BUILT_OF_OWN_WORDS.has(file));
  expect(builders.length).toBeGreaterThan(5);
  expect(builders.filter((file) => !measured.has(file))).toEqual([]);
});
