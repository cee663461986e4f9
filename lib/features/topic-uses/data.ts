import { readClinic } from '@/lib/db/read-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';

const DAYS = 90;

/** How many handouts of each topic the clinic issued in the last 90 days, by the topic's id; topics without are left out. */
export async function loadTopicUses(scope: ClinicScope, now: Date): Promise<ReadonlyMap<string, number>> {
  const since = new Date(now.getTime() - DAYS * 86_400_000);
  const rows = await readClinic(
    scope,
    (tx) => tx.$queryRaw<{ topicId: string; uses: number }[]>`
      select section.topic_id as "topicId", count(distinct handout.id)::int as uses
      from handout
      join handout_section printed on printed.clinic_id = handout.clinic_id and printed.handout_id = handout.id
      join section_version version on version.clinic_id = printed.clinic_id and version.id = printed.section_version_id
      join section on section.clinic_id = version.clinic_id and section.id = version.section_id
      where handout.clinic_id = ${scope.clinicId}::uuid and handout.issued_at >= ${since}
        and section.topic_id is not null
      group by section.topic_id`,
  );
  return new Map(rows.map(({ topicId, uses }) => [topicId, uses]));
}
