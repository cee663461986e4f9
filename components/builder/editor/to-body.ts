import type { JSONContent } from '@tiptap/core';
import { getSchema } from '@tiptap/core';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { type BlockNode, blockSchema, type SectionBody } from '@/lib/domain/handout/body';
import { bodyExtensions } from './body-schema-extensions';

/** The ProseMirror schema of a section's body. */
export const editorSchema = getSchema(bodyExtensions);

/** What the editor holds, as a body. Throws when the editor's schema has come apart from the body's. */
export function toBody(doc: ProseMirrorNode): SectionBody {
  return { type: 'doc', content: doc.children.map(toBlock) };
}

const known = new WeakMap<ProseMirrorNode, BlockNode>();

/** A node of the editor never changes: with each key one block is another, and the rest need not be read again. */
function toBlock(node: ProseMirrorNode): BlockNode {
  const block = known.get(node) ?? blockSchema.parse(plain(node.toJSON()));
  known.set(node, block);
  return block;
}

/**
 * A stored body as the editor would give it back untouched (neighbouring runs of one style joined, marks in
 * the editor's order). What the editor gives is compared with this, so that opening a section is no edit.
 */
export function asEditorWouldGive(body: SectionBody): SectionBody {
  return toBody(editorSchema.nodeFromJSON(body));
}

/** Node types whose attributes are part of a body. The spans of a cell are not: they are always 1. */
const attributed: ReadonlySet<string> = new Set(['table', 'callout', 'passage', 'figure', 'mergeField']);

/** An item of a list without a pictogram has no attributes. */
function isAttributed(type: string, attrs: Record<string, unknown>): boolean {
  if (type === 'listItem' || type === 'checklistItem') return attrs.pictogram !== null;
  return attributed.has(type);
}

function plain(node: JSONContent): JSONContent {
  const { type, attrs, content, marks, text } = node;
  return {
    ...(type === undefined ? {} : { type }),
    ...(text === undefined ? {} : { text }),
    ...(attrs && type && isAttributed(type, attrs) ? { attrs } : {}),
    ...(content ? { content: content.map(plain) } : {}),
    ...(marks ? { marks } : {}),
  };
}
