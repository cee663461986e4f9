import { expect, it } from 'vitest';
import { z } from 'zod';
import { SetupFailure } from './failure';
import { failureLine } from './failure-line.mjs';

class PrismaClientKnownRequestError extends Error {
  override name = 'PrismaClientKnownRequestError';
}

const parsed = z.strictObject({ clinic: z.object({ name: z.string() }) }).safeParse({ clinic: { name: 1 } });

const failures: [what: string, error: unknown, line: RegExp][] = [
  [
    'our own words as they are',
    new SetupFailure('Name the folder: npm run restore -- backups/x'),
    /^Name the folder: npm/,
  ],
  [
    'an error of the system',
    Object.assign(new Error("EACCES: denied, mkdir '/x'"), { code: 'EACCES' }),
    /^EACCES: denied/,
  ],
  [
    'a programming error without its stack',
    new TypeError('x is not a function'),
    /^x is not a function \(TypeError; DEBUG=1/,
  ],
  ['the field that zod names', parsed.error, /^clinic: name: Invalid input.*\(ZodError;/],
  [
    'the reason at the end of what Prisma says',
    new PrismaClientKnownRequestError(
      '\nInvalid `tx.clinic.create()` invocation in\nfile.ts:12\n\n→ 12 x\n\nUnique constraint failed',
    ),
    /^Unique constraint failed \(Prisma/,
  ],
  [
    'each address that refused',
    new AggregateError([new Error('connect ECONNREFUSED ::1:5432')]),
    /^connect ECONNREFUSED/,
  ],
  ['what is no error', 'a bare string', /^a bare string$/],
];

it.each(failures)('prints in one line %s', (_what, error, line) => {
  const printed = failureLine(error, false);
  expect(printed).toMatch(line);
  expect(printed.split('\n')).toHaveLength(1);
});

it('prints stack and cause with DEBUG=1', () => {
  const printed = failureLine(new SetupFailure('Try another folder.', { cause: new Error('EROFS') }), true);
  expect(printed).toMatch(/Try another folder\.\n +at .*failure-line\.test/s);
  expect(printed).toContain('EROFS');
});
