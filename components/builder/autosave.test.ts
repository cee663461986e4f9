import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAutosave, LONGEST_MS, QUIET_MS, type SaveAnswer, type SaveStatus } from './autosave';

type Answer = SaveAnswer<string, string>;
type Request = { version: number; content: string };

function setUp(answers: Answer[] = []) {
  const requests: Request[] = [];
  const statuses: SaveStatus<string, string>[] = [];
  const pending: ((answer: Answer) => void)[] = [];
  const autosave = createAutosave<string, string, string>({
    version: 5,
    content: 'first',
    savedAt: 'earlier',
    save: (request) => {
      requests.push(request);
      const ready = answers.shift();
      return ready ? Promise.resolve(ready) : new Promise((resolve) => pending.push(resolve));
    },
    onStatus: (status) => statuses.push(status),
    outlivesPage: (content) => content.length < 100,
  });
  const answer = async (reply: Answer): Promise<void> => {
    pending.shift()?.(reply);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { autosave, requests, statuses, answer, last: () => statuses.at(-1) };
}

const saved = (version: number): Answer => ({ is: 'saved', version, savedAt: `at ${version}` });

describe('autosave', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('saves once after the typing pauses, with the newest words', async () => {
    const { autosave, requests, last } = setUp([saved(6)]);
    autosave.change('a');
    await vi.advanceTimersByTimeAsync(QUIET_MS - 1);
    autosave.change('ab');
    await vi.advanceTimersByTimeAsync(QUIET_MS - 1);
    expect(requests).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(requests).toEqual([{ version: 5, content: 'ab' }]);
    expect(last()).toEqual({ is: 'saved', at: 'at 6' });
  });

  it('says that all is saved once undo and redo come back to what was stored', async () => {
    const { autosave, requests, answer, last } = setUp([saved(6)]);
    autosave.change('a');
    await vi.advanceTimersByTimeAsync(QUIET_MS);
    autosave.change('first');
    expect(last()).toEqual({ is: 'changed' });
    autosave.change('a');
    expect(last()).toEqual({ is: 'saved', at: 'at 6' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(requests.length).toBe(1);
    expect(last()).toEqual({ is: 'saved', at: 'at 6' });

    // While a save is under way, what the server will hold is what was sent.
    autosave.change('b');
    await vi.advanceTimersByTimeAsync(QUIET_MS);
    autosave.change('a');
    expect(last()).toEqual({ is: 'saving' });
    await answer(saved(7));
    await vi.advanceTimersByTimeAsync(QUIET_MS);
    expect(requests.at(-1)).toEqual({ version: 7, content: 'a' });
  });

  it('sends the old words again when nobody knows whether newer ones arrived', async () => {
    const { autosave, requests, last } = setUp([{ is: 'unreachable' }, saved(6)]);
    autosave.change('a');
    await vi.advanceTimersByTimeAsync(QUIET_MS);
    autosave.change('first');
    expect(last()).toEqual({ is: 'retrying', attempt: 1 });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(requests.at(-1)).toEqual({ version: 5, content: 'first' });
    expect(last()).toEqual({ is: 'saved', at: 'at 6' });
  });

  it('saves within three seconds though the typing never pauses', async () => {
    const { autosave, requests } = setUp([saved(6)]);
    for (let elapsed = 0; elapsed < LONGEST_MS; elapsed += 200) {
      autosave.change(`typed for ${elapsed}`);
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(LONGEST_MS).toBeLessThan(3_000);
    expect(requests.length).toBe(1);
  });

  it('sends one save at a time, each with the version the one before returned', async () => {
    const { autosave, requests, answer } = setUp();
    autosave.change('a');
    await vi.advanceTimersByTimeAsync(QUIET_MS);
    autosave.change('ab');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(requests.length).toBe(1);
    await answer(saved(6));
    await vi.advanceTimersByTimeAsync(QUIET_MS);
    expect(requests[1]).toEqual({ version: 6, content: 'ab' });
    await answer(saved(7));
    expect(autosave.version()).toBe(7);
  });

  it('tries again, ever more slowly, with whatever is newest by then', async () => {
    const { autosave, requests, last } = setUp([{ is: 'unreachable' }, { is: 'unreachable' }, saved(6)]);
    autosave.change('a');
    await vi.advanceTimersByTimeAsync(QUIET_MS);
    expect(last()).toEqual({ is: 'retrying', attempt: 1 });
    autosave.change('ab');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(last()).toEqual({ is: 'retrying', attempt: 2 });
    await vi.advanceTimersByTimeAsync(1_999);
    expect(requests.length).toBe(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(requests.map((request) => request.content)).toEqual(['a', 'ab', 'ab']);
    expect(last()).toEqual({ is: 'saved', at: 'at 6' });
  });

  it('tries at once when the connection is back', async () => {
    const { autosave, requests } = setUp([{ is: 'unreachable' }, saved(6)]);
    autosave.change('a');
    await vi.advanceTimersByTimeAsync(QUIET_MS);
    autosave.retry();
    await vi.advanceTimersByTimeAsync(0);
    expect(requests.length).toBe(2);
  });

  it('stops at a conflict until it is decided, then goes on from the decided version', async () => {
    const { autosave, requests, last } = setUp([{ is: 'conflict', theirs: 'other words' }, saved(10)]);
    autosave.change('mine');
    await vi.advanceTimersByTimeAsync(QUIET_MS);
    expect(last()).toEqual({ is: 'conflict', theirs: 'other words' });
    autosave.change('mine, and more');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(requests.length).toBe(1);
    autosave.resolved({ version: 9, content: 'other words', savedAt: 'then' });
    expect(last()).toEqual({ is: 'saved', at: 'then' });
    autosave.change('other words, changed');
    await vi.advanceTimersByTimeAsync(QUIET_MS);
    expect(requests[1]).toEqual({ version: 9, content: 'other words, changed' });
  });

  it('shows a refusal and saves again only once something changes', async () => {
    const { autosave, requests, last } = setUp([{ is: 'refused', failure: 'too long' }, saved(6)]);
    autosave.change('far too long');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(requests.length).toBe(1);
    expect(last()).toEqual({ is: 'refused', failure: 'too long' });
    autosave.change('short');
    await vi.advanceTimersByTimeAsync(QUIET_MS);
    expect(last()).toEqual({ is: 'saved', at: 'at 6' });
  });

  it('sends the last words when the page goes away', async () => {
    const { autosave, requests } = setUp();
    autosave.change('a');
    expect(autosave.wouldLose()).toBe(false);
    autosave.leave();
    expect(requests).toEqual([{ version: 5, content: 'a' }]);
  });

  it('warns before leaving exactly when words would be lost', async () => {
    const { autosave, answer } = setUp();
    expect(autosave.wouldLose()).toBe(false);
    autosave.change('x'.repeat(100));
    expect(autosave.wouldLose()).toBe(true);
    autosave.change('a');
    expect(autosave.wouldLose()).toBe(false);
    await vi.advanceTimersByTimeAsync(QUIET_MS);
    expect(autosave.wouldLose()).toBe(false);
    autosave.change('newer than what is under way');
    expect(autosave.wouldLose()).toBe(true);
    await answer(saved(6));
    expect(autosave.wouldLose()).toBe(false);
  });

  it('flushes what is under way and what came after it', async () => {
    const { autosave, requests } = setUp([saved(6), saved(7)]);
    autosave.change('a');
    const first = autosave.flush();
    autosave.change('ab');
    expect(await first).toBe(true);
    expect(requests.map(({ version, content }) => [version, content])).toEqual([
      [5, 'a'],
      [6, 'ab'],
    ]);
  });

  it('says that a flush did not work', async () => {
    const { autosave } = setUp([{ is: 'unreachable' }, { is: 'unreachable' }]);
    autosave.change('a');
    expect(await autosave.flush()).toBe(false);
  });
});
