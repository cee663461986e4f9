import { PdfRef } from '../pdf-file/objects';
import { isElement, numberTree, type ReadElement } from '../pdf-file/structure';
import type { Problem } from './problems';
import { contentKey, type TaggedFile } from './tagged-file';

/** Whether all that is painted is either an artifact or in the structure, and the two name each other. */
export function contentProblems(tagged: TaggedFile): Problem[] {
  return [...markProblems(tagged), ...treeProblems(tagged)];
}

function markProblems({ file, pages }: TaggedFile): Problem[] {
  return pages.flatMap(({ content }, index) => {
    const where = `page ${index + 1}`;
    const problems: Problem[] = [];
    const furniture = new Set<string | undefined>();
    if (content.unbalanced > 0) problems.push({ code: 'unbalanced-marks', where });
    for (const { operator, marks, text, unknown } of content.paintings) {
      const artifact = marks.find(({ tag }) => tag === 'Artifact');
      const isTagged = marks.some(({ mcid }) => mcid !== undefined);
      if (!artifact && !isTagged) problems.push({ code: 'unmarked-content', where: `${where}: ${operator} ${text}` });
      if (artifact && isTagged) problems.push({ code: 'artifact-mixed', where: `${where}: ${operator} ${text}` });
      if (unknown > 0) problems.push({ code: 'unknown-character', where: `${where}: ${text}` });
      if (artifact && file.name(artifact.properties.get('Type')) === 'Pagination') {
        furniture.add(file.name(artifact.properties.get('Subtype')));
      }
    }
    const expected = index === 0 ? ['Footer'] : ['Header', 'Footer'];
    if (!expected.every((kind) => furniture.has(kind))) problems.push({ code: 'furniture-read-out', where });
    return problems;
  });
}

function treeProblems({ file, pages, elements }: TaggedFile): Problem[] {
  const problems: Problem[] = [];
  const parentTree = numberTree(file, file.dict(file.catalog.get('StructTreeRoot'))?.get('ParentTree'));
  const owners = new Map<string, ReadElement>();
  for (const element of elements) {
    problems.push(...parentProblems(element));
    for (const kid of element.kids) {
      if (isElement(kid) || !('mcid' in kid)) continue;
      const key = contentKey(kid.page, kid.mcid);
      if (owners.has(key)) problems.push({ code: 'mcid-repeated', where: `${element.role} ${key}` });
      owners.set(key, element);
    }
  }
  const painted = new Set<string>();
  for (const { id, dict, content } of pages) {
    const parents = file.list(parentTree.get(file.number(dict.get('StructParents')) ?? -1));
    const marks = new Set(content.paintings.flatMap((one) => one.marks.filter(({ mcid }) => mcid !== undefined)));
    for (const { mcid = -1 } of marks) {
      const key = contentKey(id, mcid);
      if (painted.has(key)) problems.push({ code: 'mcid-repeated', where: key });
      painted.add(key);
      const owner = owners.get(key);
      if (!owner) problems.push({ code: 'mcid-not-in-tree', where: key });
      const parent = parents[mcid];
      if (owner && (!(parent instanceof PdfRef) || parent.id !== owner.id)) {
        problems.push({ code: 'parent-tree', where: `${owner.role} ${key}` });
      }
    }
  }
  for (const [key, { role }] of owners) {
    if (!painted.has(key)) problems.push({ code: 'mcid-not-in-content', where: `${role} ${key}` });
  }
  return problems;
}

function parentProblems({ role, dict, parent }: ReadElement): Problem[] {
  const named = dict.get('P');
  if (!parent || (named instanceof PdfRef && named.id === parent.id)) return [];
  return [{ code: 'wrong-parent', where: role }];
}
