import { Extension } from '@tiptap/core';
import { type Node, Slice } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { BlockNode } from '@/lib/domain/handout/body';
import { isOwnCopy, ownSerializer, sliceOf } from '../clipboard';
import { newReport } from './notices';
import { type Clipboard, pasted } from './paste';
import { fittedTo, joinsListAt, wholeBlocksOf } from './place';

/** What the last paste left out or changed, and what stands where it was put. */
export type PasteOutcome = {
  notices: readonly string[];
  /** Where the pasted blocks are now; an empty range where nothing was inserted. */
  from: number;
  to: number;
  /** What they took the place of. */
  replaced: Slice;
};

type Told = { outcome: PasteOutcome | null };

const key = new PluginKey<PasteOutcome | null>('paste');

/** What is to be said of the last paste; null once it was undone or the notice was dismissed. */
export const pasteOutcome = (state: EditorState): PasteOutcome | null => key.getState(state) ?? null;

/** Reads what is pasted or dropped, and keeps what it could not take in as it was. */
export const PasteReading = Extension.create({
  name: 'pasteReading',
  // Before the readings of other extensions, which know HTML only.
  priority: 1_000,
  addProseMirrorPlugins() {
    return [
      new Plugin<PasteOutcome | null>({
        key,
        state: { init: () => null, apply: outcomeAfter },
        props: {
          clipboardSerializer: ownSerializer(this.editor.schema),
          handlePaste: pasteOwn,
          handleDOMEvents: {
            paste: (view, event) => event.clipboardData !== null && paste(view, event, event.clipboardData),
            drop: (view, event) => event.dataTransfer !== null && drop(view, event, event.dataTransfer),
          },
        },
      }),
    ];
  },
});

function outcomeAfter(transaction: Transaction, before: PasteOutcome | null): PasteOutcome | null {
  const told: Told | undefined = transaction.getMeta(key);
  if (told) return told.outcome;
  if (!before || !transaction.docChanged) return before;
  const from = transaction.mapping.map(before.from, 1);
  const to = Math.max(from, transaction.mapping.map(before.to, -1));
  const isGone = to === from && before.to > before.from;
  return isGone ? null : { ...before, from, to };
}

function clipboardOf(data: DataTransfer): Clipboard {
  return { html: data.getData('text/html'), text: data.getData('text/plain'), files: [...data.files] };
}

function paste(view: EditorView, event: ClipboardEvent, data: DataTransfer): boolean {
  const clipboard = clipboardOf(data);
  if (!view.editable || isOwnCopy(clipboard.html)) return takeOwn(view);
  event.preventDefault();
  insert(view, event, clipboard);
  return true;
}

/** The editor's own reading knows its own copies best; what was said of the paste before is over. */
function takeOwn(view: EditorView): false {
  if (pasteOutcome(view.state)) tell(view, null);
  return false;
}

function drop(view: EditorView, event: DragEvent, data: DataTransfer): boolean {
  const clipboard = clipboardOf(data);
  // What is dragged inside the text moves as it is.
  if (!view.editable || view.dragging || isOwnCopy(clipboard.html)) return false;
  const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (!place) return false;
  event.preventDefault();
  view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(place.pos))));
  // Other extensions look at a paste as a clipboard event only to ask for its files, which were read here.
  insert(view, new ClipboardEvent('paste'), clipboard);
  return true;
}

function insert(view: EditorView, event: ClipboardEvent, clipboard: Clipboard): void {
  const { blocks, notices } = pasted(clipboard);
  const report = newReport();
  const fitted = fittedTo(view.state.selection.$from, blocks, report);
  put(view, event, fitted, [...notices, ...report.lines()]);
}

/** Our own copies are pasted unchanged, unless the target would split or drop their content. */
function pasteOwn(view: EditorView, event: ClipboardEvent, slice: Slice): boolean {
  const report = newReport();
  const fitted = fittedTo(view.state.selection.$from, wholeBlocksOf(slice), report);
  const notices = report.lines();
  if (notices.length > 0) put(view, event, fitted, notices);
  return notices.length > 0;
}

function put(view: EditorView, event: ClipboardEvent, blocks: readonly BlockNode[], notices: readonly string[]): void {
  const before = view.state.doc;
  if (blocks.length > 0) {
    const slice = sliceOf(blocks, view.state.schema, joinsListAt(view.state.selection.$from, blocks));
    // A table in a table goes into its cells.
    const isTaken = view.someProp('handlePaste', (take) => take(view, event, slice));
    if (!isTaken) {
      const { tr } = view.state;
      view.dispatch(tr.replaceSelection(slice).scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
    }
  }
  tell(view, notices.length > 0 ? { notices, ...changeOf(before, view.state.doc) } : null);
}

function tell(view: EditorView, outcome: PasteOutcome | null): void {
  const told: Told = { outcome };
  view.dispatch(view.state.tr.setMeta(key, told).setMeta('addToHistory', false));
}

/** The smallest stretch in which the two differ. */
function changeOf(before: Node, after: Node): Omit<PasteOutcome, 'notices'> {
  const from = before.content.findDiffStart(after.content);
  const ends = before.content.findDiffEnd(after.content);
  if (from === null || !ends) return { from: 0, to: 0, replaced: Slice.empty };
  const overlap = Math.max(0, from - Math.min(ends.a, ends.b));
  return { from, to: ends.b + overlap, replaced: before.slice(from, ends.a + overlap) };
}

export const dismissPaste = (view: EditorView): void => tell(view, null);

/** Takes the whole paste back; what was written elsewhere since then stays. */
export function undoPaste(view: EditorView): void {
  const outcome = pasteOutcome(view.state);
  if (!outcome) return;
  const told: Told = { outcome: null };
  const { tr } = view.state;
  tr.replace(outcome.from, outcome.to, outcome.replaced).setMeta(key, told);
  tr.setSelection(
    TextSelection.near(tr.doc.resolve(Math.min(outcome.from + outcome.replaced.size, tr.doc.content.size)), -1),
  );
  view.dispatch(tr.scrollIntoView());
  view.focus();
}
