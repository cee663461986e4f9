import { describe, expect, it } from 'vitest';
import { type HashClient, HashQueue } from './hash-queue';

const known = (holder: string): HashClient => ({ lane: 'known', holder });

/** Tasks that end when the test resolves them, in their starting order. */
function openQueue(limits: { atOnce: number; places: number }) {
  const queue = new HashQueue(limits);
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const add = (name: string, client: HashClient = { lane: 'anyone' }) =>
    queue.withPlace(client, ({ inTurn }) =>
      inTurn(() => {
        begun.push(name);
        return new Promise<string>((resolve) => ends.push(() => resolve(name)));
      }),
    );
  const endNext = async () => {
    ends.shift()?.();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { queue, begun, add, endNext };
}

describe('S15: hashing passwords', () => {
  it('runs up to the limit at the same time, and queues the others', async () => {
    const { begun, add, endNext } = openQueue({ atOnce: 2, places: 5 });
    const all = ['a', 'b', 'c', 'd'].map((name) => add(name));
    expect(begun).toEqual(['a', 'b']);
    await endNext();
    expect(begun).toEqual(['a', 'b', 'c']);
    for (let count = 0; count < 3; count += 1) await endNext();
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('tells strangers when to retry if the queue is full, and still serves known devices first', async () => {
    const { begun, add, endNext } = openQueue({ atOnce: 1, places: 2 });
    const all = [add('running'), add('waiting'), add('waiting too')];
    await expect(add('one too many')).rejects.toMatchObject({ code: 'busy', retryAfterSeconds: expect.any(Number) });
    all.push(add('known', known('device')));
    await endNext();
    expect(begun).toEqual(['running', 'known']);
    for (let count = 0; count < 4; count += 1) await endNext();
    await Promise.all(all);
    const next = add('next');
    await endNext();
    expect(await next).toBe('next');
  });

  it('gives each member one place in the queue, so that the others still get in', async () => {
    const { add, endNext } = openQueue({ atOnce: 1, places: 4 });
    const all = [add('running', known('one')), add('waiting', known('one'))];
    await expect(add('third', known('one'))).rejects.toMatchObject({ code: 'busy' });
    all.push(add('other', known('another')));
    for (let count = 0; count < 3; count += 1) await endNext();
    expect(await Promise.all(all)).toEqual(['running', 'waiting', 'other']);
    all.push(add('again', known('one')));
    await endNext();
    expect(await all.at(-1)).toBe('again');
  });

  it('keeps the place of a request between its two hashes', async () => {
    const queue = new HashQueue({ atOnce: 1, places: 0 });
    const order: string[] = [];
    const first = queue.withPlace({ lane: 'anyone' }, async ({ inTurn }) => {
      await inTurn(async () => order.push('first'));
      const stranger = queue.withPlace({ lane: 'anyone' }, async () => order.push('stranger'));
      await expect(stranger).rejects.toMatchObject({ code: 'busy' });
      await inTurn(async () => order.push('second'));
    });
    await first;
    expect(order).toEqual(['first', 'second']);
  });

  it('continues after a hash that fails', async () => {
    const queue = new HashQueue({ atOnce: 1, places: 0 });
    const fails = () => Promise.reject(new Error('broken'));
    await expect(queue.withPlace(known('one'), ({ inTurn }) => inTurn(fails))).rejects.toThrow('broken');
    expect(await queue.withPlace(known('one'), ({ inTurn }) => inTurn(async () => 'next'))).toBe('next');
  });
});
