import { FileArchive } from 'lucide-react';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { counted } from '@/components/wording/review-words';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import { formatDate } from '@/lib/domain/clinic/dates';
import type { PatientRecord } from '@/lib/features/patient-records/data';
import { DownloadLink } from './download-link';
import { HistoryTable } from './history-table';
import { RecordKeeping } from './record-keeping';
import { RestrictButton } from './restrict-button';

/** Everything a patient was given, in order, and what the clinic can do with it as the keeper of the record. */
export function PatientRecordView({
  handoutId,
  record,
  clinic,
  canKeep,
  canRestrict,
}: {
  handoutId: string;
  record: PatientRecord;
  clinic: Pick<Clinic, 'locale' | 'timeZone'>;
  canKeep: boolean;
  canRestrict: boolean;
}) {
  const { patient, handouts, isAlone } = record;
  const isHeld = handouts.some(({ held }) => held);
  const born = patient.dateOfBirth === '' ? '' : `Born ${formatDate(patient.dateOfBirth, clinic.locale)}`;
  return (
    <>
      <PageHeading
        title={
          <>
            Given to <bdi>{patient.name}</bdi>
          </>
        }
        actions={
          <>
            <DownloadLink
              href={`/api/handouts/${handoutId}/record`}
              fileName="handouts.zip"
              icon={<FileArchive aria-hidden />}
            >
              Download all (ZIP)
            </DownloadLink>
            {canRestrict ? (
              <RestrictButton handoutId={handoutId} isRestricted={record.isRestricted} isAlone={isAlone} />
            ) : null}
            {canKeep ? <RecordKeeping handoutId={handoutId} count={handouts.length} isHeld={isHeld} /> : null}
          </>
        }
      >
        {[born, patient.recordNumber, counted(handouts.length, 'handout')].filter(Boolean).join(' · ')}
      </PageHeading>
      <div className="mb-4 flex flex-col gap-2 empty:hidden">
        {isHeld ? <Notice>Under a legal hold: nothing here can be erased until the hold is released.</Notice> : null}
        {record.isRestricted ? (
          <Notice tone="amber">
            Restricted: closed to all but the clinician of each handout. Whoever else opens it says why, and admins are
            told.
          </Notice>
        ) : null}
        {isAlone ? (
          <Notice tone="amber">
            This handout has neither a record number nor a date of birth, so it cannot be told whose other handouts are
            this patient’s. Search by name to look for them.
          </Notice>
        ) : null}
      </div>
      <HistoryTable rows={handouts} clinic={clinic} />
      <p className="mt-3 text-sm text-ink-2">
        Handouts are put together by record number, or by the whole name and the date of birth. Handouts with a typing
        slip in these are not here: search for them.
      </p>
    </>
  );
}
