import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paragraphs } from '@/lib/domain/handout/test-support';
import { ann, sue } from '@/lib/test-support/owners';
import { createCheckPool } from './pool';

const bundle = join(process.cwd(), 'build', 'check-worker.mjs');
const plain = paragraphs(...Array.from({ length: 12 }, () => 'Your muscle can move on its own. It is not dangerous.'));
/** Far more than a member may save: whatever is slow in reading it, it is read in the thread. */
const endless = paragraphs('You may feel that a small muscle moves by itself and then it rests again. '.repeat(60_000));

const pool = createCheckPool(bundle, 500);
beforeAll(async () => {
  await pool.run(sue, 'gradeTopics', []);
});
afterAll(() => pool.close());

describe('text that members wrote', () => {
  it('is graded in a thread', async () => {
    const [grade, tooShort] = await pool.run(ann, 'gradeTopics', [[plain, plain, plain], [paragraphs('Rest.')]]);
    expect(grade).toBeGreaterThan(2);
    expect(tooShort).toBeNull();
  });

  it('S29: that takes too long to read is given up, while the server and other clinics go on', async () => {
    let ticks = 0;
    const clock = setInterval(() => {
      ticks += 1;
    }, 20);
    const late = [1, 2].map(() =>
      expect(pool.run(ann, 'gradeTopics', [[endless]])).rejects.toMatchObject({ why: 'too-slow' }),
    );
    await expect(pool.run(sue, 'gradeTopics', [[plain]])).resolves.toHaveLength(1);
    await Promise.all(late);
    clearInterval(clock);
    expect(ticks).toBeGreaterThan(10);
  });
});
