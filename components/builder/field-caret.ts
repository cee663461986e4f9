import type { Caret } from './draft-history';

type Field = HTMLInputElement | HTMLTextAreaElement;

const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/** null where a field has no cursor, such as a switch. */
function caretOf({ selectionStart, selectionEnd, selectionDirection }: Field): Caret | null {
  if (selectionStart === null || selectionEnd === null) return null;
  return selectionDirection === 'backward'
    ? { anchor: selectionEnd, head: selectionStart }
    : { anchor: selectionStart, head: selectionEnd };
}

/** Remembers where the cursor of a field was before each change to it. */
export function watchFieldCarets() {
  let before: { field: Field; caret: Caret | null } | null = null;
  const note = ({ target }: Event): void => {
    if (isField(target)) before = { field: target, caret: caretOf(target) };
  };
  document.addEventListener('beforeinput', note, { capture: true });
  return {
    /** For a change that the field with the focus has just had. */
    carets: (): { before: Caret | null; after: Caret | null } => {
      const field = document.activeElement;
      if (!isField(field)) return { before: null, after: null };
      return { before: before?.field === field ? before.caret : null, after: caretOf(field) };
    },
    stop: () => document.removeEventListener('beforeinput', note, { capture: true }),
  };
}

export function putCaret(field: Element, { anchor, head }: Caret): void {
  if (isField(field)) {
    field.setSelectionRange(Math.min(anchor, head), Math.max(anchor, head), head < anchor ? 'backward' : 'forward');
  }
}
