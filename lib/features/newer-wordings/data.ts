import type { ClinicTx } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import type { SectionVersion } from '@/lib/domain/library/section';
import { currentFirst, readVersions } from '../library/data';

/**
 * The wordings that have taken the place of these, by the id of the one they replace: drafts and templates name the
 * wording that they were made with, and a new one is an offer. Only those that differ are read with their words.
 */
export async function readNewerWordings(
  tx: ClinicTx,
  scope: ClinicScope,
  versionIds: readonly string[],
): Promise<Map<string, SectionVersion>> {
  if (versionIds.length === 0) return new Map();
  const { clinicId } = scope;
  const place = { id: true, sectionId: true, locale: true } as const;
  const pinned = await tx.sectionVersion.findMany({
    where: { clinicId, id: { in: [...new Set(versionIds)] } },
    select: place,
  });
  const current = await tx.sectionVersion.findMany({
    where: {
      clinicId,
      sectionId: { in: [...new Set(pinned.map(({ sectionId }) => sectionId))] },
      status: { not: 'withdrawn' },
    },
    orderBy: currentFirst,
    distinct: ['sectionId', 'locale'],
    select: place,
  });
  const keyOf = ({ sectionId, locale }: (typeof current)[number]): string => `${sectionId} ${locale}`;
  const byPlace = new Map(current.map((version) => [keyOf(version), version.id]));
  const replaced = pinned.flatMap((version) => {
    const currentId = byPlace.get(keyOf(version));
    return currentId === undefined || currentId === version.id ? [] : [{ id: version.id, currentId }];
  });
  const versions = await readVersions(
    tx,
    scope,
    replaced.map(({ currentId }) => currentId),
  );
  const byId = new Map(versions.map((version) => [version.id, version]));
  return new Map(
    replaced.flatMap(({ id, currentId }) => {
      const version = byId.get(currentId);
      return version ? [[id, version] as const] : [];
    }),
  );
}
