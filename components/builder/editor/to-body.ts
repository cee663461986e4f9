import type { JSONContent } from '@tiptap/core';
import { getSchema } from '@tiptap/core';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { type BlockNode, blockSchema, type SectionBody } from '@/lib/domain/handout/body';
import { storedNumbering } from '@/lib/domain/handout/list-numbering';
import { bodyExtensions } from './body-schema-extensions';
import { numberingIn } from './numbered-list';

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

/** The attributes that a body stores for a node. null: it stores none, as for an item without a pictogram or a sign. */
function attributesOf(type: string, attrs: Record<string, unknown>): Record<string, unknown> | null {
  if (type === 'listItem' || type === 'checklistItem') {
    const said = Object.entries(attrs).filter(([, value]) => value !== null);
    return said.length > 0 ? Object.fromEntries(said) : null;
  }
  if (type === 'orderedList') {
    const stored = storedNumbering(numberingIn(attrs));
    return Object.keys(stored).length > 0 ? stored : null;
  }
  return attributed.has(type) ? attrs : null;
}

function plain(node: JSONContent): JSONContent {
  const { type, attrs, content, marks, text } = node;
  const stored = attrs && type ? attributesOf(type, attrs) : null;
  return {
    ...(type === undefined ? {} : { type }),
    ...(text === undefined ? {} : { text }),
    ...(stored ? { attrs: stored } : {}),
    ...(content ? { content: content.map(plain) } : {}),
    ...(marks ? { marks } : {}),
  };
}
