import { DOMSerializer, Fragment, type Schema, Slice } from '@tiptap/pm/model';
import type { BlockNode } from '@/lib/domain/handout/body';

/**
 * Blocks as a slice. A paragraph at either end merges into the paragraph at the cursor. A list or a table does not: merged,
 * its first item would lose its number.
 */
export function sliceOf(blocks: readonly BlockNode[], schema: Schema, isOpen: boolean): Slice {
  const content = Fragment.from(blocks.map((block) => schema.nodeFromJSON(block)));
  if (isOpen) return Slice.maxOpen(content);
  const openAt = (block: BlockNode | undefined): number => (block?.type === 'paragraph' ? 1 : 0);
  return new Slice(content, openAt(blocks[0]), openAt(blocks.at(-1)));
}

/** Marks what is copied from a section, with a fingerprint of its words. */
const OWN = 'data-plainleaf-copy';

/** Every element that a section is copied as; anything else came in on the way. */
const OWN_ELEMENTS =
  'p, ul, ol, li, strong, em, table, caption, tbody, tr, th, td, a[href], span[data-merge-field], div[data-callout], div[data-when], figure[data-pictogram], figcaption, meta, br.ProseMirror-trailingBreak';

/** Writes what is copied as the schema says, with our mark. */
export function ownSerializer(schema: Schema): DOMSerializer {
  const serializer = DOMSerializer.fromSchema(schema);
  const serialize = serializer.serializeFragment.bind(serializer);
  serializer.serializeFragment = (fragment, options, target) => {
    const written = serialize(fragment, options, target);
    const first = written.firstChild;
    if (first?.nodeType === 1) (first as Element).setAttribute(OWN, fingerprint(written)); // 1 is the type of elements
    return written;
  };
  return serializer;
}

/**
 * Whether this was copied from a section and not changed since. Such a copy needs no cleaning. Other programs may
 * write the editor's own attribute, so our mark is a fingerprint of the words.
 */
export function isOwnCopy(html: string): boolean {
  if (!html.includes(OWN) || !html.includes('data-pm-slice')) return false;
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const mark = body.querySelector(`[${OWN}]`)?.getAttribute(OWN);
  return (
    mark === fingerprint(body) &&
    [...body.querySelectorAll('*')].every((element) => element.matches(OWN_ELEMENTS) && !element.hasAttribute('style'))
  );
}

/** FNV-1a of the words without white space, which the clipboard of some systems adds. */
function fingerprint(node: Node): string {
  let hash = 0x811c9dc5;
  for (const letter of (node.textContent ?? '').replace(/\s/g, '')) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  }
  return (hash >>> 0).toString(16);
}
