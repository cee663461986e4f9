import { describe, expect, it } from 'vitest';
import { type History, lastStep, nextStep, record, redo, startHistory, undo } from './draft-history';

const change = (what: string, at: number) => ({ what, at });

/** Types a text key by key, so many milliseconds apart. */
function type(history: History<string>, text: string, { every = 100, from = 0, what = 'note' } = {}): History<string> {
  return [...text].reduce(
    (now, key, index) => record(now, now.present + key, change(what, from + index * every)),
    history,
  );
}

/** What each press of undo leaves. */
function undone(history: History<string>): string[] {
  const states: string[] = [];
  for (let now = history; lastStep(now); ) {
    now = undo(now);
    states.push(now.present);
  }
  return states;
}

describe('undo and redo', () => {
  it('takes a word typed in one go back as one step', () => {
    let history = type(startHistory(''), 'Ma', { what: 'patient.name' });
    history = record(history, 'Ma, moved', change('sections', 400));
    expect(undone(history)).toEqual(['Ma', '']);
  });

  it('takes back the second of two sentences alone, however fast they were typed', () => {
    const history = type(startHistory(''), 'Rest. Then walk.', { every: 5 });
    expect(undone(history)).toEqual(['Rest.', '']);
  });

  it('ends a step with the first word after a second', () => {
    expect(undone(type(startHistory(''), 'take one tablet in the morning', { every: 150 }))).toEqual([
      'take one tablet in the',
      'take one tablet',
      'take one',
      '',
    ]);
  });

  it('ends a step inside a word that takes very long, and after a character of Chinese', () => {
    expect(undone(type(startHistory(''), 'x'.repeat(40)))).toEqual(['x'.repeat(30), '']);
    expect(undone(type(startHistory(''), '每天早上吃一片药饭后服用'))).toEqual(['每天早上吃一片药饭后', '']);
  });

  it('keeps words that are deleted key by key in steps of a second too', () => {
    const typed = startHistory('one two three four five six seven');
    const history = Array.from({ length: 20 }).reduce<History<string>>(
      (now, _, index) => record(now, now.present.slice(0, -1), change('note', index * 100)),
      typed,
    );
    expect(undone(history)).toEqual(['one two three four ', typed.present]);
  });

  it('starts a new step after a pause', () => {
    expect(undone(type(startHistory(''), 'Ma', { every: 2_000 }))).toEqual(['M', '']);
  });

  it('takes a paste back alone, without what was typed right before and after it', () => {
    let history = type(startHistory(''), 'Ta', { every: 10 });
    history = record(history, 'Take 5 mg daily', change('note', 50));
    history = type(history, ' x', { from: 100 });
    expect(undone(history)).toEqual(['Take 5 mg daily', 'Ta', '']);
  });

  it('takes back one switch at a time', () => {
    let history: History<{ on: boolean[] }> = startHistory({ on: [true, true] });
    history = record(history, { on: [false, true] }, change('sections', 0));
    history = record(history, { on: [false, false] }, change('sections', 100));
    expect(undo(history).present).toEqual({ on: [false, true] });
  });

  it('takes typing for typing although each edit is stamped with its time', () => {
    const edit = (text: string, editedAt: string) => ({ edit: { text, editedAt } });
    let history = startHistory(edit('', '1'));
    history = record(history, edit('a', '2'), change('body', 0));
    history = record(history, edit('ab', '3'), change('body', 100));
    expect(undo(history).present).toEqual(edit('', '1'));
  });

  it('brings back what was undone until something new is done', () => {
    const history = record(record(startHistory('a'), 'b', change('x', 0)), 'c', change('y', 1));
    const back = undo(history);
    expect(redo(back).present).toBe('c');
    expect(redo(record(back, 'd', change('z', 2))).present).toBe('d');
  });

  it('knows where the cursor was before the step and after it', () => {
    const caret = (at: number) => ({ anchor: at, head: at });
    let history = startHistory('');
    for (const [index, text] of ['a', 'ab', 'abc'].entries()) {
      const carets = { before: caret(index), after: caret(index + 1) };
      history = record(history, text, { ...change('note', index * 10), carets });
    }
    expect(lastStep(history)).toMatchObject({ what: 'note', carets: { before: caret(0), after: caret(3) } });
    expect(nextStep(undo(history))).toEqual({
      state: 'abc',
      what: 'note',
      carets: { before: caret(0), after: caret(3) },
    });
    expect(redo(undo(history)).past).toEqual(history.past);
  });

  it('has nothing to undo at the start', () => {
    const history = startHistory('a');
    expect(undo(history)).toBe(history);
    expect(redo(history)).toBe(history);
  });
});
