import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRequestTurns, type Turn } from './request-turns';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Enters numbered requests, and notes those that have started. */
function desk({ waiting = 15 } = {}) {
  const turns = createRequestTurns({ waiting, longestMs: 1_000 });
  const begun: string[] = [];
  const enter = (person: string, number: number): Turn => {
    const turn = turns.enter(person);
    if (turn === null) throw new Error('refused');
    turn.mayStart.then((isStarting) => {
      if (isStarting) begun.push(`${person}${number}`);
    });
    return turn;
  };
  const startedAfter = async (ms: number): Promise<string[]> => {
    await vi.advanceTimersByTimeAsync(ms);
    return begun;
  };
  return { turns, enter, startedAfter };
}

it('starts the requests of a person one after another, in their order', async () => {
  const { turns, enter, startedAfter } = desk();
  const [one, two] = [1, 2, 3].map((number) => enter('a', number));
  expect(await startedAfter(0)).toEqual(['a1']);
  one?.leave();
  expect(await startedAfter(0)).toEqual(['a1', 'a2']);
  one?.leave();
  expect(await startedAfter(0)).toEqual(['a1', 'a2']);
  two?.leave();
  expect(await startedAfter(0)).toEqual(['a1', 'a2', 'a3']);
  expect(turns.people).toBe(1);
});

it('refuses the seventeenth request of a person at once, and starts the first of another one', async () => {
  const { turns, enter, startedAfter } = desk();
  const [first] = Array.from({ length: 16 }, (_, at) => enter('a', at + 1));
  expect(turns.enter('a')).toBeNull();
  enter('b', 1);
  expect(await startedAfter(0)).toEqual(['a1', 'b1']);
  first?.leave();
  expect(turns.enter('a')).not.toBeNull();
});

it('starts the next one beside a request that takes longer than the longest turn, whose end then starts no other', async () => {
  const { enter, startedAfter } = desk();
  const [slow] = [1, 2, 3].map((number) => enter('a', number));
  expect(await startedAfter(999)).toEqual(['a1']);
  expect(await startedAfter(1)).toEqual(['a1', 'a2']);
  slow?.leave();
  expect(await startedAfter(0)).toEqual(['a1', 'a2']);
});

it('keeps a turn for its shortest time after its start, and no longer', async () => {
  const { enter, startedAfter } = desk();
  const [refused, other] = [1, 2, 3].map((number) => enter('a', number));
  await startedAfter(100);
  refused?.leave(250);
  expect(await startedAfter(149)).toEqual(['a1']);
  expect(await startedAfter(1)).toEqual(['a1', 'a2']);
  await startedAfter(300);
  other?.leave(250);
  expect(await startedAfter(0)).toEqual(['a1', 'a2', 'a3']);
});

it('never starts a request that has left the line, and keeps its place free', async () => {
  const { turns, enter, startedAfter } = desk({ waiting: 2 });
  const first = enter('a', 1);
  const gone = enter('a', 2);
  enter('a', 3);
  gone.leave(250);
  gone.leave();
  expect(await gone.mayStart).toBe(false);
  enter('a', 4);
  expect(turns.enter('a')).toBeNull();
  first.leave();
  expect(await startedAfter(0)).toEqual(['a1', 'a3']);
});

it('keeps nothing of people who are served', async () => {
  const { turns, enter, startedAfter } = desk();
  for (const person of ['a', 'b', 'c']) {
    const turn = enter(person, 1);
    turn.leave();
    turn.leave();
  }
  expect(turns.people).toBe(0);
  enter('a', 1);
  await startedAfter(1_000);
  expect(turns.people).toBe(0);
});
