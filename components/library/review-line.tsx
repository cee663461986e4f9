import type { ClinicLocale } from '@/lib/domain/clinic/clinic-locale';
import { formatDate } from '@/lib/domain/clinic/dates';
import type { Review } from '@/lib/domain/library/section';

/** Who vouched for a wording and until when; nothing where nobody did. */
export function ReviewLine({ review, locale }: { review: Review | null; locale: ClinicLocale }) {
  if (!review) return null;
  const who = [review.reviewerName, review.reviewerCredentials].filter(Boolean).join(', ');
  return (
    <p className="text-sm text-ink-2">
      Reviewed by {who} on {formatDate(review.reviewedOn, locale)}. Next review due{' '}
      {formatDate(review.nextReviewDue, locale)}.
    </p>
  );
}
