import { expect, it } from 'vitest';
import type { DueJob } from './data';
import { createJobTurns, type JobTurns } from './turns';

const job = (id: string, clinicId: string, byId: string): DueJob => ({
  ...{ id, clinicId, byId, state: 'running', endedAt: null },
});

/** Runs one row at a time, like the worker. */
function rows(turns: JobTurns, jobs: readonly DueJob[], count: number): string[] {
  return Array.from({ length: count }, () => {
    for (const { id } of turns.inTurn(jobs)) return id;
    return '';
  });
}

it('gives another clinic’s list every second row, however many lists one member has started', () => {
  const forty = Array.from({ length: 40 }, (_, n) => job(`ann ${n + 1}`, 'north', 'ann'));
  const jobs = [...forty, job('sue 1', 'south', 'sue')];
  expect(rows(createJobTurns(), jobs, 6)).toEqual(['ann 1', 'sue 1', 'ann 2', 'sue 1', 'ann 3', 'sue 1']);
});

it('gives the lists of one member a row each in turn', () => {
  const jobs = [job('long', 'north', 'ann'), job('short', 'north', 'ann')];
  expect(rows(createJobTurns(), jobs, 4)).toEqual(['long', 'short', 'long', 'short']);
});

it('continues with the next list when one has no rows left', () => {
  const jobs = [job('1', 'north', 'ann'), job('2', 'south', 'sue'), job('3', 'north', 'ben')];
  expect([...createJobTurns().inTurn(jobs)].map(({ id }) => id)).toEqual(['1', '2', '3']);
  expect([...createJobTurns().inTurn([])]).toEqual([]);
});
