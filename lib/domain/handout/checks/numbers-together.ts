import { amountsIn } from '../../language/amounts';
import { rightToLeftLetter } from '../../language/direction';
import type { HandoutDocument } from '../document';
import type { AdvisoryFinding } from './finding';
import { passagesIn } from './passage';
import { placeOf } from './section-text';

/**
 * Two numbers with nothing but a space between them, in text from right to left. They print in the right order, and
 * still "500 mg 3 مرات" shows as "3 500 mg": a reader can take it for 3500 mg.
 */
export function checkNumbersTogether({ sections }: HandoutDocument): AdvisoryFinding[] {
  return sections.flatMap((section) =>
    passagesIn(section.blocks).flatMap(({ path, text }): AdvisoryFinding[] => {
      if (!rightToLeftLetter.test(text)) return [];
      const amounts = amountsIn(text);
      return amounts.flatMap((second, index): AdvisoryFinding[] => {
        const first = amounts[index - 1];
        if (!first || !isOnlySpace(text.slice(first.end, second.start))) return [];
        const at = { path: [...path], start: first.start, end: second.end };
        const words = text.slice(first.start, second.end);
        return [{ code: 'numbers-together', severity: 'warns', place: { ...placeOf(section), at }, words }];
      });
    }),
  );
}

const isOnlySpace = (between: string): boolean => between !== '' && between.trim() === '';
