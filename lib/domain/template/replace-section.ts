import type { Arrangement } from '../handout/draft';

/** already-there: the template has the other section too, and would print it twice. */
export type Replacement = { is: 'replaced'; arrangement: Arrangement; droppedWords: boolean } | { is: 'already-there' };

/**
 * A template with one section in the place of another, on or off and laid out as that was. Words of the template's own
 * that stood over the old section go with it. null: the section is not in the template.
 */
export function replaceSection(
  arrangement: Arrangement,
  fromSectionId: string,
  to: { sectionId: string; versionId: string },
): Replacement | null {
  const { sections } = arrangement;
  const old = sections.filter(({ sectionId }) => sectionId === fromSectionId);
  if (old.length === 0) return null;
  if (sections.some(({ sectionId }) => sectionId === to.sectionId)) return { is: 'already-there' };
  const [first] = old;
  return {
    is: 'replaced',
    arrangement: {
      ...arrangement,
      sections: sections.flatMap((section) => {
        if (section.sectionId !== fromSectionId) return [section];
        // In a template that has it twice the first place counts.
        return section === first ? [{ ...section, ...to, edit: null }] : [];
      }),
    },
    droppedWords: old.some(({ edit }) => edit !== null),
  };
}
