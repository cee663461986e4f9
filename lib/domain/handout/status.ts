/** What can become of a handout after it was issued. */
export const statusKinds = [
  'withdrawn',
  'replaced',
  'held',
  'released',
  'restricted',
  'unrestricted',
  'erased',
] as const;
export type StatusKind = (typeof statusKinds)[number];

/** What a handout is today. A replaced one was withdrawn first; an erased one is nothing else any more. */
export const handoutStates = ['current', 'withdrawn', 'replaced', 'erased'] as const;
export type HandoutState = (typeof handoutStates)[number];

type Step = { number: number; kind: StatusKind };

export function stateOf(steps: readonly Pick<Step, 'kind'>[]): HandoutState {
  const has = (kind: StatusKind): boolean => steps.some((step) => step.kind === kind);
  if (has('erased')) return 'erased';
  if (has('replaced')) return 'replaced';
  return has('withdrawn') ? 'withdrawn' : 'current';
}

/** Is it under a legal hold? */
export const isHeld = (steps: readonly Step[]): boolean => lastOf(steps, 'held', 'released') === 'held';

/** Is it closed to all but its clinician, unless they say why they open it? */
export const isRestricted = (steps: readonly Step[]): boolean =>
  lastOf(steps, 'restricted', 'unrestricted') === 'restricted';

/** The last word of the two counts. */
function lastOf(steps: readonly Step[], ...kinds: [StatusKind, StatusKind]): StatusKind | undefined {
  const taken = steps.filter(({ kind }) => kinds.includes(kind));
  return taken.toSorted((one, other) => other.number - one.number)[0]?.kind;
}

export function nextNumber(steps: readonly Pick<Step, 'number'>[]): number {
  return Math.max(0, ...steps.map(({ number }) => number)) + 1;
}

/** May this step follow those? A withdrawal is final: what was right after all is issued anew. */
export function mayFollow(kind: StatusKind, steps: readonly Step[]): boolean {
  const state = stateOf(steps);
  switch (kind) {
    case 'withdrawn':
      return state === 'current';
    case 'replaced':
      return state === 'withdrawn';
    case 'held':
      return state !== 'erased' && !isHeld(steps);
    case 'released':
      return isHeld(steps);
    case 'restricted':
      return state !== 'erased' && !isRestricted(steps);
    case 'unrestricted':
      return isRestricted(steps);
    case 'erased':
      return state !== 'erased' && !isHeld(steps);
  }
}
