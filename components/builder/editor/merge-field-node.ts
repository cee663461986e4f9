import { Node } from '@tiptap/core';
import { ReactNodeViewRenderer } from '@tiptap/react';
import { mergeFieldLabels, mergeFieldNames } from '@/lib/domain/handout/merge-fields';
import { MergeFieldChip } from './merge-field-chip';

const nameOf = (name: unknown) => mergeFieldNames.find((known) => known === name);

/** A named blank among the words, shown as a chip with its label and what it stands for right now. */
export const MergeFieldNode = Node.create({
  name: 'mergeField',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({
    name: {
      default: 'patient.name',
      parseHTML: (element: HTMLElement) => nameOf(element.dataset.mergeField),
      renderHTML: ({ name }: { name?: string }) => ({ 'data-merge-field': name }),
    },
  }),
  parseHTML: () => [
    {
      tag: 'span[data-merge-field]',
      // A chip copied from elsewhere may name a field that does not exist here.
      getAttrs: (element) => (nameOf(element.dataset.mergeField) ? null : false),
    },
  ],
  renderHTML: ({ node, HTMLAttributes }) => {
    const name = nameOf(node.attrs.name);
    return ['span', HTMLAttributes, name ? mergeFieldLabels[name] : ''];
  },
  renderText: ({ node }) => {
    const name = nameOf(node.attrs.name);
    return name ? `[${mergeFieldLabels[name]}]` : '';
  },
  addNodeView: () => ReactNodeViewRenderer(MergeFieldChip, { as: 'span' }),
});
