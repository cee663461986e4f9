import { type Editor, wrappingInputRule } from '@tiptap/core';
import { OrderedList } from '@tiptap/extension-list';
import type { Node } from '@tiptap/pm/model';
import { Plugin, type Transaction } from '@tiptap/pm/state';
import {
  htmlTypes,
  isListStart,
  type ListNumbering,
  type ListStyle,
  listStyles,
  numberingOf,
} from '@/lib/domain/handout/list-numbering';

/** The numbering of a numbered list's node; 1 and digits for what no list can have. */
export function numberingIn({ start, style }: Record<string, unknown>): ListNumbering {
  const known = listStyles.find((one) => one === style);
  return numberingOf({
    ...(typeof start === 'number' && isListStart(start) ? { start } : {}),
    ...(known ? { style: known } : {}),
  });
}

function startOf(element: HTMLElement): number {
  const start = Number(element.getAttribute('start') ?? 1);
  return isListStart(start) ? start : 1;
}

// Only this editor's own HTML is read here: paste/ reads that of others.
function styleOf(element: HTMLElement): ListStyle {
  const type = element.getAttribute('type');
  return listStyles.find((style) => htmlTypes[style] === type) ?? 'decimal';
}

// "0." and "12345." are words, not the start of a list.
const TYPED_NUMBER = /^([1-9]\d{0,3})\.\s$/;

/** A numbered list that keeps where it starts and how it counts. */
export const NumberedList = OrderedList.extend({
  addAttributes: () => ({
    start: {
      default: 1,
      parseHTML: startOf,
      renderHTML: (attributes) => {
        const { start } = numberingIn(attributes);
        return start === 1 ? {} : { start };
      },
    },
    style: {
      default: 'decimal',
      parseHTML: styleOf,
      renderHTML: (attributes) => {
        const { style } = numberingIn(attributes);
        return style === 'decimal' ? {} : { type: htmlTypes[style], 'data-counts': style };
      },
    },
  }),
  renderHTML: ({ HTMLAttributes }) => ['ol', HTMLAttributes, 0],
  addInputRules() {
    return [
      wrappingInputRule({
        find: TYPED_NUMBER,
        type: this.type,
        getAttributes: ([, typed]) => ({ start: Number(typed) }),
        // The list above takes the item in only where it counts on to the very number that was typed.
        joinPredicate: ([, typed], list) => list.attrs.style === 'decimal' && nextNumber(list) === Number(typed),
      }),
    ];
  },
  // Without the stock extension's own reading of pasted text: paste/ reads it.
  addProseMirrorPlugins: () => [countOnPlugin()],
});

/** The number after the last item of a list. */
function nextNumber(list: Node): number {
  return numberingIn(list.attrs).start + list.childCount;
}

/**
 * Where a list is cut in two (a step becomes a paragraph between the others), the later part counts on: each
 * step keeps the place that it has for a reader.
 */
function countOnPlugin(): Plugin {
  return new Plugin({
    appendTransaction(transactions, before, { doc, tr }) {
      if (!transactions.some((transaction) => transaction.docChanged)) return null;
      before.doc.descendants((list, position) => {
        if (list.type.name === 'orderedList') countOn({ list, position, transactions, doc, tr });
        return !list.isTextblock;
      });
      return tr.docChanged ? tr : null;
    },
  });
}

type Cut = { list: Node; position: number; transactions: readonly Transaction[]; doc: Node; tr: Transaction };

function countOn({ list, position, transactions, doc, tr }: Cut): void {
  const from = mapped(position, -1, transactions);
  const to = mapped(position + list.nodeSize, 1, transactions);
  // What was replaced as a whole (a paste, an undo) says itself how it counts.
  if (from === null || to === null) return;
  let next: number | null = null;
  doc.nodesBetween(from, Math.min(to, doc.content.size), (node, at, parent) => {
    if (at < from || node.type !== list.type) return !node.isTextblock && at < from;
    if (parent !== doc.resolve(from).parent) return false;
    if (next !== null && node.attrs.start === list.attrs.start && node.attrs.style === list.attrs.style) {
      if (isListStart(next)) tr.setNodeAttribute(at, 'start', next);
      next += node.childCount;
    } else next = nextNumber(node);
    return false;
  });
}

/** Where a place is after the transactions; null where what stood there was deleted. */
function mapped(position: number, side: -1 | 1, transactions: readonly Transaction[]): number | null {
  let at = position;
  for (const { mapping } of transactions) {
    const result = mapping.mapResult(at, side);
    if (side === -1 ? result.deletedAfter : result.deletedBefore) return null;
    at = result.pos;
  }
  return at;
}

type ListPlace = { list: Node; position: number };

/** The innermost numbered list around the cursor. */
export function listAtCursor(editor: Editor): ListPlace | null {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const list = $from.node(depth);
    if (list.type.name === 'orderedList') return { list, position: $from.before(depth) };
  }
  return null;
}

/** How a list at the cursor counts on from the numbered list above it in the same place; null where there is none. */
export function numberingAfterAbove(editor: Editor): ListNumbering | null {
  const $at = editor.state.doc.resolve(listAtCursor(editor)?.position ?? blockStart(editor));
  const above = $at.parent.children.slice(0, $at.index()).findLast(({ type }) => type.name === 'orderedList');
  return above ? { start: nextNumber(above), style: numberingIn(above.attrs).style } : null;
}

function blockStart(editor: Editor): number {
  const { $from } = editor.state.selection;
  return $from.depth > 0 ? $from.before($from.depth) : $from.pos;
}

/** Sets how the list at the cursor counts; does nothing outside a list or for a number that no list can start with. */
export function setNumbering(editor: Editor, change: Partial<ListNumbering>): void {
  const found = listAtCursor(editor);
  if (!found) return;
  const { start, style } = { ...numberingIn(found.list.attrs), ...change };
  if (!isListStart(start)) return;
  editor.commands.command(({ tr }) => {
    tr.setNodeMarkup(found.position, null, { start, style });
    return true;
  });
}

/** Makes the list at the cursor count so; where there is none, the paragraph becomes the first item of a new one. */
export function startCounting(editor: Editor, numbering: ListNumbering | null): void {
  if (!listAtCursor(editor)) {
    const isListed = editor.isActive('bulletList') || editor.isActive('checklist');
    // A new list of its own: joined to the one right above it, that one would change its labels too.
    if (isListed) editor.chain().focus().toggleOrderedList().run();
    else editor.chain().focus().wrapInList('orderedList').run();
  }
  if (numbering) setNumbering(editor, numbering);
  editor.commands.focus();
}
