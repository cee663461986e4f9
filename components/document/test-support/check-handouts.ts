import fc from 'fast-check';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { renderText } from '@/lib/domain/handout/text-rendition';
import { anyHandout } from '@/lib/pdf/test-support/any-handout';
import { handoutProblems } from './handout-problems';

/**
 * Tries handouts at random and fails with the simplest one that has a problem. The seed is fixed, so that a run says the
 * same about a release on every machine: HANDOUTS_SEED tries others, and repeats the one handout with HANDOUTS_PATH.
 */
export async function checkHandouts(count: number, usualSeed: number): Promise<void> {
  const { HANDOUTS_SEED, HANDOUTS_PATH } = process.env;
  const seed = HANDOUTS_SEED ? Number(HANDOUTS_SEED) : usualSeed;
  console.info(`${count} handouts at random, HANDOUTS_SEED=${seed}`);
  const property = fc.asyncProperty(anyHandout, async (document) => {
    const problems = await handoutProblems(document);
    if (problems.length > 0) throw new Error(problems.join('\n'));
  });
  const found = await fc.check(property, { numRuns: count, seed, ...(HANDOUTS_PATH && { path: HANDOUTS_PATH }) });
  const [document] = found.counterexample ?? [];
  if (!document) return;
  const reason = found.errorInstance instanceof Error ? found.errorInstance.message : String(found.errorInstance);
  throw new Error(
    `${reason}\n\nRepeat it with HANDOUTS_SEED=${found.seed} HANDOUTS_PATH=${found.counterexamplePath}. ` +
      `The simplest handout found, of ${found.numShrinks} tries to simplify it:\n\n${described(document)}`,
  );
}

/** Enough to find the cause: the print options, the text, and the stored sections. */
function described(document: HandoutDocument): string {
  const { locale, pageSize, options, sections } = document;
  const stored = sections.map(({ kind, locale: language, blocks }) => ({ kind, locale: language, blocks }));
  return [JSON.stringify({ locale, pageSize, ...options }), renderText(document), JSON.stringify(stored)].join('\n\n');
}
