import type { ClinicTx } from '@/lib/db/with-clinic';

/** One more handout with these wordings: each of their topics was given once more that day. */
export async function countTopicUses(
  tx: ClinicTx,
  { clinicId, issuedAt }: { clinicId: string; issuedAt: Date },
  versionIds: readonly string[],
): Promise<void> {
  const day = issuedAt.toISOString().slice(0, 10);
  // In one order for all: who waits for a row holds none that the other one waits for.
  await tx.$executeRaw`
    insert into topic_use (clinic_id, day, topic_id, uses)
    select distinct section.clinic_id, ${day}::date, section.topic_id, 1
    from section_version version
    join section on section.clinic_id = version.clinic_id and section.id = version.section_id
    where version.clinic_id = ${clinicId}::uuid and version.id = any (${versionIds}::uuid[])
      and section.topic_id is not null
    order by section.topic_id
    on conflict (clinic_id, day, topic_id) do update set uses = topic_use.uses + 1`;
}
