import { findServerProblems } from '../env';
import { describeProblem, unknownNameWarnings } from '../environment/problems';
import { setUpNames } from '../environment/set-up';

/** Ends the process with code 1 when a setting cannot be used, with one line for each on standard error. */
export function requireEnvironment(): void {
  const lines = unknownNameWarnings(process.env, setUpNames);
  const problems = findServerProblems(process.env).map(describeProblem);
  for (const line of [...lines, ...problems]) process.stderr.write(`${line}\n`);
  if (problems.length > 0) process.exit(1);
}
