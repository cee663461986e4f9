import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ann, ben, sue } from '@/lib/test-support/owners';
import { stopTimers } from '@/lib/test-support/stopped-timers';
import { createPdfPool, type PdfPool, type PdfPoolOptions } from './pool';
import { muscleTwitches } from './test-support/muscle-twitches';

// Whole documents are rendered and read back, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const workerFile = fileURLToPath(new URL('./test-support/worker-echo.mjs', import.meta.url));
/** Nothing honest comes near it, however busy the machine. */
const LIMIT_MS = 20_000;
const pools: PdfPool[] = [];

function pool(options: Partial<PdfPoolOptions> = {}): PdfPool {
  const made = createPdfPool({ timeLimitMs: LIMIT_MS, threads: { kept: 1, most: 1 }, workerFile, ...options });
  pools.push(made);
  return made;
}

/** The worker of these tests reads its orders from the title. */
const order = (title: string) => muscleTwitches({ title });

function release(): void {
  const channel = new BroadcastChannel('worker-echo-release');
  channel.postMessage('release');
  channel.close();
}

afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(pools.splice(0).map((one) => one.close()));
});

describe('the PDF pool', () => {
  it('gives back what the worker made', async () => {
    await expect(pool().render(ann, order('fine'))).resolves.toMatchObject({
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
    pool({ threads: { kept: 2, most: 2 } });
    await ready;
    channel.close();
  });

  it('maps a failing worker to render-failed and works again', async () => {
    const one = pool();
    await expect(one.render(ann, order('throw'))).rejects.toMatchObject({ name: 'AppError', code: 'render-failed' });
    await expect(one.render(ann, order('fine'))).resolves.toMatchObject({ pageCount: 1 });
  });

  it('outlives a thread that dies from an error nobody waited for', async () => {
    const one = pool();
    await expect(one.render(ann, order('die'))).rejects.toMatchObject({ code: 'render-failed' });
    await expect(one.render(ann, order('fine'))).resolves.toMatchObject({ pageCount: 1 });
  });

  it('S29: ends a worker that hangs past the limit with render-timeout, replaces it and works again', async () => {
    const timers = stopTimers();
    const one = pool();
    await one.render(ann, order('fine'));
    const hanging = expect(one.render(ann, order('hang'))).rejects.toMatchObject({ code: 'render-timeout' });
    await timers.passUntil(hanging, LIMIT_MS);
    await expect(one.render(ann, order('fine'))).resolves.toMatchObject({ pageCount: 1 });
  });

  it('S29: refuses as busy what exceeds a member’s share, and finishes the rest', async () => {
    const one = pool({ perMember: 2 });
    await one.render(ann, order('fine'));
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => one.render(ann, order('slow'))));
    const refused = results.filter((result) => result.status === 'rejected');
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(3);
    expect(refused).toHaveLength(3);
    for (const result of refused) {
      expect(result).toMatchObject({ reason: { code: 'busy', retryAfterSeconds: expect.any(Number) } });
    }
    await expect(one.render(ann, order('fine'))).resolves.toMatchObject({ pageCount: 1 });
  });

  it('S29: three endless handouts of one member do not fail another clinic', async () => {
    const timers = stopTimers();
    const one = pool({ threads: { kept: 1, most: 2 }, waitLimitMs: 4 * LIMIT_MS });
    await one.render(ann, order('fine'));
    const endless = [1, 2, 3].map(() =>
      expect(one.render(ann, order('hang'))).rejects.toMatchObject({ code: 'render-timeout' }),
    );
    await timers.runs(LIMIT_MS);
    // No time passes for the three meanwhile: it waits for none of them.
    await expect(one.render(sue, order('fine'))).resolves.toMatchObject({ pageCount: 1 });
    await timers.passUntil(Promise.all(endless), LIMIT_MS);
  });

  it('S29: a handout that waited long still gets its full time', async () => {
    const timers = stopTimers();
    const one = pool({ waitLimitMs: 4 * LIMIT_MS });
    const rendered = [1, 2, 3].map(() => one.render(ann, order('hold')));
    // The last waits for nearly twice the limit.
    for (const begun of [1, 2, 3]) {
      await timers.wasSet(LIMIT_MS, begun);
      timers.pass(LIMIT_MS - 1);
      release();
    }
    await expect(Promise.all(rendered)).resolves.toHaveLength(3);
  });

  it('S29: a thread that crashes does not lose the queued jobs', async () => {
    const one = pool();
    await one.render(ann, order('fine'));
    const dying = expect(one.render(ann, order('die'))).rejects.toMatchObject({ code: 'render-failed' });
    const others = [one.render(ben, order('fine')), one.render(sue, order('slow')), one.render(ann, order('fine'))];
    await dying;
    await expect(Promise.all(others)).resolves.toHaveLength(3);
  });

  it('finishes running and queued renderings before it closes', async () => {
    const one = pool();
    await one.render(ann, order('fine'));
    const jobs = [one.render(ann, order('slow')), one.render(sue, order('slow'))];
    await one.close();
    await expect(Promise.all(jobs)).resolves.toHaveLength(2);
    await expect(one.render(ann, order('fine'))).rejects.toMatchObject({ code: 'busy' });
  });

  it('keeps the server’s secrets from the worker', async () => {
    process.env.PLAINLEAF_TEST_SECRET = 'hidden';
    await expect(pool().render(ann, order('fine'))).resolves.toMatchObject({ secrets: null });
    delete process.env.PLAINLEAF_TEST_SECRET;
  });

  it('says that the worker is not built rather than hanging', () => {
    expect(() => pool({ workerFile: '/nowhere/pdf-worker.mjs' })).toThrow(
      expect.objectContaining({ name: 'AppError', code: 'render-failed' }),
    );
  });
});
