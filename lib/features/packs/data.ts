import { readClinic } from '@/lib/db/read-clinic';
import type { ClinicTx } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { defineRead } from '@/lib/read';

/** What a pack can be made of: by the name of the topic. */
export const listTopicsToExport = defineRead({
  input: [],
  permission: { do: 'section.edit' },
  load: async (scope): Promise<{ slug: string; title: string }[]> =>
    readClinic(scope, ({ topic }) =>
      topic.findMany({
        where: { clinicId: scope.clinicId },
        orderBy: { title: 'asc' },
        select: { slug: true, title: true },
      }),
    ),
});

/**
 * The rows of a library as one JSON text, which only a worker thread parses (see stored-library.ts): a whole library has
 * thousands of wordings. `slug`: one topic alone, without the sections for any handout.
 */
export async function readLibraryText(
  tx: ClinicTx,
  { clinicId }: ClinicScope,
  slug: string | null = null,
): Promise<string> {
  const [row] = await tx.$queryRaw<{ text: string }[]>`
    with chosen as (
      select id, slug, locale, title, subtitle, audience, body_system as "bodySystem", risk_tier as "riskTier",
        review_interval_months as "reviewIntervalMonths", assessment_first as "assessmentFirst", age_min as "ageMin",
        age_max as "ageMax", exclusions, does_not_matter as "doesNotMatter", clinician_asks as "clinicianAsks",
        synonyms, icd10_codes as "icd10Codes", related
      from topic where clinic_id = ${clinicId}::uuid and (${slug}::text is null or slug = ${slug})
    ), named as (
      select topic_id as "topicId", locale, title, subtitle, audience, synonyms
      from topic_translation where clinic_id = ${clinicId}::uuid and topic_id in (select id from chosen)
    ), parts as (
      select id, topic_id as "topicId", slug, kind, position, recommended, tags
      from section where clinic_id = ${clinicId}::uuid
        and (${slug}::text is null or topic_id in (select id from chosen))
    ), wordings as (
      select id, section_id as "sectionId", number, locale, original_number as "originalNumber", heading, body, sources,
        claims, status, review, starter_version as "starterVersion"
      from section_version where clinic_id = ${clinicId}::uuid and section_id in (select id from parts)
    )
    select json_build_object(
      'topics', (select coalesce(json_agg(chosen order by slug), '[]') from chosen),
      'translations', (select coalesce(json_agg(named order by locale), '[]') from named),
      'sections', (select coalesce(json_agg(parts order by position), '[]') from parts),
      'versions', (select coalesce(json_agg(wordings order by number), '[]') from wordings)
    )::text as text`;
  if (!row) throw new Error('the library gave no row');
  return row.text;
}

/**
 * One value for each topic, by slug ('' for the sections of any handout), that changes with any change of its rows.
 * Wordings never change: their status and review do, which `revision` counts.
 */
export async function readLibraryStamps(tx: ClinicTx, { clinicId }: ClinicScope): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.$queryRaw<{ slug: string; stamp: string }[]>`
    with parts as (
      select id as topic_id, topic::text as part from topic where clinic_id = ${clinicId}::uuid
      union all
      select topic_id, topic_translation::text from topic_translation where clinic_id = ${clinicId}::uuid
      union all
      select topic_id, section::text from section where clinic_id = ${clinicId}::uuid
      union all
      select section.topic_id, version.id || ' ' || version.revision from section_version version
        join section on section.clinic_id = version.clinic_id and section.id = version.section_id
        where version.clinic_id = ${clinicId}::uuid
    )
    select coalesce(topic.slug, '') as slug, md5(string_agg(parts.part, ',' order by parts.part)) as stamp
    from parts left join topic on topic.clinic_id = ${clinicId}::uuid and topic.id = parts.topic_id
    group by topic.slug`;
  return new Map(rows.map(({ slug, stamp }) => [slug, stamp]));
}
