import { type ClinicTx, withClinic } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { AppError } from '@/lib/domain/errors';
import type { SectionVersion, TopicName } from '@/lib/domain/library/section';
import { defineRead } from '@/lib/read';
import { currentFirst, readClaims } from '../library/data';
import { toSectionVersion, withTopicNames } from '../library/section-version';
import { wordingsSchema } from './schema';

/** Sections in one language, and what their topics are called in every language they have. */
export type Wordings = { versions: SectionVersion[]; names: TopicName[][] };

/** For the builder: sections to add, or all of a draft's when its language changes. */
export const loadWordings = defineRead({
  input: [wordingsSchema],
  permission: 'every-member',
  load: async (scope, { sectionIds, locale }): Promise<Wordings> =>
    withClinic(scope, (tx) => readWordings(tx, scope, sectionIds, locale)),
});

/**
 * The current wording of each section in `locale`, or its current original where there is none. An id that is not this clinic's is not-found.
 */
export async function readWordings(
  tx: ClinicTx,
  scope: ClinicScope,
  sectionIds: readonly string[],
  locale: string,
): Promise<Wordings> {
  const { clinicId } = scope;
  const wanted = [...new Set(sectionIds)];
  const sections = await tx.section.findMany({
    where: { clinicId, id: { in: wanted } },
    include: {
      ...withTopicNames,
      versions: {
        where: { status: { not: 'withdrawn' }, OR: [{ locale }, { originalNumber: null }] },
        orderBy: currentFirst,
        distinct: ['locale'],
      },
    },
  });
  if (sections.length !== wanted.length) throw new AppError('not-found');
  const chosen = sections.flatMap(({ versions, ...section }) => {
    const row =
      versions.find((version) => version.locale === locale) ??
      versions.find((version) => version.originalNumber === null);
    return row ? [{ row, section }] : [];
  });
  const claims = await readClaims(
    tx,
    scope,
    chosen.map(({ row }) => row),
  );
  const versions = chosen.map(({ row, section }) => toSectionVersion(row, section, claims(row), section.topic));
  const topicIds = [...new Set(sections.flatMap(({ topicId }) => topicId ?? []))];
  return { versions, names: await readNames(tx, clinicId, topicIds) };
}

async function readNames(tx: ClinicTx, clinicId: string, topicIds: string[]): Promise<TopicName[][]> {
  const name = { locale: true, title: true, subtitle: true } as const;
  const topics = await tx.topic.findMany({
    where: { clinicId, id: { in: topicIds } },
    select: { ...name, translations: { select: name } },
  });
  return topics.map(({ translations, ...original }) => [original, ...translations]);
}

/** The languages in which at least one of these sections can be given, in the order of their tags. */
export async function readLanguages(
  tx: ClinicTx,
  scope: ClinicScope,
  sectionIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.sectionVersion.groupBy({
    by: ['locale'],
    where: { clinicId: scope.clinicId, sectionId: { in: [...sectionIds] }, status: { not: 'withdrawn' } },
    orderBy: { locale: 'asc' },
  });
  return rows.map(({ locale }) => locale);
}
