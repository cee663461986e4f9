/** Slips of the finger that are forgiven in a word of so many letters. */
export function forgivenSlips(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/**
 * How many letters at the start of `word` were meant by `typed`, with at most `slips` letters missed,
 * added, changed or swapped with their neighbour; null when none. A word still being typed is meant
 * by its beginning, so the rest of `word` costs nothing.
 */
export function meantPrefix(
  typed: readonly string[],
  word: readonly string[],
  slips: number,
): { length: number; slips: number } | null {
  const distances = lastRow(typed, word);
  let best: { length: number; slips: number } | null = null;
  distances.forEach((distance, length) => {
    // On a tie the longer beginning: the slip was a letter left out, not the last one mistyped.
    if (distance <= slips && (best === null || distance <= best.slips)) best = { length, slips: distance };
  });
  return best;
}

/** Damerau–Levenshtein distance (optimal string alignment) of all of `typed` to each beginning of `word`. */
function lastRow(typed: readonly string[], word: readonly string[]): number[] {
  let beforeLast: number[] = [];
  let last = Array.from({ length: word.length + 1 }, (_, column) => column);
  typed.forEach((letter, index) => {
    const row = [index + 1];
    word.forEach((other, column) => {
      const changed = at(last, column) + (letter === other ? 0 : 1);
      const added = at(last, column + 1) + 1;
      const missed = at(row, column) + 1;
      const swapped =
        letter === word[column - 1] && other === typed[index - 1] ? at(beforeLast, column - 1) + 1 : Infinity;
      row.push(Math.min(changed, added, missed, swapped));
    });
    beforeLast = last;
    last = row;
  });
  return last;
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
