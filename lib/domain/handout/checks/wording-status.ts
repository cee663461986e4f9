import { reviewState } from '../../library/review-dates';
import { allSections } from '../bilingual';
import type { CheckInput } from './check-input';
import type { Finding } from './finding';
import { placeOf } from './section-text';

/** Whether what prints may still be given: recalled wordings, overdue reviews, topics that need an assessment. */
export function checkWordingStatus({ draft, document, versions, gatedTopics, today }: CheckInput): Finding[] {
  const byId = new Map(versions.map((version) => [version.id, version]));
  const printed = allSections(document).flatMap((section) => {
    const version = byId.get(section.versionId);
    return version ? [{ section, version }] : [];
  });
  const findings = printed.flatMap(({ section, version }): Finding[] => {
    // Withdrawn for a reason that an edit need not have met.
    if (version.status === 'withdrawn') {
      return [{ code: 'section-withdrawn', severity: 'blocks', place: placeOf(section) }];
    }
    const place = placeOf(section);
    const due = version.review?.nextReviewDue ?? '';
    const state = reviewState(version, today);
    if (state === 'expired') return [{ code: 'section-expired', severity: 'blocks', place, due }];
    return state === 'overdue' ? [{ code: 'section-overdue', severity: 'warns', place, due }] : [];
  });
  if (draft.assessed) return findings;
  const topicIds = new Set(printed.map(({ version }) => version.topicId));
  const [gated] = gatedTopics.filter(({ id }) => topicIds.has(id));
  const place = { in: 'field', field: 'assessed' } as const;
  return gated
    ? [{ code: 'assessment-unconfirmed', severity: 'blocks', place, topic: gated.title }, ...findings]
    : findings;
}
