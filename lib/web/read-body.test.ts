import { expect, it } from 'vitest';
import { readAtMost, readJsonAtMost } from './read-body';

const stream = (size: number, count: number, asked: { count: number }) =>
  new ReadableStream<Uint8Array>({
    pull(controller) {
      asked.count += 1;
      if (asked.count > count) controller.close();
      else controller.enqueue(new Uint8Array(size).fill(asked.count));
    },
  });

const request = (body: ReadableStream<Uint8Array> | string | null, headers: Record<string, string> = {}) =>
  new Request('http://localhost/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);

it('reads what is small enough, whole and in order', async () => {
  const bytes = await readAtMost(request(stream(3, 3, { count: 0 })), 9);
  expect([...(bytes ?? [])]).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3]);
  expect(await readAtMost(request(null), 9)).toHaveLength(0);
});

it('stops reading at the limit, whatever the sender declared', async () => {
  const asked = { count: 0 };
  expect(await readAtMost(request(stream(100, 10_000, asked), { 'content-length': '5' }), 250)).toBeNull();
  expect(asked.count).toBeLessThan(6);
});

it('reads nothing of what is declared too large', async () => {
  const asked = { count: 0 };
  const declared = request(stream(100, 10, asked), { 'content-length': '1000' });
  expect(await readAtMost(declared, 250)).toBeNull();
  // A stream fills its first place by itself.
  expect(asked.count).toBeLessThanOrEqual(1);
});

it('reads JSON, and tells what is too large from what is none', async () => {
  expect(await readJsonAtMost(request('{"title":"Cramps"}'), 18)).toEqual({ title: 'Cramps' });
  expect(await readJsonAtMost(request('{"title":"Cramps"}'), 17)).toBe('too-large');
  expect(await readJsonAtMost(request('{"title":'), 18)).toBeNull();
  expect(await readJsonAtMost(request(null), 18)).toBeNull();
});
