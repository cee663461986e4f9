import { Pencil } from 'lucide-react';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button-link';
import { dueWords } from '@/components/wording/review-words';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import { reviewState } from '@/lib/domain/library/review-dates';
import type { Claim, SectionVersion } from '@/lib/domain/library/section';
import { sectionKindLabels } from '@/lib/domain/library/section-kind';
import { ClaimsDisclosure, SourcesDisclosure } from './evidence-disclosures';
import { ReviewBadge } from './review-badge';
import { ReviewLine } from './review-line';
import { Wording } from './wording';

/** One section of a topic, as it reads today. */
export function TopicSection({
  topicSlug,
  version,
  claims,
  recommended,
  showsReview,
  canEdit,
  today,
  clinic,
}: {
  topicSlug: string;
  version: SectionVersion;
  /** Those of the original; none for a translation. */
  claims: readonly Claim[];
  recommended: boolean;
  /** False where the page already says it of all sections at once. */
  showsReview: boolean;
  /** The reader may write another version of the wording. */
  canEdit: boolean;
  /** YYYY-MM-DD in the clinic's time zone. */
  today: string;
  clinic: Pick<Clinic, 'locale' | 'accentColor'>;
}) {
  const kind = sectionKindLabels[version.kind];
  const due = dueWords[reviewState(version, today)];
  const language = version.originalNumber === null ? '' : `?lang=${version.locale}`;
  const path = `/library/${topicSlug}/${version.slug}`;
  return (
    <section aria-labelledby={`section-${version.slug}`} id={version.slug} className="scroll-mt-20">
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={`section-${version.slug}`} className="text-lg font-bold">
          <Link href={`${path}${language}`} className="hover:text-accent hover:underline">
            {version.heading}
          </Link>
        </h2>
        {kind.toLowerCase() === version.heading.toLowerCase() ? null : (
          <span className="text-sm text-ink-2">{kind}</span>
        )}
        <span className="ms-auto flex flex-wrap items-center gap-1.5">
          {recommended ? null : <Badge>Optional</Badge>}
          {showsReview ? <ReviewBadge status={version.status} /> : null}
          {due ? <Badge tone={due.tone}>{due.words}</Badge> : null}
          {canEdit ? (
            <ButtonLink
              variant="quiet"
              size="sm"
              href={`${path}?lang=${version.locale}&edit=1`}
              icon={<Pencil aria-hidden />}
              prefetch={false}
            >
              Edit<span className="sr-only"> “{version.heading}”</span>
            </ButtonLink>
          ) : null}
        </span>
      </div>
      <div className="rounded-xl border border-line">
        <Wording body={version.body} kind={version.kind} locale={version.locale} accentColor={clinic.accentColor} />
      </div>
      <ReviewLine review={version.review} locale={clinic.locale} />
      <ClaimsDisclosure claims={claims} sources={version.sources} />
      <SourcesDisclosure sources={version.sources} />
    </section>
  );
}
