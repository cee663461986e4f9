import { mergeAttributes, Node } from '@tiptap/core';
import { pictogramAttribute } from './item-attributes';

/** Lines with a box to tick with a pen; they have no state on screen. */
export const Checklist = Node.create({
  name: 'checklist',
  group: 'block',
  content: 'checklistItem+',
  parseHTML: () => [{ tag: 'ul[data-checklist]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['ul', mergeAttributes(HTMLAttributes, { 'data-checklist': '' }), 0],
});

export const ChecklistItem = Node.create({
  name: 'checklistItem',
  content: 'paragraph+',
  defining: true,
  addAttributes: pictogramAttribute,
  parseHTML: () => [{ tag: 'ul[data-checklist] > li', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['li', HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      'Shift-Tab': () => this.editor.commands.liftListItem(this.name),
      Backspace: ({ editor }) => {
        const { $from, empty } = editor.state.selection;
        const isAtStart = empty && $from.parentOffset === 0 && $from.node(-1)?.type.name === 'checklistItem';
        return isAtStart && editor.commands.liftListItem('checklistItem');
      },
    };
  },
});
