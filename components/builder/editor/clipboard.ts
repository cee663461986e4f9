import { Fragment, type Node, type Schema, Slice } from '@tiptap/pm/model';
import { blocksOfText, type PastedBlock } from './paste/pasted-text';

/** Plain text from the clipboard as blocks of the body: what a PDF broke into lines is put together again. */
export function sliceOfText(text: string, schema: Schema): Slice {
  const nodes = blocksOfText(text).map((block) => nodeOf(block, schema));
  return Slice.maxOpen(Fragment.from(nodes));
}

const types = {
  bullets: { list: 'bulletList', item: 'listItem' },
  numbers: { list: 'orderedList', item: 'listItem' },
  checks: { list: 'checklist', item: 'checklistItem' },
} as const;

function nodeOf(block: PastedBlock, schema: Schema): Node {
  const paragraph = (text: string): Node => schema.node('paragraph', null, text === '' ? [] : [schema.text(text)]);
  if (block.is === 'paragraph') return paragraph(block.text);
  const { list, item } = types[block.is];
  return schema.node(
    list,
    null,
    block.items.map((text) => schema.node(item, null, [paragraph(text)])),
  );
}
