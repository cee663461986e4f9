import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { paragraphs } from '@/lib/domain/handout/test-support';
import { ann, sue } from '@/lib/test-support/owners';
import { stopTimers } from '@/lib/test-support/stopped-timers';
import { createCheckPool } from './pool';

const bundle = join(process.cwd(), 'build', 'check-worker.mjs');
const endlessWorker = fileURLToPath(new URL('../process/test-support/endless-worker.mjs', import.meta.url));
const plain = paragraphs(...Array.from({ length: 12 }, () => 'Your muscle can move on its own. It is not dangerous.'));
const LIMIT_MS = 500;

const pools: ReturnType<typeof createCheckPool>[] = [];

function open(...given: Parameters<typeof createCheckPool>) {
  const pool = createCheckPool(...given);
  pools.push(pool);
  return pool;
}

afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

describe('checking text in a worker thread', () => {
  it('a worker thread grades the text', async () => {
    const topics = [[plain, plain, plain], [paragraphs('Rest.')]];
    const [grade, tooShort] = await open(bundle).run(ann, 'gradeTopics', topics);
    expect(grade).toBeGreaterThan(2);
    expect(tooShort).toBeNull();
  });

  it('S29: the server gives up on text that takes too long, and keeps serving other clinics', async () => {
    const timers = stopTimers();
    const pool = open(endlessWorker, LIMIT_MS);
    const late = [1, 2].map(() =>
      expect(pool.run(ann, 'gradeTopics', [[plain]])).rejects.toMatchObject({ why: 'too-slow' }),
    );
    await timers.runs(LIMIT_MS);
    // Were the endless text read in the server's own thread, this test would never go on.
    await expect(pool.run(sue, 'gradeTopics', [])).resolves.toEqual([]);
    await timers.passUntil(Promise.all(late), LIMIT_MS);
  });
});
