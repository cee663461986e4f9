import { z } from 'zod';
import { runCheck } from '@/lib/checks/pool';
import { readClinic } from '@/lib/db/read-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { AppError } from '@/lib/domain/errors';
import { bodySchema, type SectionBody } from '@/lib/domain/handout/body';
import type { SectionUse, TopicGrade } from '@/lib/domain/library/library-figures';
import { gradedLanguageOf } from '@/lib/domain/readability/language';
import { personOf } from '@/lib/process/owner';
import { defineRead } from '@/lib/read';
import { currentFirst } from '../library/data';
import { loadQueuedSections } from '../reviews/data';

const countsSchema = z.array(z.object({ sectionId: z.string(), given: z.int() }));

/** Counts the handouts in which each section was given. A bilingual handout holds two versions of it and counts once. */
export const loadSectionUses = defineRead({
  input: [],
  permission: { do: 'section.edit' },
  load: async (scope): Promise<SectionUse[]> => {
    const sections = await loadQueuedSections(scope);
    const rows = await readClinic(
      scope,
      (tx) => tx.$queryRaw`
        select version.section_id as "sectionId", count(distinct given.handout_id)::int as given
        from handout_section given
        join section_version version on version.clinic_id = given.clinic_id and version.id = given.section_version_id
        where given.clinic_id = ${scope.clinicId}::uuid
        group by version.section_id`,
    );
    const counts = new Map(countsSchema.parse(rows).map(({ sectionId, given }) => [sectionId, given]));
    return sections.map((section) => ({ section, given: counts.get(section.id) ?? 0 }));
  },
});

/**
 * The reading grade of every English topic, of the sections that its handout prints by itself. null: there was no time to
 * work them out.
 */
export const loadTopicGrades = defineRead({
  input: [],
  permission: { do: 'section.edit' },
  load: async (scope): Promise<TopicGrade[] | null> => {
    const topics = await readClinic(scope, (tx) =>
      tx.topic.findMany({
        where: { clinicId: scope.clinicId },
        orderBy: { title: 'asc' },
        select: {
          ...{ slug: true, title: true, locale: true },
          sections: {
            where: { recommended: true },
            select: {
              versions: {
                where: { status: { not: 'withdrawn' }, originalNumber: null },
                orderBy: currentFirst,
                take: 1,
                select: { body: true },
              },
            },
          },
        },
      }),
    );
    const english = topics.filter(({ locale }) => gradedLanguageOf(locale) === 'en');
    const bodies = english.map(({ sections }) =>
      sections.flatMap(({ versions }) => versions.map(({ body }) => bodySchema.parse(body))),
    );
    const grades = await gradesOf(scope, bodies);
    return (
      grades &&
      english.flatMap(({ slug, title }, index) => {
        const smog = grades[index] ?? null;
        return smog === null ? [] : [{ slug, title, smog }];
      })
    );
  },
});

async function gradesOf(scope: ClinicScope, bodies: SectionBody[][]): Promise<(number | null)[] | null> {
  try {
    return await runCheck(personOf(scope), 'gradeTopics', bodies);
  } catch (error) {
    if (error instanceof AppError && (error.code === 'busy' || error.code === 'too-slow')) return null;
    throw error;
  }
}
