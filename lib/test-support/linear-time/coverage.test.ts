import path from 'node:path';
import { expect, it } from 'vitest';
import { buildersOfExpressions, sourceFiles } from './expressions';
import { Sources } from './reached';

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

/** Add a new function that reads text to one of these tests, or to a function that they measure. */
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

/** Functions of such modules whose text is not a user's. */
const NO_USER_TEXT: ReadonlySet<string> = new Set([
  // The names of languages.
  'lib/domain/language/names.ts#languageName',
  'lib/domain/language/names.ts#ownLanguageName',
  // It asks for the language of a handout.
  'lib/domain/handout/checks/plain-language.ts#isGraded',
]);

/** Regular expressions that the app builds at run time from trusted text. */
const BUILT_OF_OWN_WORDS: ReadonlySet<string> = new Set([
  // Next's own list of routes.
  'lib/process/route-patterns.ts',
  'lib/features/handouts/reference.ts',
]);

const sources = new Sources(root);
const reached = sources.reachedFrom(TESTS);

it('measures every function of a module that parses user input', () => {
  const modules = sourceFiles(root).filter((file) => READS_TEXT.test(file) && !NO_TEXT.has(file));
  expect(modules.length).toBeGreaterThan(60);
  const readers = modules.flatMap((file) => sources.readersIn(file));
  expect(readers.length).toBeGreaterThan(70);
  expect(readers.filter((name) => !reached.has(name) && !NO_USER_TEXT.has(name))).toEqual([]);
});

it('measures every module that builds regular expressions at run time', () => {
  const measured = new Set([...reached].map((name) => name.split('#')[0]));
  const builders = buildersOfExpressions(root).filter((file) => !BUILT_OF_OWN_WORDS.has(file));
  expect(builders.length).toBeGreaterThan(5);
  expect(builders.filter((file) => !measured.has(file))).toEqual([]);
});
