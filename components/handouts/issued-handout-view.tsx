import { HandoutPaper } from '@/components/document/handout-paper';
import { Badge } from '@/components/ui/badge';
import { DataTable } from '@/components/ui/data-table';
import { PageHeading } from '@/components/ui/page-heading';
import { counted } from '@/components/wording/review-words';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import { formatDate } from '@/lib/domain/clinic/dates';
import { renderText } from '@/lib/domain/handout/text-rendition';
import { sectionKindLabels } from '@/lib/domain/library/section';
import type { IssuedHandout } from '@/lib/features/handouts/data';
import { instantLabel } from './instant-label';
import { IssuedActions } from './issued-actions';

/** An issued handout: what was given, to whom, when, in which wording, and the same bytes again. */
export function IssuedHandoutView({
  handout,
  clinic,
}: {
  handout: IssuedHandout;
  clinic: Pick<Clinic, 'locale' | 'timeZone'>;
}) {
  const { patient } = handout;
  return (
    <>
      <PageHeading
        title={handout.title}
        actions={<IssuedActions id={handout.id} text={renderText(handout.document)} />}
      >
        For <bdi className="font-semibold text-ink">{patient.name}</bdi>
      </PageHeading>
      <div className="grid items-start gap-x-8 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <section aria-labelledby="as-given" className="min-w-0">
          <h2 id="as-given" className="mb-2 text-sm font-semibold text-ink-2">
            The words as given
          </h2>
          <div className="overflow-hidden rounded-xl border border-line shadow-rest">
            <HandoutPaper document={handout.document} headingLevel={3} />
          </div>
        </section>
        <div className="grid min-w-0 gap-8 max-lg:order-first lg:sticky lg:top-20">
          <section aria-labelledby="facts">
            <h2 id="facts" className="mb-2 text-sm font-semibold text-ink-2">
              Issued
            </h2>
            <Facts
              facts={[
                { term: 'Patient', value: patient.name },
                {
                  term: 'Date of birth',
                  value: patient.dateOfBirth && formatDate(patient.dateOfBirth, clinic.locale),
                },
                { term: 'Record number', value: patient.recordNumber },
                { term: 'Issued by', value: handout.issuedByName },
                { term: 'When', value: instantLabel(handout.issuedAt, clinic) },
                { term: 'Reference', value: handout.reference },
                { term: 'Length', value: counted(handout.pageCount, 'page') },
              ]}
            />
          </section>
        </div>
      </div>
      <section aria-labelledby="versions" className="mt-10">
        <h2 id="versions" className="mb-2 text-lg font-bold">
          Section versions given
        </h2>
        <DataTable
          caption="Section versions given"
          rows={handout.sections}
          rowKey={(section) => String(section.position)}
          columns={[
            { id: 'heading', heading: 'Section', isRowHeader: true, cell: (section) => section.heading },
            { id: 'kind', heading: 'Kind', cell: (section) => sectionKindLabels[section.kind] },
            { id: 'version', heading: 'Version', cell: (section) => section.number, className: 'tabular-nums' },
            {
              id: 'edited',
              heading: 'Wording',
              cell: (section) =>
                section.edited ? <Badge tone="accent">Changed for this patient</Badge> : 'As in the library',
            },
          ]}
        />
        <p className="mt-3 text-sm text-ink-2">
          The PDF is stored as it was issued and never made again. Its SHA-256:{' '}
          <code className="font-sans break-all text-ink">{handout.sha256}</code>
        </p>
      </section>
    </>
  );
}

function Facts({ facts }: { facts: readonly { term: string; value: string }[] }) {
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
