import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPdfPool, type PdfPool, type PdfPoolOptions } from './pool';
import { muscleTwitches } from './test-support/muscle-twitches';

// Whole documents are rendered and read back, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const workerFile = fileURLToPath(new URL('./test-support/worker-echo.mjs', import.meta.url));
const pools: PdfPool[] = [];

function pool(options: Partial<PdfPoolOptions> = {}): PdfPool {
  const made = createPdfPool({ timeLimitMs: 5_000, maxQueue: 2, threads: 1, workerFile, ...options });
  pools.push(made);
  return made;
}

/** The worker of these tests reads its orders from the title. */
const order = (title: string) => muscleTwitches({ title });

afterEach(async () => {
  await Promise.all(pools.splice(0).map((one) => one.close()));
});

describe('the PDF pool', () => {
  it('gives back what the worker made', async () => {
    await expect(pool().render(order('fine'))).resolves.toMatchObject({
      bytes: new Uint8Array([1, 2, 3]),
      pageCount: 1,
    });
  });

  it('has all its threads ready before the first handout', async () => {
    const channel = new BroadcastChannel('worker-echo');
    const ready = new Promise<void>((resolve) => {
      let count = 0;
      channel.onmessage = () => {
        count += 1;
        if (count === 2) resolve();
      };
    });
    pool({ threads: 2 });
    await ready;
    channel.close();
  });

  it('maps a failing worker to render-failed and works again', async () => {
    const one = pool();
    await expect(one.render(order('throw'))).rejects.toMatchObject({ name: 'AppError', code: 'render-failed' });
    await expect(one.render(order('fine'))).resolves.toMatchObject({ pageCount: 1 });
  });

  it('outlives a thread that dies from an error nobody waited for', async () => {
    const one = pool();
    await expect(one.render(order('die'))).rejects.toMatchObject({ code: 'render-failed' });
    await expect(one.render(order('fine'))).resolves.toMatchObject({ pageCount: 1 });
  });

  it('S29: ends a worker that hangs past the limit with render-timeout, replaces it and works again', async () => {
    const one = pool({ timeLimitMs: 1_500 });
    await one.render(order('fine'));
    const started = performance.now();
    await expect(one.render(order('hang'))).rejects.toMatchObject({ code: 'render-timeout' });
    expect(performance.now() - started).toBeLessThan(4_000);
    await expect(one.render(order('fine'))).resolves.toMatchObject({ pageCount: 1 });
  });

  it('S29: refuses with render-busy what exceeds the queue, and finishes the rest', async () => {
    const one = pool({ maxQueue: 2 });
    await one.render(order('fine'));
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => one.render(order('slow'))));
    const refused = results.filter((result) => result.status === 'rejected');
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(3);
    expect(refused).toHaveLength(3);
    for (const result of refused) expect(result).toMatchObject({ reason: { code: 'render-busy' } });
    await expect(one.render(order('fine'))).resolves.toMatchObject({ pageCount: 1 });
  });

  it('lets what nobody waits for begin only when nobody else is at it', async () => {
    const one = pool({ maxQueue: 5 });
    await one.render(order('fine'));
    const finished: string[] = [];
    const done = (name: string) => () => void finished.push(name);
    const first = one.render(order('slow')).then(done('first'));
    const background = one.renderWhenFree(order('fine')).then(done('background'));
    const second = one.render(order('slow')).then(done('second'));
    await Promise.all([first, second, background]);
    expect(finished).toEqual(['first', 'second', 'background']);
    await expect(one.renderWhenFree(order('throw'))).rejects.toMatchObject({ code: 'render-failed' });
    await expect(one.renderWhenFree(order('fine'))).resolves.toMatchObject({ pageCount: 1 });
  });

  it('keeps the server’s secrets from the worker', async () => {
    process.env.PLAINLEAF_TEST_SECRET = 'hidden';
    await expect(pool().render(order('fine'))).resolves.toMatchObject({ secrets: null });
    delete process.env.PLAINLEAF_TEST_SECRET;
  });

  it('says that the worker is not built rather than hanging', () => {
    expect(() => pool({ workerFile: '/nowhere/pdf-worker.mjs' })).toThrow(
      expect.objectContaining({ name: 'AppError', code: 'render-failed' }),
    );
  });
});
