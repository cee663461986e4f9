import { wordingsOf } from '../wordings';
import type { CheckInput } from './check-input';
import type { AdvisoryFinding } from './finding';

/** Sections that are switched on and not printed, because sections above them print every sign of theirs. */
export function checkSaidAbove({ draft, document, versions }: CheckInput): AdvisoryFinding[] {
  const printed = new Set(document.sections.map(({ key }) => key));
  return wordingsOf(draft, versions)
    .filter(({ section: { on, key } }) => on && !printed.has(key))
    .map(({ section: { key }, wording: { heading } }) => ({
      ...({ code: 'section-said-above', severity: 'hints' } as const),
      place: { in: 'section', key, heading },
    }));
}
