import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PatientRecordView } from '@/components/handouts/patient-record-view';
import { requireActor } from '@/lib/auth/current-actor';
import { can } from '@/lib/domain/access/policy';
import { AppError } from '@/lib/domain/errors';
import { loadRecord, type PatientRecord } from '@/lib/features/patient-records/data';
import { orNotFound, requireUuid } from '@/lib/web/not-found';

type Props = { params: Promise<{ id: string }> };

// The patient's name stays out of the browser's history and tab titles.
export const metadata: Metadata = { title: 'Given to this patient' };

/** A patient's record is named by any handout of theirs: no address holds a name. */
export default async function PatientRecordPage({ params }: Props) {
  const id = requireUuid((await params).id);
  const { scope, clinic } = await requireActor(`/handouts/${id}/patient`);
  const record = await orNotFound(recordUnlessGone(loadRecord(scope, id)));
  if (!record) redirect(`/handouts/${id}`);
  return (
    <PatientRecordView
      handoutId={id}
      record={record}
      clinic={{ locale: clinic.locale, timeZone: clinic.timeZone }}
      canKeep={can(scope, { do: 'records.keep' })}
      canRestrict={can(scope, { do: 'record.restrict', handout: record })}
    />
  );
}

/** null: the handout’s own page says what became of it, or how to open it. */
async function recordUnlessGone(load: Promise<PatientRecord>): Promise<PatientRecord | null> {
  try {
    return await load;
  } catch (error) {
    if (error instanceof AppError && (error.code === 'erased' || error.code === 'restricted')) return null;
    throw error;
  }
}
