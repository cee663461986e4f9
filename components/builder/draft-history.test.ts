import { describe, expect, it } from 'vitest';
import { record, redo, startHistory, undo } from './draft-history';

describe('undo and redo', () => {
  it('takes a word typed in one go back as one step', () => {
    let history = startHistory('');
    history = record(history, 'M', 'patient.name', 0);
    history = record(history, 'Ma', 'patient.name', 200);
    history = record(history, 'Ma, moved', 'sections', 400);
    expect(undo(history).present).toBe('Ma');
    expect(undo(undo(history)).present).toBe('');
  });

  it('starts a new step after a pause', () => {
    let history = record(startHistory(''), 'M', 'note', 0);
    history = record(history, 'Ma', 'note', 2_000);
    expect(undo(history).present).toBe('M');
  });

  it('brings back what was undone until something new is done', () => {
    const history = record(record(startHistory('a'), 'b', 'x', 0), 'c', 'y', 1);
    const back = undo(history);
    expect(redo(back).present).toBe('c');
    expect(redo(record(back, 'd', 'z', 2)).present).toBe('d');
  });

  it('has nothing to undo at the start', () => {
    const history = startHistory('a');
    expect(undo(history)).toBe(history);
    expect(redo(history)).toBe(history);
  });
});
