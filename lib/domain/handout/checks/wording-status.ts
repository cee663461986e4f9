import { reviewState } from '../../library/review-dates';
import { counterpartIn } from '../bilingual';
import type { CheckInput } from './check-input';
import type { Finding } from './finding';
import { placeOf } from './section-text';

/** Whether what prints may still be given: recalled wordings, overdue reviews, topics that need an assessment. */
export function checkWordingStatus({ draft, document, versions, gatedTopics, today }: CheckInput): Finding[] {
  const byId = new Map(versions.map((version) => [version.id, version]));
  const printed = document.sections.flatMap((section) => {
    const counterpart = counterpartIn(document, section);
    return [
      { section, beside: null, version: byId.get(section.versionId) },
      { section, beside: counterpart?.locale ?? null, version: byId.get(counterpart?.versionId ?? '') },
    ];
  });
  const findings = printed.flatMap(({ section, beside, version }): Finding[] => {
    if (!version) return [];
    const about = { place: placeOf(section), beside, isUrgent: section.kind === 'urgent-help' };
    // Withdrawn for a reason that an edit need not have met.
    if (version.status === 'withdrawn') return [{ code: 'section-withdrawn', severity: 'blocks', ...about }];
    const due = version.review?.nextReviewDue ?? '';
    const state = reviewState(version, today);
    if (state === 'expired') return [{ code: 'section-expired', severity: 'blocks', due, ...about }];
    return state === 'overdue' ? [{ code: 'section-overdue', severity: 'warns', due, ...about }] : [];
  });
  if (draft.assessed) return findings;
  const topicIds = new Set(printed.map(({ version }) => version?.topicId));
  const [gated] = gatedTopics.filter(({ id }) => topicIds.has(id));
  const place = { in: 'field', field: 'assessed' } as const;
  return gated
    ? [{ code: 'assessment-unconfirmed', severity: 'blocks', place, topic: gated.title }, ...findings]
    : findings;
}
