/** The problem of a request that cannot be parsed, as the log names it. */
export type BadRequest = 'request.aborted' | 'request.malformed' | 'action.unknown';

/**
 * Tells a bad request from a defect; Next prints both as errors. A bad request is an error that Next itself threw, not
 * our code or a library below it, and whose message is not that of a defect. The messages of malformed bodies are too
 * many to list all.
 * @returns null for everything else.
 */
export function badRequestOf(error: unknown): BadRequest | null {
  if (!(error instanceof Error)) return null;
  const { message } = error;
  // Node's message when a client disconnects before the end of its body.
  if (message === 'aborted' && codeOf(error) === 'ECONNRESET') return 'request.aborted';
  // The stack of Node 24 names Node's files alone.
  if (message === 'Failed to parse body as FormData.') return 'request.malformed';
  // A page from before an upgrade, or a forged id.
  if (/^(Failed to find Server Action|The Server Reference ID did not match)/.test(message)) return 'action.unknown';
  // System errors of files and connections have a code.
  if (!['', 'ERR_INVALID_URL'].includes(codeOf(error))) return null;
  if (isDefect(error)) return null;
  const thrower = framesOf(error).find((frame) => !isOfLanguage(frame));
  return thrower !== undefined && isOfNext(thrower) ? 'request.malformed' : null;
}

/** Messages of Next and React for defects in our pages or in themselves. */
const isDefect = ({ name, message }: Error): boolean =>
  /^Invariant/.test(name) ||
  /^(Invariant|Minified React error|Objects are not valid as a React child|Element type is invalid|Only plain objects)/.test(
    message,
  ) ||
  /\b(bug in (React|Next)|(Client|Server) (Component|Reference|Context)s?|React Client Manifest|Hook)\b/.test(message);

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '');

/** A stack begins with the message, which can hold anything. */
export function framesOf({ stack = '', message }: Error): string[] {
  const head = stack.indexOf(message);
  const lines = head < 0 ? [] : stack.slice(head + message.length).split('\n');
  return lines.map((line) => line.trim()).filter((line) => line.startsWith('at '));
}

/** Stack lines of Node and of built-ins such as JSON.parse. */
const isOfLanguage = (frame: string): boolean => /\bnode:|<anonymous>|^at (async |new )?Promise\b/.test(frame);

const isOfNext = (frame: string): boolean => /[\\/]node_modules[\\/]next[\\/]dist[\\/]/.test(frame);
