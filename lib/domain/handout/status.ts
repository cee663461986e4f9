import { z } from 'zod';

/** What can become of a handout after it was issued. */
export const statusKinds = ['withdrawn', 'replaced', 'held', 'released', 'erased'] as const;
export const statusKindSchema = z.enum(statusKinds);
export type StatusKind = z.infer<typeof statusKindSchema>;

/** What a handout is today. A replaced one was withdrawn first; an erased one is nothing else any more. */
export const handoutStates = ['current', 'withdrawn', 'replaced', 'erased'] as const;
export const handoutStateSchema = z.enum(handoutStates);
export type HandoutState = z.infer<typeof handoutStateSchema>;

type Step = { number: number; kind: StatusKind };

export function stateOf(steps: readonly Pick<Step, 'kind'>[]): HandoutState {
  const has = (kind: StatusKind): boolean => steps.some((step) => step.kind === kind);
  if (has('erased')) return 'erased';
  if (has('replaced')) return 'replaced';
  return has('withdrawn') ? 'withdrawn' : 'current';
}

/** Is it under a legal hold? The last word of placing and releasing counts. */
export function isHeld(steps: readonly Step[]): boolean {
  const holds = steps.filter(({ kind }) => kind === 'held' || kind === 'released');
  return holds.toSorted((one, other) => other.number - one.number)[0]?.kind === 'held';
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
    case 'erased':
      return state !== 'erased' && !isHeld(steps);
  }
}
