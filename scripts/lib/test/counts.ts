import { z } from 'zod';

/** What a stage contributes to the last line of npm test. */
export type Counts = { passed: number; failed: number };

export const noCounts: Counts = { passed: 0, failed: 0 };

export function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/** A test file that could not even be loaded holds no test, and counts as one failure. */
export function countVitest(report: unknown): Counts {
  const { numPassedTests, numFailedTests, testResults } = vitestReport.parse(report);
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}

type PlaywrightSuite = {
  suites?: PlaywrightSuite[] | undefined;
  specs: { tests: { status: string; annotations: { type: string }[] }[] }[];
};

const playwrightSuite: z.ZodType<PlaywrightSuite> = z.lazy(() =>
  z.object({
    suites: z.array(playwrightSuite).optional(),
    specs: z.array(
      z.object({
        tests: z.array(z.object({ status: z.string(), annotations: z.array(z.object({ type: z.string() })) })),
      }),
    ),
  }),
);

const playwrightReport = z.object({ suites: z.array(playwrightSuite), errors: z.array(z.unknown()) });

/**
 * A flaky test failed once, which a clinician would have seen; one that was cut off or never begun has shown nothing.
 * Playwright calls the latter two skipped, like those that say so themselves. Errors outside of tests count one each.
 */
export function countPlaywright(report: unknown): Counts {
  const { suites, errors } = playwrightReport.parse(report);
  const tests = suites.flatMap(testsOf).filter(({ annotations }) => !annotations.some(({ type }) => type === 'skip'));
  const passed = tests.filter(({ status }) => status === 'expected').length;
  return { passed, failed: tests.length - passed + errors.length };
}

function testsOf({ suites = [], specs }: PlaywrightSuite): PlaywrightSuite['specs'][number]['tests'] {
  return [...specs.flatMap(({ tests }) => tests), ...suites.flatMap(testsOf)];
}

/** A stage that ran nothing has shown nothing. */
export function requireTests(counts: Counts): Counts {
  return counts.passed + counts.failed === 0 ? { passed: 0, failed: 1 } : counts;
}
