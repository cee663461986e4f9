import { type ListToVerify, type ListVerdict, verifyRows } from '@/lib/domain/bulk/verify-rows';
import { isWithin, unpackRanges } from '@/lib/domain/code-point-ranges';
import type { SectionBody } from '@/lib/domain/handout/body';
import { checkBlocking } from '@/lib/domain/handout/checks/check';
import type { CheckInput } from '@/lib/domain/handout/checks/check-input';
import type { Finding } from '@/lib/domain/handout/checks/finding';
import { measure } from '@/lib/domain/readability/measure';

/**
 * The checks of members' text. They always run in a worker thread, because hostile text can keep its reader busy.
 * `printable`: the code points that the PDF's fonts can print, as packed ranges.
 */
export const tasks = {
  /** The findings that block a handout. */
  checkBlocking: ({ printable, ...input }: Sent<CheckInput>): Finding[] =>
    checkBlocking({ ...input, isPrintable: printableIn(printable) }),
  /** The findings that block rows of a list, and the warnings. */
  verifyList: ({ printable, ...list }: Sent<ListToVerify>): ListVerdict =>
    verifyRows({ ...list, isPrintable: printableIn(printable) }),
  /** The reading grade (SMOG) of each English topic, given by its bodies; null where they are too short for one. */
  gradeTopics: (topics: readonly (readonly SectionBody[])[]): (number | null)[] =>
    topics.map((bodies) => {
      const { smog, confidence } = measure([...bodies]);
      return confidence === 'too-short' ? null : smog;
    }),
};

/** A function cannot be sent to a thread. */
type Sent<Input extends { isPrintable: unknown }> = Omit<Input, 'isPrintable'> & { printable: readonly number[] };

function printableIn(printable: readonly number[]): (codePoint: number) => boolean {
  const ranges = unpackRanges(printable);
  return (codePoint) => isWithin(ranges, codePoint);
}
