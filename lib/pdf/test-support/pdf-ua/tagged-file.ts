import { contentOf, type PageContent } from '../pdf-file/content';
import type { PdfDict, PdfFile } from '../pdf-file/objects';
import { readPdfFile } from '../pdf-file/read-file';
import { allElements, isElement, type ReadElement, structureOf } from '../pdf-file/structure';

/** A file with what every condition looks at, read once. */
export type TaggedFile = {
  file: PdfFile;
  pages: { id: number; dict: PdfDict; content: PageContent }[];
  /** The topmost elements, and all of them, each before its kids. */
  roots: ReadElement[];
  elements: ReadElement[];
};

export function readTaggedFile(bytes: Uint8Array): TaggedFile {
  const file = readPdfFile(bytes);
  const roots = structureOf(file);
  return {
    file,
    pages: file.pages.map(({ id, dict }) => ({ id, dict, content: contentOf(file, dict) })),
    roots,
    elements: allElements(roots),
  };
}

/** The element's words and those of the elements in it, as marked content holds them. */
export function wordsOf(element: ReadElement, text: ReadonlyMap<string, string>): string {
  return element.kids
    .map((kid) => {
      if (isElement(kid)) return wordsOf(kid, text);
      return 'mcid' in kid ? (text.get(contentKey(kid.page, kid.mcid)) ?? '') : '';
    })
    .join('');
}

export const contentKey = (page: number | undefined, mcid: number): string => `${page}/${mcid}`;

/** The text of every piece of marked content, by page and number. */
export function textByContent({ pages }: TaggedFile): Map<string, string> {
  const found = new Map<string, string>();
  for (const { id, content } of pages) {
    for (const { marks, text } of content.paintings) {
      const mcid = marks.findLast((mark) => mark.mcid !== undefined)?.mcid;
      if (mcid === undefined) continue;
      const key = contentKey(id, mcid);
      found.set(key, (found.get(key) ?? '') + text);
    }
  }
  return found;
}
