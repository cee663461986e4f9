import { describe, expect, it } from 'vitest';
import { HashQueue } from './hash-queue';

/** Work that ends when the test says so, in the order in which it was begun. */
function openQueue(limits: { atOnce: number; places: number }) {
  const queue = new HashQueue(limits);
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const add = (name: string, lane: 'known' | 'anyone' = 'anyone') =>
    queue.run(lane, () => {
      begun.push(name);
      return new Promise<string>((resolve) => ends.push(() => resolve(name)));
    });
  const endNext = async () => {
    ends.shift()?.();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { queue, begun, add, endNext };
}

describe('S15: hashing passwords', () => {
  it('runs as many at a time as it may, and the others wait', async () => {
    const { begun, add, endNext } = openQueue({ atOnce: 2, places: 5 });
    const all = ['a', 'b', 'c', 'd'].map((name) => add(name));
    expect(begun).toEqual(['a', 'b']);
    await endNext();
    expect(begun).toEqual(['a', 'b', 'c']);
    for (let count = 0; count < 3; count += 1) await endNext();
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('tells strangers beyond the short queue when to come back, while a known device still gets in, and first', async () => {
    const { queue, begun, add, endNext } = openQueue({ atOnce: 1, places: 2 });
    const all = [add('running'), add('waiting'), add('waiting too')];
    await expect(add('one too many')).rejects.toMatchObject({ code: 'busy', retryAfterSeconds: expect.any(Number) });
    expect(() => queue.requireRoom('anyone')).toThrow();
    expect(() => queue.requireRoom('known')).not.toThrow();
    all.push(add('known', 'known'));
    await endNext();
    expect(begun).toEqual(['running', 'known']);
    for (let count = 0; count < 4; count += 1) await endNext();
    await Promise.all(all);
    expect(() => queue.requireRoom('anyone')).not.toThrow();
  });

  it('goes on after one that failed', async () => {
    const queue = new HashQueue({ atOnce: 1, places: 1 });
    await expect(queue.run('known', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await queue.run('known', async () => 'next')).toBe('next');
  });
});
