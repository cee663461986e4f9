import { PdfRef } from '../pdf-file/objects';
import { isElement, numberTree, type ReadElement } from '../pdf-file/structure';
import type { Problem } from './problems';
import { type TaggedFile, textByContent, wordsOf } from './tagged-file';

/** Links: an area to follow, in the element that has its words, and each leading to the other. */
export function linkProblems(tagged: TaggedFile): Problem[] {
  return [...areaProblems(tagged), ...elementsOfLinks(tagged)];
}

function areaProblems({ file, pages, elements }: TaggedFile): Problem[] {
  const parentTree = numberTree(file, file.dict(file.catalog.get('StructTreeRoot'))?.get('ParentTree'));
  const holders = new Map<number, ReadElement>();
  for (const element of elements) {
    for (const kid of element.kids) if (!isElement(kid) && 'annotation' in kid) holders.set(kid.annotation, element);
  }
  return pages.flatMap(({ dict }, index) => {
    const where = `page ${index + 1}`;
    const annotations = file.list(dict.get('Annots'));
    if (annotations.length === 0) return [];
    const problems: Problem[] = [];
    if (file.name(dict.get('Tabs')) !== 'S') problems.push({ code: 'tabs-not-by-structure', where });
    for (const annotation of annotations) {
      const area = file.dict(annotation);
      if (!area || !(annotation instanceof PdfRef) || file.name(area.get('Subtype')) !== 'Link') continue;
      const holder = holders.get(annotation.id);
      const parent = parentTree.get(file.number(area.get('StructParent')) ?? -1);
      const leadsBack = holder !== undefined && parent instanceof PdfRef && parent.id === holder.id;
      if (holder?.role !== 'Link' || !leadsBack) problems.push({ code: 'link-not-tagged', where });
      if (!file.text(area.get('Contents'))?.trim()) problems.push({ code: 'link-without-contents', where });
    }
    return problems;
  });
}

function elementsOfLinks(tagged: TaggedFile): Problem[] {
  const text = textByContent(tagged);
  return tagged.elements
    .filter(({ role }) => role === 'Link')
    .flatMap((link): Problem[] => {
      const words = wordsOf(link, text);
      const problems: Problem[] = [];
      if (!link.kids.some((kid) => !isElement(kid) && 'annotation' in kid)) {
        problems.push({ code: 'link-without-area', where: words });
      }
      if (words.trim() === '') problems.push({ code: 'link-without-words', where: 'a Link' });
      return problems;
    });
}
