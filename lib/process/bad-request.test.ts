import { describe, expect, it } from 'vitest';
import { badRequestOf } from './bad-request';

const thrown = (message: string, frames: readonly string[], code?: string): Error => {
  const error = new Error(message);
  error.stack = [`Error: ${message}`, ...frames.map((frame) => `    at ${frame}`)].join('\n');
  return Object.assign(error, code === undefined ? {} : { code });
};
const next = 't0 (/srv/node_modules/next/dist/compiled/next-server/app-page-turbo.runtime.prod.js:17:12665)';
const ours = 'async save (/srv/.next/server/chunks/ssr/lib_0.js:1:11871)';
const parse = 'JSON.parse (<anonymous>)';

describe('an error of Next', () => {
  it.each([
    ['a body that it cannot read', thrown('Unexpected end of form', [next, ours]), 'request.malformed'],
    ['broken JSON that it parsed', thrown('Unexpected token', [parse, next]), 'request.malformed'],
    [
      'a form that Node could not read for it',
      thrown('x', ['node:internal/undici:1:2', 'async Promise.all (index 1)', next]),
      'request.malformed',
    ],
    [
      'a form that Node could not read, without a frame of Next',
      thrown('Failed to parse body as FormData.', ['parsingError (node:internal/deps/undici/undici:6736:14)']),
      'request.malformed',
    ],
    ['a message with lines like frames', thrown(`x\n    at ${ours}`, [next]), 'request.malformed'],
    [
      'a client that has gone',
      thrown('aborted', ['abortIncoming (node:_http_server:796:17)'], 'ECONNRESET'),
      'request.aborted',
    ],
    ['an action of another release', thrown('Failed to find Server Action "x".', [ours]), 'action.unknown'],
  ])('is a bad request: %s', (_what, error, event) => {
    expect(badRequestOf(error)).toBe(event);
  });

  it.each([
    ['our code called what threw', thrown('Unexpected token', [parse, ours, next])],
    ['our code threw', thrown('x', [ours, next])],
    ['a library threw', thrown('x', ['query (/srv/node_modules/pg/lib/client.js:1:2)', next])],
    ['a disk is full', thrown('x', [next], 'ENOSPC')],
    ['a database went away', thrown('read ECONNRESET', ['TCP.onStreamRead (node:internal:1:2)'], 'ECONNRESET')],
    ['a page renders what React cannot', thrown('Objects are not valid as a React child (found: object).', [next])],
    [
      'a page hands a function to the browser',
      thrown('Functions cannot be passed directly to Client Components unless you expose them.', [next]),
    ],
    ['Next finds itself broken', Object.assign(thrown('Expected a manifest', [next]), { name: 'InvariantError' })],
    ['Next names a broken rule of its own', thrown('Invariant: missing page', [next])],
    ['React has a bug', thrown('A chunk pair is incomplete. This is a bug in React.', [next])],
    ['nothing is known', thrown('x', [])],
    ['it is no error', 'aborted'],
  ])('stays an error where %s', (_what, error) => {
    expect(badRequestOf(error)).toBeNull();
  });
});
