import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as log from './log';
import { recurringEvent } from './recurring-event';

let logged: ReturnType<typeof vi.spyOn>;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  logged = vi.spyOn(log, 'logEvent').mockReturnValue();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('logs a lasting fault when it begins, when it changes, and once a minute', () => {
  const event = recurringEvent('warn', 'test.failed');
  for (let times = 0; times < 100; times += 1) event.report({ code: 'A' });
  expect(logged).toHaveBeenCalledTimes(1);
  event.report({ code: 'B' });
  expect(logged).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(61_000);
  event.report({ code: 'B' });
  expect(logged).toHaveBeenCalledTimes(3);
  event.over();
  event.report({ code: 'B' });
  expect(logged).toHaveBeenCalledTimes(4);
});
