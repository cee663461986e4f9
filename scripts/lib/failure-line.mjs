// @ts-check
import { inspect } from 'node:util';

/*
 * Node built-ins only: it words what went wrong before anything is installed.
 */

/**
 * What a command prints when it fails: one line for a person, or all there is to know for whoever looks for the cause.
 * Messages of our own are printed as they are.
 *
 * @param {unknown} error
 * @param {boolean} wantsStack
 * @returns {string}
 */
export function failureLine(error, wantsStack) {
  if (wantsStack) return inspect(error);
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'SetupFailure' || (error.name === 'Error' && error.message !== '')) return error.message;
  return `${wordsOf(error)} (${error.name}; DEBUG=1 in front of the command shows where)`;
}

/** @param {Error} error */
function wordsOf(error) {
  const issues = 'issues' in error && Array.isArray(error.issues) ? error.issues : [];
  if (issues.length > 0) return issues.map(({ path, message }) => [...path, message].join(': ')).join('; ');
  // A name that leads to several addresses fails once for each.
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return error.errors[0].message;
  // Prisma begins with the call and some lines of source; the reason comes last.
  const lines = error.message.split('\n').filter((line) => line.trim() !== '');
  return lines.at(-1)?.trim() ?? 'something unexpected went wrong';
}
