import Link from 'next/link';
import type { ReactNode } from 'react';
import { HandoutPaper } from '@/components/document/handout-paper';
import { PrintedSheet } from '@/components/document/printed-sheet';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { documentOptionWords } from '@/components/wording/option-words';
import { counted } from '@/components/wording/review-words';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import { formatDate } from '@/lib/domain/clinic/dates';
import { stateOf } from '@/lib/domain/handout/status';
import { renderText } from '@/lib/domain/handout/text-rendition';
import type { IssuedHandout } from '@/lib/features/handouts/data';
import { instantLabel } from './instant-label';
import { IssuedActions } from './issued-actions';
import { SourcesOnRecord } from './sources-on-record';
import { VersionsGiven } from './versions-given';
import { WhatBecameOfIt } from './what-became-of-it';
import { WithdrawButton } from './withdraw-button';

const WITHDRAWN = 'Withdrawn. Do not give it to a patient.';

type ClinicDates = Pick<Clinic, 'locale' | 'timeZone'>;

/** An issued handout: what was given, to whom, when, in which wording, and the same bytes again. */
export function IssuedHandoutView({
  handout,
  clinic,
  canWithdraw,
}: {
  handout: IssuedHandout;
  clinic: ClinicDates;
  canWithdraw: boolean;
}) {
  const isCurrent = stateOf(handout.steps) === 'current';
  const { options, sources } = handout.document;
  const wanted = options.fitPages;
  return (
    <>
      <PageHeading
        title={handout.title}
        actions={
          <>
            <IssuedActions id={handout.id} text={renderText(handout.document)} isCurrent={isCurrent} />
            {isCurrent && canWithdraw ? <WithdrawButton id={handout.id} /> : null}
          </>
        }
      >
        {handout.patient.name === '' ? 'The patient’s name is not kept.' : <ForPatient handout={handout} />}
      </PageHeading>
      <WhatBecameOfIt handout={handout} clinic={clinic} canWithdraw={canWithdraw} />
      {wanted !== null && handout.pageCount > wanted ? (
        <div className="mb-6">
          <Notice tone="amber">
            {`It did not fit on ${wanted === 1 ? 'one page' : `${wanted} pages`}, even set at 11 pt. It was issued on ${handout.pageCount} pages.`}
          </Notice>
        </div>
      ) : null}
      <div className="grid grid-cols-1 items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_auto_1fr]">
        <Part id="issued" title="Issued" className="lg:col-start-2">
          <Facts facts={factsOf(handout, clinic)} />
        </Part>
        <Part id="as-given" title="The words as given" className="lg:col-start-1 lg:row-span-3 lg:row-start-1">
          <div className="overflow-hidden rounded-xl border border-line shadow-rest">
            <PrintedSheet document={handout.document} mark={isCurrent ? '' : WITHDRAWN}>
              <HandoutPaper document={handout.document} headingLevel={3} />
            </PrintedSheet>
          </div>
        </Part>
        {sources.length > 0 && options.sources !== 'full' ? (
          <Part id="sources" title="Sources, not printed in full" className="lg:col-start-2">
            <SourcesOnRecord sources={sources} />
          </Part>
        ) : null}
        <Part id="versions" title="Section versions given" className="lg:col-start-2">
          <VersionsGiven sections={handout.sections} />
          <p className="mt-3 text-sm text-ink-2">
            The PDF is kept as it was issued and never made again. Its SHA-256:
            <code className="mt-1 block font-sans text-xs break-all text-ink">{handout.sha256}</code>
          </p>
        </Part>
      </div>
    </>
  );
}

function ForPatient({ handout: { id, patient } }: { handout: IssuedHandout }) {
  return (
    <>
      For <bdi className="font-semibold text-ink">{patient.name}</bdi>
      {' · '}
      <Link href={`/handouts/${id}/patient`} className="font-semibold text-accent hover:underline">
        Everything given to this patient
      </Link>
    </>
  );
}

function factsOf(handout: IssuedHandout, clinic: ClinicDates): Fact[] {
  const { patient } = handout;
  return [
    { term: 'Patient', value: patient.name || 'Not kept' },
    { term: 'Date of birth', value: patient.dateOfBirth && formatDate(patient.dateOfBirth, clinic.locale) },
    { term: 'Record number', value: patient.recordNumber },
    { term: 'Issued by', value: handout.issuedByName },
    { term: 'When', value: instantLabel(handout.issuedAt, clinic) },
    { term: 'Reference', value: handout.reference },
    { term: 'Length', value: counted(handout.pageCount, 'page') },
    { term: 'Page', value: documentOptionWords(handout.document).join(', ') },
  ];
}

type Fact = { term: string; value: string };

function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="divide-y divide-line rounded-xl border border-line bg-panel">
      {facts
        .filter(({ value }) => value !== '')
        .map(({ term, value }) => (
          <div key={term} className="flex items-baseline justify-between gap-4 px-4 py-2.5">
            <dt className="shrink-0 text-sm text-ink-2">{term}</dt>
            <dd className="min-w-0 text-end font-semibold break-words">
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
    </dl>
  );
}

function Part(props: { id: string; title: string; className: string; children: ReactNode }) {
  const { id, title, className, children } = props;
  return (
    <section aria-labelledby={id} className={`min-w-0 ${className}`}>
      <h2 id={id} className="mb-2 text-sm font-semibold text-ink-2">
        {title}
      </h2>
      {children}
    </section>
  );
}
