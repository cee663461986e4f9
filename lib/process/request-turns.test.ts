import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRequestTurns, type Turn } from './request-turns';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Enters numbered requests, and notes those that have started. */
function desk(limits = { atOnce: 2, waiting: 14, pauseMs: 250, longestMs: 1_000 }) {
  const turns = createRequestTurns(limits);
  const begun: string[] = [];
  const enter = (person: string, number: number): Turn => {
    const turn = turns.enter(person);
    if (turn === null) throw new Error('refused');
    turn.mayStart.then((isStarting) => {
      if (isStarting) begun.push(`${person}${number}`);
    });
    return turn;
  };
  const started = async (): Promise<string[]> => {
    await vi.advanceTimersByTimeAsync(0);
    return begun;
  };
  return { turns, enter, started };
}

it('starts two requests of a person and the next ones in their order', async () => {
  const { turns, enter, started } = desk();
  const [one, two, three] = [1, 2, 3, 4].map((number) => enter('a', number));
  expect(await started()).toEqual(['a1', 'a2']);
  two?.leave();
  expect(await started()).toEqual(['a1', 'a2', 'a3']);
  one?.leave();
  three?.leave();
  expect(await started()).toEqual(['a1', 'a2', 'a3', 'a4']);
  expect(turns.people).toBe(1);
});

it('refuses the seventeenth request of a person at once, and starts the first of another one', async () => {
  const { turns, enter, started } = desk();
  for (let number = 1; number <= 16; number += 1) enter('a', number);
  expect(turns.enter('a')).toBeNull();
  enter('b', 1);
  expect(await started()).toEqual(['a1', 'a2', 'b1']);
});

it('leaves a person one request at a time while another one is at work, and two afterwards', async () => {
  const { enter, started } = desk();
  const [one, two] = [1, 2, 3, 4, 5].map((number) => enter('a', number));
  const other = enter('b', 1);
  one?.leave();
  expect(await started()).toEqual(['a1', 'a2', 'b1']);
  two?.leave();
  expect(await started()).toEqual(['a1', 'a2', 'b1', 'a3']);
  other.leave();
  await vi.advanceTimersByTimeAsync(1_000);
  expect((await started()).slice(4)).toEqual(['a4', 'a5']);
});

it('starts the next one beside a request that takes longer than the longest turn, whose end then starts no other', async () => {
  const { enter, started } = desk();
  const [slow] = [1, 2, 3, 4, 5, 6].map((number) => enter('a', number));
  await vi.advanceTimersByTimeAsync(999);
  expect(await started()).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(await started()).toHaveLength(4);
  slow?.leave();
  expect(await started()).toHaveLength(4);
});

it('keeps the place of a refused request for a quarter of a second after its start, and no longer', async () => {
  const { enter, started } = desk({ atOnce: 1, waiting: 5, pauseMs: 250, longestMs: 1_000 });
  const [refused] = [1, 2].map((number) => enter('a', number));
  refused?.leave({ pauses: true });
  await vi.advanceTimersByTimeAsync(249);
  expect(await started()).toEqual(['a1']);
  await vi.advanceTimersByTimeAsync(1);
  expect(await started()).toEqual(['a1', 'a2']);
});

it('never starts a request that has left the line, and keeps its place free', async () => {
  const { turns, enter, started } = desk({ atOnce: 1, waiting: 1, pauseMs: 250, longestMs: 1_000 });
  const first = enter('a', 1);
  const gone = enter('a', 2);
  gone.leave({ pauses: true });
  expect(await gone.mayStart).toBe(false);
  enter('a', 3);
  first.leave();
  expect(await started()).toEqual(['a1', 'a3']);
  expect(turns.enter('a')).not.toBeNull();
});

it('keeps nothing of people who are served', async () => {
  const { turns, enter } = desk();
  for (const person of ['a', 'b', 'c']) {
    const turn = enter(person, 1);
    turn.leave();
    turn.leave();
  }
  expect(turns.people).toBe(0);
  enter('a', 1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(turns.people).toBe(0);
});
