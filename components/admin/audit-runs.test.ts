import { expect, it } from 'vitest';
import { auditRuns } from './audit-runs';

const event = (id: string, actorName: string, type: string) => ({ id, actorName, type, at: '2026-11-22T10:00:00Z' });

it('shows a row of saves by one member as one line, and nothing else', () => {
  const runs = auditRuns([
    event('5', 'Osei', 'draft.saved'),
    event('4', 'Osei', 'draft.saved'),
    event('3', 'Raman', 'draft.saved'),
    event('2', 'Raman', 'handout.issued'),
    event('1', 'Osei', 'draft.saved'),
  ]);
  expect(runs.map(({ event: { id }, times }) => [id, times])).toEqual([
    ['5', 2],
    ['3', 1],
    ['2', 1],
    ['1', 1],
  ]);
});

it('shows nothing of nothing', () => {
  expect(auditRuns([])).toEqual([]);
});
