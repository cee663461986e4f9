import { afterEach, expect, test, vi } from 'vitest';
import { type Ask, readClock } from './installation-facts';

afterEach(() => vi.restoreAllMocks());

test('clock drift is measured at the middle of the query’s round trip', async () => {
  vi.spyOn(Date, 'now').mockReturnValueOnce(10_000).mockReturnValueOnce(12_000);
  const ask: Ask = async <Row>() => [{ seconds: 3_611 }] as Row[];
  expect(await readClock(ask)).toEqual({ aheadSeconds: -3_600 });
});
