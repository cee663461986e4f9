import type { Clinic } from '@/lib/domain/clinic/clinic';
import type { SectionVersion } from '@/lib/domain/library/section';
import { ReviewBadge } from './review-badge';
import { ReviewLine } from './review-line';
import { SourceList } from './source-list';
import { Wording } from './wording';

/** Every wording a section has had, the newest first. */
export function VersionList({
  versions,
  clinic,
}: {
  versions: readonly SectionVersion[];
  clinic: Pick<Clinic, 'locale' | 'accentColor'>;
}) {
  return (
    <div className="grid gap-10">
      {versions.map((version) => (
        <section key={version.id} aria-labelledby={`version-${version.number}`}>
          <div className="mb-2 flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
            <h2 id={`version-${version.number}`} className="text-lg font-bold">
              Version {version.number}
            </h2>
            <ReviewBadge status={version.status} />
          </div>
          <div className="rounded-xl border border-line">
            <Wording body={version.body} kind={version.kind} locale={version.locale} accentColor={clinic.accentColor} />
          </div>
          <ReviewLine review={version.review} locale={clinic.locale} />
          <h3 className="mt-4 mb-1.5 font-semibold">Sources</h3>
          <SourceList sources={version.sources} />
        </section>
      ))}
    </div>
  );
}
