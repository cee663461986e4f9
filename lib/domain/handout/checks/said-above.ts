import { chosenInOrder } from '../printed-sections';
import type { CheckInput } from './check-input';
import type { AdvisoryFinding } from './finding';
import { headingOf } from './section-text';

/** Sections that are switched on and not printed, because sections above them print every sign of theirs. */
export function checkSaidAbove({ draft, document, versions }: CheckInput): AdvisoryFinding[] {
  const printed = new Set(document.sections.map(({ key }) => key));
  const { chosen, topics } = chosenInOrder(draft, versions);
  return chosen.flatMap(({ section, version, wording }): AdvisoryFinding[] => {
    if (printed.has(section.key)) return [];
    const topic = topics?.get(version.topicId ?? '');
    const heading = headingOf({ heading: wording.heading, topic });
    return [{ code: 'section-said-above', severity: 'hints', place: { in: 'section', key: section.key, heading } }];
  });
}
