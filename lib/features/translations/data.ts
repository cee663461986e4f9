import { type ClinicTx, withClinic } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { AppError } from '@/lib/domain/errors';
import { counterpartOf } from '@/lib/domain/handout/counterparts';
import { isSameLanguage } from '@/lib/domain/language/names';
import { currentOf, isBehind } from '@/lib/domain/library/current-version';
import { type SectionVersion, sectionStatusSchema, type TopicName } from '@/lib/domain/library/section';
import { defineRead } from '@/lib/read';
import { currentFirst, readClaims, readVersions } from '../library/data';
import { originalLocaleOf, toSectionVersion, withTopicNames } from '../library/section-version';
import { wordingsSchema } from './schema';

/** Sections in one language, and what their topics are called in every language they have. */
export type Wordings = { versions: SectionVersion[]; names: TopicName[][] };

/** `counterparts`: of these wordings, in the clinic's language. */
export type WordingsForBuilder = Wordings & { counterparts: SectionVersion[] };

/** For the builder: sections to add, or all of a draft's when its language changes. */
export const loadWordings = defineRead({
  input: [wordingsSchema],
  permission: 'every-member',
  load: async (scope, { sectionIds, locale }): Promise<WordingsForBuilder> =>
    withClinic(scope, async (tx) => {
      const wordings = await readWordings(tx, scope, sectionIds, locale);
      const clinicLocale = await readClinicLocale(tx, scope);
      return { ...wordings, counterparts: await readCounterparts(tx, scope, wordings.versions, clinicLocale) };
    }),
});

/** For a read that has only the scope. Whoever holds the clinic passes its locale instead. */
export async function readClinicLocale(tx: ClinicTx, { clinicId }: ClinicScope): Promise<string> {
  const { locale } = await tx.clinic.findUniqueOrThrow({ where: { id: clinicId }, select: { locale: true } });
  return locale;
}

/**
 * What the builder needs beside these wordings: their counterparts in the clinic's language, for a bilingual handout, and
 * the current original of each translation that is behind it, so that a check can warn.
 */
export async function readCounterparts(
  tx: ClinicTx,
  scope: ClinicScope,
  versions: readonly SectionVersion[],
  clinicLocale: string,
): Promise<SectionVersion[]> {
  const isForeign = ({ locale }: SectionVersion): boolean => !isSameLanguage(locale, clinicLocale);
  const translatable = versions.filter((version) => isForeign(version) || version.originalNumber !== null);
  if (translatable.length === 0) return [];
  const wordings = await readWithoutWords(
    tx,
    scope,
    translatable.map(({ sectionId }) => sectionId),
  );
  const found = translatable.flatMap((version) => {
    const own = wordings.filter(({ sectionId }) => sectionId === version.sectionId);
    const counterpart = isForeign(version) ? counterpartOf(version, own, clinicLocale) : null;
    const original = currentOf(own, originalLocaleOf(own));
    return [...(counterpart ? [counterpart] : []), ...(original && isBehind(version, original) ? [original] : [])];
  });
  return readVersions(
    tx,
    scope,
    found.map(({ id }) => id),
  );
}

/** Every version of these sections without its text: enough to tell which are counterparts. */
export async function readWithoutWords(tx: ClinicTx, { clinicId }: ClinicScope, sectionIds: readonly string[]) {
  const rows = await tx.sectionVersion.findMany({
    where: { clinicId, sectionId: { in: [...new Set(sectionIds)] } },
    select: { id: true, sectionId: true, locale: true, number: true, originalNumber: true, status: true },
  });
  return rows.map((row) => ({ ...row, status: sectionStatusSchema.parse(row.status) }));
}

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
