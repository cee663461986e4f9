import { beginsStep, changeBetween } from './text-change';

/** Undo and redo store whole states. Continuous typing is one step, until a word ends after a second. */

/** Where the cursor is in a text, and where the selection that it ends began; each counted as the text's field does. */
export type Caret = { readonly anchor: number; readonly head: number };
export type Carets = { readonly before: Caret | null; readonly after: Caret | null };

export type Step<State> = {
  /** Of a past step the state before it, of a future one the state after it. */
  readonly state: State;
  /** The thing changed, such as "patient.name". */
  readonly what: string;
  readonly carets: Carets;
};

export type History<State> = {
  readonly past: readonly Step<State>[];
  readonly present: State;
  readonly future: readonly Step<State>[];
  /** What is typed next may still belong to the last step. */
  readonly typing: { readonly what: string; readonly at: number; readonly since: number } | null;
};

const PAUSE_MS = 1_500;
const LONGEST_PAST = 500;
export const noCarets: Carets = { before: null, after: null };

export function startHistory<State>(present: State): History<State> {
  return { past: [], present, future: [], typing: null };
}

/** `at`: milliseconds on any steady clock. */
export function record<State>(
  history: History<State>,
  next: State,
  { what, at, carets = noCarets }: { what: string; at: number; carets?: Carets },
): History<State> {
  if (next === history.present) return history;
  const change = changeBetween(history.present, next);
  const { typing, past } = history;
  const last = past.at(-1);
  const goesOn =
    last !== undefined &&
    typing?.what === what &&
    at - typing.at < PAUSE_MS &&
    change.is === 'text' &&
    !isWhole(change) &&
    !beginsStep(change, at - typing.since);
  const step: Step<State> = goesOn
    ? { ...last, carets: { before: last.carets.before, after: carets.after } }
    : { state: history.present, what, carets };
  return {
    past: [...(goesOn ? past.slice(0, -1) : past), step].slice(-LONGEST_PAST),
    present: next,
    future: [],
    typing: change.is === 'text' && isWhole(change) ? null : { what, at, since: goesOn ? typing.since : at },
  };
}

/** More than one key does: a paste, a choice, a selection that was deleted. */
function isWhole({ inserted, removed }: { inserted: string; removed: string }): boolean {
  return [...inserted].length > 1 || [...removed].length > 1;
}

/** The step that undo would take back. */
export function lastStep<State>({ past }: History<State>): Step<State> | undefined {
  return past.at(-1);
}

/** The step that redo would do again. */
export function nextStep<State>({ future }: History<State>): Step<State> | undefined {
  return future[0];
}

export function undo<State>(history: History<State>): History<State> {
  const step = lastStep(history);
  if (!step) return history;
  return {
    past: history.past.slice(0, -1),
    present: step.state,
    future: [{ ...step, state: history.present }, ...history.future],
    typing: null,
  };
}

export function redo<State>(history: History<State>): History<State> {
  const step = nextStep(history);
  if (!step) return history;
  return {
    past: [...history.past, { ...step, state: history.present }],
    present: step.state,
    future: history.future.slice(1),
    typing: null,
  };
}
