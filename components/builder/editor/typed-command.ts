import type { EditorState } from '@tiptap/pm/state';

/** A slash or a semicolon that was just typed, and the letters after it: it opens a list of what can be inserted. */
export type TypedCommand = {
  trigger: '/' | ';';
  query: string;
  /** The command's place in the document, trigger included: what is chosen takes it. */
  from: number;
  to: number;
};

// At the start or after a space: "and/or" and "24/7" open nothing.
const COMMAND = /(?:^|\s)([/;])([\p{L}\p{N}-]{0,30})$/u;

/** The command right before the cursor; null where there is none. */
export function typedCommandAt({ selection }: EditorState): TypedCommand | null {
  const { $from, empty } = selection;
  if (!empty || !$from.parent.isTextblock) return null;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, ' ');
  const match = COMMAND.exec(before);
  if (!match) return null;
  const query = match[2] ?? '';
  const to = $from.pos;
  return { trigger: match[1] === '/' ? '/' : ';', query, from: to - query.length - 1, to };
}
