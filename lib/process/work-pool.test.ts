import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { ann, sue } from '@/lib/test-support/owners';
import { createWorkPool } from './work-pool';

type Tasks = { render: (order: { title: string }) => { pageCount: number } };

const pool = createWorkPool<Tasks>({
  workerFile: fileURLToPath(new URL('../pdf/test-support/worker-echo.mjs', import.meta.url)),
  ...{ threads: { kept: 1, most: 1 }, timeLimitMs: 1_000, memoryMb: 256 },
  ...{ perMember: 4, total: 100, waitLimitMs: 30_000 },
});
afterAll(() => pool.close());

it('gives the turn to the next when what a job needs is never read', async () => {
  const stuck = pool.run(ann, 'render', () => new Promise<never>(() => undefined));
  const next = pool.run(sue, 'render', async () => ({ title: 'fine' }));
  await expect(stuck).rejects.toMatchObject({ name: 'AppError', code: 'unavailable' });
  await expect(next).resolves.toMatchObject({ pageCount: 1 });
  expect(pool.load()).toEqual({ running: 0, waiting: 0 });
});
