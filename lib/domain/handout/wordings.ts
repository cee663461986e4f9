import type { SectionVersion } from '../library/section';
import type { DraftContent, DraftSection } from './draft';

/** A section of a draft with the wording that it pins. `edit`, where there is one, is what it says instead. */
export type Worded = {
  section: DraftSection;
  version: SectionVersion;
  wording: Pick<SectionVersion, 'heading' | 'body'>;
};

/** The sections of a draft, in its order; one whose wording is absent is left out. */
export function wordingsOf(
  { sections }: Pick<DraftContent, 'sections'>,
  versions: readonly SectionVersion[],
): Worded[] {
  const byId = new Map(versions.map((version) => [version.id, version]));
  return sections.flatMap((section) => {
    const version = byId.get(section.versionId);
    return version ? [{ section, version, wording: section.edit ?? version }] : [];
  });
}
