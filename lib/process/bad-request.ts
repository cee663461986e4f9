/** What is wrong with a request that could not be read, as the log names it. */
export type BadRequest = 'request.aborted' | 'request.malformed' | 'action.unknown';

/**
 * Tells a request that could not be read from something that is broken here; Next prints both as errors. A bad request is
 * what Next itself threw, and not our code or a library that our code called, unless its words are those of a defect: what
 * bodies make it throw are too many words to list.
 * @returns null for everything else.
 */
export function badRequestOf(error: unknown): BadRequest | null {
  if (!(error instanceof Error)) return null;
  const { message } = error;
  // As Node says it when a client goes away before it has sent its body.
  if (message === 'aborted' && codeOf(error) === 'ECONNRESET') return 'request.aborted';
  // A page that was open since before an upgrade, or a made-up id.
  if (/^(Failed to find Server Action|The Server Reference ID did not match)/.test(message)) return 'action.unknown';
  // A file or a connection that failed has a code of the system.
  if (!['', 'ERR_INVALID_URL'].includes(codeOf(error))) return null;
  if (isDefect(error)) return null;
  const thrower = framesOf(error).find((frame) => !isOfLanguage(frame));
  return thrower !== undefined && isOfNext(thrower) ? 'request.malformed' : null;
}

/** Next and React also throw where a page of ours, or they themselves, are wrong. */
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

/** Of Node and of JavaScript itself, such as JSON.parse. */
const isOfLanguage = (frame: string): boolean => /\bnode:|<anonymous>|^at (async |new )?Promise\b/.test(frame);

const isOfNext = (frame: string): boolean => /[\\/]node_modules[\\/]next[\\/]dist[\\/]/.test(frame);
