import { describe, expect, it } from 'vitest';
import { isHeld, isRestricted, mayFollow, nextNumber, type StatusKind, stateOf, statusKinds } from './status';

const steps = (...kinds: StatusKind[]) => kinds.map((kind, index) => ({ kind, number: index + 1 }));

describe('what became of a handout', () => {
  it.each<[StatusKind[], ReturnType<typeof stateOf>]>([
    [[], 'current'],
    [['held', 'released'], 'current'],
    [['withdrawn'], 'withdrawn'],
    [['withdrawn', 'held'], 'withdrawn'],
    [['withdrawn', 'replaced'], 'replaced'],
    [['withdrawn', 'replaced', 'erased'], 'erased'],
    [['erased'], 'erased'],
  ])('%j is %s', (kinds, state) => {
    expect(stateOf(steps(...kinds))).toBe(state);
  });

  it('is under a hold until the hold is released, however often', () => {
    expect(isHeld(steps())).toBe(false);
    expect(isHeld(steps('held'))).toBe(true);
    expect(isHeld(steps('held', 'withdrawn'))).toBe(true);
    expect(isHeld(steps('held', 'released'))).toBe(false);
    expect(isHeld(steps('held', 'released', 'held').toReversed())).toBe(true);
  });

  it('is restricted until that is lifted, whatever else became of it', () => {
    expect(isRestricted(steps())).toBe(false);
    expect(isRestricted(steps('restricted', 'withdrawn'))).toBe(true);
    expect(isRestricted(steps('restricted', 'unrestricted'))).toBe(false);
    expect(isRestricted(steps('restricted', 'unrestricted', 'restricted').toReversed())).toBe(true);
  });

  it.each<[StatusKind[], StatusKind[]]>([
    [[], ['withdrawn', 'held', 'restricted', 'erased']],
    [['withdrawn'], ['replaced', 'held', 'restricted', 'erased']],
    [
      ['withdrawn', 'replaced'],
      ['held', 'restricted', 'erased'],
    ],
    [['held'], ['withdrawn', 'released', 'restricted']],
    [['restricted'], ['withdrawn', 'held', 'unrestricted', 'erased']],
    [
      ['restricted', 'unrestricted'],
      ['withdrawn', 'held', 'restricted', 'erased'],
    ],
    [['erased'], []],
  ])('after %j only %j may follow', (kinds, allowed) => {
    expect(statusKinds.filter((kind) => mayFollow(kind, steps(...kinds)))).toEqual(allowed);
  });

  it('numbers its steps from 1', () => {
    expect(nextNumber([])).toBe(1);
    expect(nextNumber(steps('held', 'released'))).toBe(3);
  });
});
