import { z } from 'zod';

/** What a stage contributes to the last line of npm test. */
export type Counts = { passed: number; failed: number };

/** One test, and its duration in milliseconds. */
export type TestRun = { name: string; ms: number; failed: boolean };

export type Report = { counts: Counts; tests: TestRun[] };

export const noCounts: Counts = { passed: 0, failed: 0 };

export function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string(), duration: z.number().nullish() })),
    }),
  ),
});

/** Vitest's JSON report. A test file that could not even be loaded holds no test, and counts as one failure. */
export function readVitest(json: unknown): Report {
  const { numPassedTests, numFailedTests, testResults } = vitestReport.parse(json);
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const tests = testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ fullName, status, duration }) => ({
      name: fullName,
      ms: duration ?? 0,
      failed: status === 'failed',
    })),
  );
  const unread = broken.map(({ name }) => ({ name, ms: 0, failed: true }));
  return { counts: { passed: numPassedTests, failed: numFailedTests + broken.length }, tests: [...tests, ...unread] };
}

const playwrightTest = z.object({
  status: z.string(),
  annotations: z.array(z.object({ type: z.string() })),
  results: z.array(z.object({ duration: z.number() })),
});

type PlaywrightSuite = {
  suites?: PlaywrightSuite[] | undefined;
  specs: { title: string; tests: z.infer<typeof playwrightTest>[] }[];
};

const playwrightSuite: z.ZodType<PlaywrightSuite> = z.lazy(() =>
  z.object({
    suites: z.array(playwrightSuite).optional(),
    specs: z.array(z.object({ title: z.string(), tests: z.array(playwrightTest) })),
  }),
);

const playwrightReport = z.object({ suites: z.array(playwrightSuite), errors: z.array(z.unknown()) });

/**
 * Playwright's JSON report. A flaky test failed once, which a clinician would have seen; one that was cut off or never
 * started has shown nothing. Playwright calls the latter two skipped, like those that say so themselves. Errors outside
 * of tests count one each.
 */
export function readPlaywright(json: unknown): Report {
  const { suites, errors } = playwrightReport.parse(json);
  const specs = suites.flatMap(specsOf);
  const tests = specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ annotations }) => !annotations.some(({ type }) => type === 'skip'))
      .map(({ status, results }) => ({
        name: title,
        ms: results.reduce((sum, { duration }) => sum + duration, 0),
        failed: status !== 'expected',
      })),
  );
  const failed = tests.filter((test) => test.failed).length;
  return { counts: { passed: tests.length - failed, failed: failed + errors.length }, tests };
}

function specsOf({ suites = [], specs }: PlaywrightSuite): PlaywrightSuite['specs'] {
  return [...specs, ...suites.flatMap(specsOf)];
}

/** A stage that ran nothing has shown nothing. */
export function requireTests(counts: Counts): Counts {
  return counts.passed + counts.failed === 0 ? { passed: 0, failed: 1 } : counts;
}
