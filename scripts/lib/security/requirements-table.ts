import { z } from 'zod';
import type { Requirement } from './requirements';

/** The table of docs/security.md, between two markers that it leaves where they are. */

const START = '<!-- requirements: npm run security:table -->';
const END = '<!-- /requirements -->';

/** One test that was run. `file` is relative to the repository. */
export type TestRun = { file: string; title: string; passed: boolean };

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/** A suite of Playwright's report; `file` is relative to the folder of the tests. */
type Suite = {
  title: string;
  suites?: Suite[] | undefined;
  specs: { title: string; file: string; ok: boolean }[];
};

const suiteSchema: z.ZodType<Suite> = z.lazy(() =>
  z.object({
    title: z.string(),
    suites: z.array(suiteSchema).optional(),
    specs: z.array(z.object({ title: z.string(), file: z.string(), ok: z.boolean() })),
  }),
);

const playwrightReport = z.object({ suites: z.array(suiteSchema) });
const runsSchema = z.array(z.object({ file: z.string(), title: z.string(), passed: z.boolean() }));

/** The tests of a report of any of the runners, as JSON; `root` is the repository's folder. Skipped ones are left out. */
export function testRuns(report: unknown, root: string): TestRun[] {
  const ours = runsSchema.safeParse(report);
  if (ours.success) return ours.data;
  const vitest = vitestReport.safeParse(report);
  if (vitest.success) {
    return vitest.data.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === 'passed' || status === 'failed')
        .map(({ fullName, status }) => ({ file: relative(name, root), title: fullName, passed: status === 'passed' })),
    );
  }
  return playwrightReport.parse(report).suites.flatMap((suite) => specsOf(suite, []));
}

function specsOf({ title, suites = [], specs }: Suite, above: readonly string[]): TestRun[] {
  const titles = [...above, title];
  return [
    ...specs.map((spec) => ({ file: `e2e/${spec.file}`, title: [...titles, spec.title].join(' '), passed: spec.ok })),
    ...suites.flatMap((suite) => specsOf(suite, titles)),
  ];
}

const relative = (file: string, root: string): string => (file.startsWith(root) ? file.slice(root.length + 1) : file);

/** The document with its table brought up to date; null where its markers are missing. */
export function withRequirementsTable(
  document: string,
  requirements: readonly Requirement[],
  runs: readonly TestRun[],
): string | null {
  const start = document.indexOf(START);
  const end = document.indexOf(END);
  if (start === -1 || end < start) return null;
  const rows = requirements.map((requirement) => rowOf(requirement, runs));
  const table = ['| id | requirement | where | tests | state |', '| -- | -- | -- | -- | -- |', ...rows].join('\n');
  return `${document.slice(0, start)}${START}\n\n${table}\n\n${document.slice(end)}`;
}

function rowOf({ id, what, where }: Requirement, all: readonly TestRun[]): string {
  const named = new RegExp(`\\b${id}\\b`);
  const runs = all.filter(({ title }) => named.test(title));
  const files = [...new Set(runs.map(({ file }) => file))].sort();
  return `| ${id} | ${what} | ${where} | ${files.map((file) => `\`${file}\``).join(', ')} | ${stateOf(runs)} |`;
}

function stateOf(runs: readonly TestRun[]): string {
  if (runs.length === 0) return 'not tested';
  const failed = runs.filter(({ passed }) => !passed).length;
  return failed === 0 ? `${runs.length} passed` : `${failed} of ${runs.length} failed`;
}
