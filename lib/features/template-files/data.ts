import type { ClinicTx } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import type { Resolved, SectionPlace, TemplateFile } from '@/lib/domain/template/template-file';
import { readWordings } from '../translations/data';

/** Where the sections stand in the library, by their ids. */
export async function readPlaces(
  tx: ClinicTx,
  scope: ClinicScope,
  sectionIds: readonly string[],
  locale: string,
): Promise<Map<string, SectionPlace>> {
  const { versions } = await readWordings(tx, scope, sectionIds, locale);
  const rows = await tx.section.findMany({
    where: { clinicId: scope.clinicId, id: { in: [...new Set(sectionIds)] } },
    select: { id: true, slug: true, topic: { select: { slug: true } } },
  });
  return new Map(
    rows.map(({ id, slug, topic }) => {
      const heading = versions.find(({ sectionId }) => sectionId === id)?.heading ?? slug;
      return [id, { topic: topic?.slug ?? null, section: slug, heading }] as const;
    }),
  );
}

const keyOf = ({ topic, section }: Pick<SectionPlace, 'topic' | 'section'>): string => `${topic ?? ''}/${section}`;

/** The current wordings of the sections that a file names, in its language where the library has it. */
export async function readResolved(
  tx: ClinicTx,
  scope: ClinicScope,
  { locale, sections }: TemplateFile,
): Promise<(place: SectionPlace) => Resolved | null> {
  const topics = [...new Set(sections.flatMap(({ topic }) => topic ?? []))];
  const rows = await tx.section.findMany({
    where: {
      clinicId: scope.clinicId,
      slug: { in: [...new Set(sections.map(({ section }) => section))] },
      OR: [{ topicId: null }, { topic: { slug: { in: topics } } }],
    },
    select: { id: true, slug: true, topic: { select: { slug: true } } },
  });
  const ids = new Map(rows.map(({ id, slug, topic }) => [keyOf({ topic: topic?.slug ?? null, section: slug }), id]));
  const { versions } = await readWordings(tx, scope, [...ids.values()], locale);
  const byId = new Map(versions.map(({ sectionId, id }) => [sectionId, id]));
  return (place) => {
    const sectionId = ids.get(keyOf(place));
    const versionId = sectionId && byId.get(sectionId);
    return sectionId && versionId ? { sectionId, versionId } : null;
  };
}
