import { createRequire } from 'node:module';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { documentOf } from './engines/plainleaf.mjs';
import { handout } from './sample.mjs';

const product = createRequire(new URL('../../package.json', import.meta.url));
const { Piscina } = product('piscina');
const filename = fileURLToPath(new URL('../../build/pdf-worker.mjs', import.meta.url));

const AT_ONCE = 24;
const EXPORTS = 240;

/** Exports through worker threads, 24 at once, and how long the server's own thread has to wait meanwhile. */
export async function measureThroughput() {
  const results = {};
  for (const threads of [1, 2]) {
    const pool = new Piscina({ filename, minThreads: threads, maxThreads: threads, env: { NODE_ENV: 'production' } });
    const print = (index) => pool.run(documentOf(handout(index, { fresh: false })), { name: 'renderHandout' });
    await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => print(index)));
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const started = performance.now();
    let next = 0;
    const lane = async () => {
      while (next < EXPORTS) await print(next++);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    const seconds = (performance.now() - started) / 1_000;
    delay.disable();
    results[`${threads} worker${threads > 1 ? 's' : ''}`] = {
      exportsASecond: Number((EXPORTS / seconds).toFixed(1)),
      eventLoopDelayP99Ms: Number((delay.percentile(99) / 1e6).toFixed(1)),
    };
    await pool.destroy();
  }
  return results;
}
