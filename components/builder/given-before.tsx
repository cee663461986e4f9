'use client';

import { useId } from 'react';
import { instantLabel } from '@/components/handouts/instant-label';
import { Disclosure } from '@/components/ui/disclosure';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { changesSince, type SectionChange } from '@/lib/domain/handout/given-before';
import type { SectionVersion } from '@/lib/domain/library/section';
import type { GivenBefore } from '@/lib/features/patient-records/data';
import { useGivenBefore } from './use-given-before';

/** Tells that this patient has had a handout on the topic, and what they would read differently now. */
export function GivenBeforeNote({
  content,
  versions,
  clinic,
}: {
  content: DraftContent;
  versions: readonly SectionVersion[];
  clinic: Pick<Clinic, 'locale' | 'timeZone'>;
}) {
  const handouts = useGivenBefore(content);
  const headingId = useId();
  const [last, ...earlier] = handouts;
  return (
    <div role="status">
      {last ? (
        <section aria-labelledby={headingId} className="rounded-lg border border-line bg-sunk px-3 py-2.5 text-sm">
          <h2 id={headingId} className="font-semibold text-ink">
            Given before
          </h2>
          <GivenLine given={last} clinic={clinic} />
          {earlier.length > 0 ? (
            <Disclosure label={`${earlier.length} more`}>
              {earlier.map((given) => (
                <GivenLine key={given.id} given={given} clinic={clinic} />
              ))}
            </Disclosure>
          ) : null}
          <Changes changes={changesSince(last.sections, { sections: content.sections, versions })} />
        </section>
      ) : null}
    </div>
  );
}

function GivenLine({ given, clinic }: { given: GivenBefore; clinic: Pick<Clinic, 'locale' | 'timeZone'> }) {
  return (
    <p className="text-ink-2">
      <a
        href={`/handouts/${given.id}`}
        target="_blank"
        rel="noreferrer"
        className="font-semibold text-accent hover:underline"
      >
        {given.title || 'Untitled handout'}
        <span className="sr-only"> (opens in a new tab)</span>
      </a>
      {`, ${instantLabel(given.issuedAt, clinic)}, by ${given.issuedByName}`}
      {given.state === 'current' ? null : <span className="font-semibold text-red"> · Withdrawn</span>}
    </p>
  );
}

function Changes({ changes }: { changes: readonly SectionChange[] }) {
  if (changes.length === 0) return <p className="mt-1 text-ink-2">The same sections in the same wording.</p>;
  return (
    <Disclosure label={`What is different now (${changes.length})`}>
      <ul className="list-disc ps-5 text-ink-2">
        {changes.map((change) => (
          <li key={`${change.is} ${change.heading}`}>
            <bdi className="font-semibold text-ink">{change.heading}</bdi>: {changeWords(change)}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function changeWords(change: SectionChange): string {
  switch (change.is) {
    case 'new':
      return 'not given then';
    case 'left-out':
      return 'given then, not now';
    case 'other-version':
      return `version ${change.to}, then version ${change.from}`;
    case 'other-language':
      return 'in another language then';
    case 'edited':
      return 'changed for this patient now';
    case 'reworded':
      return 'changed for this patient in another way then';
    case 'edit-dropped':
      return 'changed for this patient then, not now';
  }
}
