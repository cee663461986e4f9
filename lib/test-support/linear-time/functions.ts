import { type Growth, superlinearGrowth } from './growth';
import { hostileTexts } from './hostile-texts';

/** A function that reads user text. */
export type ReadingFunction = { name: string; run: (text: string) => unknown };

/** The hostile texts on which a function is slower than linear, with the measured times. */
export function slowTexts({ run }: ReadingFunction): string[] {
  const slow: string[] = [];
  for (const { name, textOf } of hostileTexts) {
    const growth = superlinearGrowth(run, textOf);
    if (growth) slow.push(`${name}: ${shown(growth)}`);
    if (slow.length === MOST_EXAMPLES) break;
  }
  return slow;
}

const MOST_EXAMPLES = 3;

function shown({ ratio, size, ms }: Growth): string {
  return `${ratio.toFixed(1)} times for twice the text, ${ms.toFixed(0)} ms for ${size} characters`;
}
