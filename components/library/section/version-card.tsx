import type { ReactNode } from 'react';
import { ClaimList } from '@/components/library/claim-list';
import { ReviewBadge } from '@/components/library/review-badge';
import { ReviewLine } from '@/components/library/review-line';
import { SourceList } from '@/components/library/source-list';
import { Wording } from '@/components/library/wording';
import { WordingDiff } from '@/components/library/wording-diff';
import { Badge } from '@/components/ui/badge';
import { Disclosure } from '@/components/ui/disclosure';
import { dueWords } from '@/components/wording/review-words';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import { formatInstant } from '@/lib/domain/clinic/dates';
import { reviewState } from '@/lib/domain/library/review-dates';
import type { VersionRecord } from '@/lib/features/sections/data';

type ShownClinic = Pick<Clinic, 'locale' | 'timeZone' | 'accentColor'>;

/** One version of a section: what it says with its claims beside it, who wrote and who reviewed it, what changed. */
export function VersionCard({
  version,
  previous,
  isGiven,
  today,
  clinic,
  actions,
}: {
  version: VersionRecord;
  /** The version before it in the same language. */
  previous: VersionRecord | null;
  /** Handouts get this one. */
  isGiven: boolean;
  today: string;
  clinic: ShownClinic;
  actions: ReactNode;
}) {
  const due = dueWords[reviewState(version, today)];
  return (
    <section aria-labelledby={`version-${version.id}`} className="scroll-mt-20" id={`v${version.number}`}>
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 id={`version-${version.id}`} className="text-lg font-bold">{`Version ${version.number}`}</h2>
        <ReviewBadge status={version.status} />
        {due ? <Badge tone={due.tone}>{due.words}</Badge> : null}
        {isGiven ? <Badge tone="accent">On handouts</Badge> : null}
        <span className="ms-auto flex flex-wrap gap-2">{actions}</span>
      </div>
      <VersionFacts version={version} clinic={clinic} />
      <div className="mt-3 grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] lg:items-start">
        <div className="min-w-0 rounded-xl border border-line">
          <Wording body={version.body} kind={version.kind} locale={version.locale} accentColor={clinic.accentColor} />
        </div>
        <Evidence version={version} />
      </div>
      {previous ? (
        <div className="mt-2">
          <Disclosure label={<span className="text-sm">{`What changed since version ${previous.number}`}</span>}>
            <WordingDiff before={previous} after={version} locale={version.locale} />
            <SourceChanges before={previous} after={version} />
          </Disclosure>
        </div>
      ) : null}
    </section>
  );
}

function VersionFacts({ version, clinic }: { version: VersionRecord; clinic: ShownClinic }) {
  const { decided, authorName, createdAt, starterVersion, originalNumber } = version;
  const when = (instant: string): string => formatInstant(new Date(instant), clinic.locale, clinic.timeZone);
  const origin = authorName === null ? `Starter content ${starterVersion ?? ''}` : `Written by ${authorName}`;
  const of = originalNumber === null ? '' : `, a translation of version ${originalNumber} of the original`;
  return (
    <div className="grid gap-0.5 text-sm text-ink-2">
      <p>{`${origin}, ${when(createdAt)}${of}.`}</p>
      <ReviewLine review={version.review} locale={clinic.locale} />
      {decided && decided.note !== '' ? (
        <p className={version.status === 'withdrawn' ? 'font-medium text-red' : 'font-medium text-amber'}>
          {`${version.status === 'withdrawn' ? 'Withdrawn' : 'Sent back'} by ${decided.byName}, ${when(decided.at)}: ${decided.note}`}
        </p>
      ) : null}
    </div>
  );
}

/** What the wording rests on, beside it. */
function Evidence({ version }: { version: VersionRecord }) {
  if (version.originalNumber !== null) {
    return <p className="text-sm text-ink-2">Claims and sources stand with the original.</p>;
  }
  return (
    <div className="min-w-0">
      {version.claims.length > 0 ? (
        <>
          <h3 className="mb-1.5 text-sm font-semibold">Claims and what they rest on</h3>
          <ClaimList claims={version.claims} sources={version.sources} isNarrow />
        </>
      ) : null}
      <h3 className="mt-3 mb-1.5 text-sm font-semibold first:mt-0">Sources</h3>
      <SourceList sources={version.sources} />
    </div>
  );
}

function SourceChanges({ before, after }: { before: VersionRecord; after: VersionRecord }) {
  const names = (version: VersionRecord): string[] => version.sources.map(({ title, url }) => `${title} (${url})`);
  const gone = names(before).filter((name) => !names(after).includes(name));
  const come = names(after).filter((name) => !names(before).includes(name));
  if (gone.length + come.length === 0) return null;
  return (
    <ul className="mt-2 grid gap-1 text-sm wrap-anywhere text-ink-2">
      {gone.map((name) => (
        <li key={name}>{`Source taken out: ${name}`}</li>
      ))}
      {come.map((name) => (
        <li key={name}>{`Source added: ${name}`}</li>
      ))}
    </ul>
  );
}
