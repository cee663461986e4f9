import type { Clinic } from '@/lib/domain/clinic/clinic';
import { languageName } from '@/lib/domain/language/names';
import type { VersionWithClaims } from '@/lib/features/library/data';
import { ClaimList } from './claim-list';
import { ReviewBadge } from './review-badge';
import { ReviewLine } from './review-line';
import { SourceList } from './source-list';
import { Wording } from './wording';

/** Every wording a section has had, the newest first, then its translations. */
export function VersionList({
  versions,
  clinic,
}: {
  versions: readonly VersionWithClaims[];
  clinic: Pick<Clinic, 'locale' | 'accentColor'>;
}) {
  return (
    <div className="grid gap-10">
      {versions.map((version) => (
        <section key={version.id} aria-labelledby={`version-${version.id}`}>
          <div className="mb-2 flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
            <h2 id={`version-${version.id}`} className="text-lg font-bold">
              {version.originalNumber === null
                ? `Version ${version.number}`
                : `${languageName(version.locale)}, version ${version.number}, of version ${version.originalNumber}`}
            </h2>
            <ReviewBadge status={version.status} />
          </div>
          <div className="rounded-xl border border-line">
            <Wording body={version.body} kind={version.kind} locale={version.locale} accentColor={clinic.accentColor} />
          </div>
          <ReviewLine review={version.review} locale={clinic.locale} />
          {version.claims.length > 0 ? (
            <>
              <h3 className="mt-4 mb-1.5 font-semibold">Claims and what they rest on</h3>
              <ClaimList claims={version.claims} sources={version.sources} />
            </>
          ) : null}
          {version.originalNumber === null ? (
            <>
              <h3 className="mt-4 mb-1.5 font-semibold">Sources</h3>
              <SourceList sources={version.sources} />
            </>
          ) : null}
        </section>
      ))}
    </div>
  );
}
