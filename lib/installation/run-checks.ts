import { type CheckId, type Finding, problem, type Verdict } from '../domain/installation/finding';

export type Check = { check: CheckId; run: () => Promise<Verdict> };

/**
 * Runs the checks side by side, in the order given. One that throws, or takes longer than `limitMs`, is a problem of its
 * own: it hides no other check.
 */
export function runChecks(checks: readonly Check[], limitMs: number): Promise<Finding[]> {
  return Promise.all(checks.map(async ({ check, run }) => ({ check, ...(await withinLimit(run, limitMs)) })));
}

async function withinLimit(run: () => Promise<Verdict>, limitMs: number): Promise<Verdict> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Verdict>((resolve) => {
    const verdict = problem(
      `No answer within ${limitMs / 1000} seconds`,
      'Look at the load and the connections of the server.',
    );
    timer = setTimeout(() => resolve(verdict), limitMs);
  });
  try {
    return await Promise.race([run(), late]);
  } catch (error) {
    return problem(
      `It could not be checked (${errorName(error)})`,
      'Look at the log of the server and of the database.',
    );
  } finally {
    clearTimeout(timer);
  }
}

/** A code such as 42501 or ECONNREFUSED: the words of an error can hold an address or a password. */
export function errorName(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const causes = [error, error.cause];
  for (const one of causes) {
    if (typeof one === 'object' && one !== null && 'code' in one && typeof one.code === 'string') return one.code;
  }
  return error.name;
}
