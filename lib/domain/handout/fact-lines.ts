import type { PatientFact } from './page-lines';
import { contentWidth } from './table-form';

/** How the facts of the patient's box stand beside each other. All lengths are points. */
export const FACTS_PADDING = 14;
export const FACTS_GAP = 20;

const MOST_ON_A_LINE = 4;
/** Mean width of a bold character as a share of its size, on the safe side. */
const CHARACTER = 0.54;
const LEAST_FOR_FOLLOW_UP = 16;

/** Characters of the value's size that fit side by side, the gaps between them taken off. */
function charactersOnLine(fontSize: number): number {
  return (contentWidth - 2 * FACTS_PADDING - (MOST_ON_A_LINE - 1) * FACTS_GAP) / (fontSize * CHARACTER);
}

/** As many facts on a line as fit beside each other without wrapping; the follow-up may wrap. */
export function factLines(facts: readonly PatientFact[], fontSize: number): PatientFact[][] {
  const room = charactersOnLine(fontSize);
  const lines: PatientFact[][] = [];
  let used = 0;
  for (const fact of facts) {
    const width = fact.field === 'followUp' ? LEAST_FOR_FOLLOW_UP : Math.max(fact.value.length, fact.label.length - 2);
    const line = lines.at(-1);
    if (line && used + width <= room) {
      line.push(fact);
      used += width;
    } else {
      lines.push([fact]);
      used = width;
    }
  }
  return lines;
}

/** A date or a number does not wrap; the follow-up and whatever is long take what is left and wrap. */
export function wraps({ field, value }: PatientFact, fontSize: number): boolean {
  return field === 'followUp' || value.length > charactersOnLine(fontSize) / 2;
}
