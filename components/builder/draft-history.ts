/** Undo and redo over whole states. Changes to one thing in quick succession are one step. */

export type History<State> = {
  readonly past: readonly State[];
  readonly present: State;
  readonly future: readonly State[];
  readonly lastChange: { readonly what: string; readonly at: number } | null;
};

const ONE_STEP_MS = 1_500;
const LONGEST_PAST = 100;

export function startHistory<State>(present: State): History<State> {
  return { past: [], present, future: [], lastChange: null };
}

/** `what` names the thing changed, such as "patient.name"; `at` is milliseconds on any steady clock. */
export function record<State>(history: History<State>, next: State, what: string, at: number): History<State> {
  if (next === history.present) return history;
  const { lastChange } = history;
  const isSameStep = lastChange?.what === what && at - lastChange.at < ONE_STEP_MS;
  const past = isSameStep ? history.past : [...history.past, history.present].slice(-LONGEST_PAST);
  return { past, present: next, future: [], lastChange: { what, at } };
}

export function undo<State>(history: History<State>): History<State> {
  const present = history.past.at(-1);
  if (present === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present,
    future: [history.present, ...history.future],
    lastChange: null,
  };
}

export function redo<State>(history: History<State>): History<State> {
  const [present, ...future] = history.future;
  if (present === undefined) return history;
  return { past: [...history.past, history.present], present, future, lastChange: null };
}
