import Link from 'next/link';
import { Disclosure } from '@/components/ui/disclosure';
import type { SectionVersion } from '@/lib/domain/library/section';
import { GENERIC_SLUG, sectionKindLabels } from '@/lib/domain/library/section-kind';
import { ReviewBadge } from './review-badge';
import { SourceList } from './source-list';
import { Wording } from './wording';

/** The sections that belong to no topic: opened in place, as they are short. */
export function GenericSections({
  sections,
  accentColor,
}: {
  sections: readonly SectionVersion[];
  accentColor: string;
}) {
  if (sections.length === 0) return null;
  return (
    <section aria-labelledby="any-handout" className="mt-10">
      <h2 id="any-handout" className="text-lg font-bold">
        Sections for any handout
      </h2>
      <p className="mb-3 text-ink-2">Added in the builder with “Add section”.</p>
      <ul className="divide-y divide-line overflow-hidden rounded-xl border border-line bg-panel">
        {sections.map((section) => (
          <li key={section.id} className="px-4 py-2.5">
            <Disclosure label={<GenericLabel section={section} />}>
              <Wording body={section.body} kind={section.kind} locale={section.locale} accentColor={accentColor} />
              <p className="mt-3 text-sm">
                <Link
                  href={`/library/${GENERIC_SLUG}/${section.slug}`}
                  className="font-semibold text-accent hover:underline"
                >
                  Versions and review
                  <span className="sr-only">{` of ${section.heading}`}</span>
                </Link>
              </p>
              {section.sources.length > 0 ? (
                <div className="mt-3">
                  <SourceList sources={section.sources} />
                </div>
              ) : null}
            </Disclosure>
          </li>
        ))}
      </ul>
    </section>
  );
}

function GenericLabel({ section }: { section: SectionVersion }) {
  return (
    <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
      <span className="font-semibold text-ink">{section.heading}</span>
      <span className="text-sm">{sectionKindLabels[section.kind]}</span>
      <span className="ms-auto inline-flex">
        <ReviewBadge status={section.status} />
      </span>
    </span>
  );
}
