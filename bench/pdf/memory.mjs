import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { open } from './engines/plainleaf.mjs';
import { handout } from './sample.mjs';

const self = fileURLToPath(import.meta.url);

/** A process of its own that prints many handouts, every word new; its memory early and at the end. */
export function measureMemory(exports) {
  return new Promise((resolve, reject) => {
    const child = fork(self, [String(exports)], {
      execArgv: ['--expose-gc'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    child.once('message', resolve);
    child.once('error', reject);
  });
}

if (process.argv[1] === self && process.send) {
  const exports = Number(process.argv[2]);
  const engine = await open();
  const inMb = () => {
    globalThis.gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    return { heapMb: Math.round(heapUsed / 2 ** 20), rssMb: Math.round(rss / 2 ** 20) };
  };
  const settled = Math.floor(exports * 0.3);
  let early = inMb();
  for (let index = 0; index < exports; index += 1) {
    await engine.render(handout(200_000 + index, { fresh: true }));
    if (index === settled) early = inMb();
  }
  process.send({ exports, after: { [settled]: early, [exports]: inMb() } }, () => process.exit(0));
}
