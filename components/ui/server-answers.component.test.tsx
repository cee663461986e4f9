import { expect, it, vi } from 'vitest';
import { answerRequests } from '@/components/test-support/requests';
import { untilServerAnswers } from './server-answers';
import { queue } from './toast-region';

it.each([200, 401, 404])('goes on at once where the server answers %s', async (status) => {
  answerRequests({ 'GET /api/health/ready': () => new Response(null, { status }) });
  await untilServerAnswers();
  expect(queue.visibleToasts).toEqual([]);
});

it.each([502, 503, 504])('waits while a proxy or a server that ends answers %s', async (status) => {
  const answers = [status, status, 200];
  answerRequests({ 'GET /api/health/ready': () => new Response(null, { status: answers.shift() ?? 200 }) });
  const waiting = untilServerAnswers();
  await expect.poll(() => queue.visibleToasts.length).toBe(1);
  await waiting;
  expect(answers).toEqual([]);
  await expect.poll(() => queue.visibleToasts).toEqual([]);
});

it('looks for all that waits at once, less and less often, and says it once', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  let isAway = true;
  let looks = 0;
  answerRequests({
    'GET /api/health/ready': () => {
      looks += 1;
      if (isAway) throw new TypeError('Failed to fetch');
      return { status: 'ready' };
    },
  });
  const waiting = [untilServerAnswers(), untilServerAnswers()];
  await vi.waitFor(() => expect(queue.visibleToasts).toHaveLength(1));
  const before = looks;
  await vi.advanceTimersByTimeAsync(60_000);
  // 0.5, 1, 2 and 4 seconds, then every five.
  expect(looks - before).toBeGreaterThanOrEqual(13);
  expect(looks - before).toBeLessThanOrEqual(16);
  waiting.push(untilServerAnswers());
  isAway = false;
  await vi.advanceTimersByTimeAsync(5_000);
  await Promise.all(waiting);
  expect(queue.visibleToasts).toEqual([]);
});
