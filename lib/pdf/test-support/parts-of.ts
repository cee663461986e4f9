import { breakPointsOf } from '../text/break-points';

/** The parts of a text between its break points, if all of it fits. */
export function partsOf(text: string): string[] {
  const ends = breakPointsOf(text).filter(({ isWithinWord }) => !isWithinWord);
  return [...ends.map(({ at }) => at), text.length].map((end, index, all) =>
    text.slice(all[index - 1] ?? 0, end).trim(),
  );
}
