import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ann, ben, sue } from '@/lib/test-support/owners';
import { buildPdfWorker } from '../../scripts/build-pdf-worker';
import { createPdfPool } from './pool';
import { renderHandout } from './render';
import { bullets, muscleTwitches, paragraph, section } from './test-support/muscle-twitches';

// Whole documents are rendered and read back, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const run = promisify(execFile);
const bundle = join(process.cwd(), 'build', `pdf-worker-test-${process.pid}.mjs`);

const vietnamese = muscleTwitches({
  sections: [section('Co giật cơ', [paragraph('Đặng Thị Ngọc Ánh bị co giật cơ'), bullets('≥ 2', 'mệt mỏi → ngủ')])],
});

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Renders in a process of its own, where nothing was rendered before. */
async function hashElsewhere(document: unknown, timeZone: string): Promise<string> {
  const script = `
    import { createHash } from 'node:crypto';
    const { renderHandout } = await import(${JSON.stringify(pathToFileURL(bundle).href)});
    const { bytes } = await renderHandout(JSON.parse(process.env.DOCUMENT));
    process.stdout.write(createHash('sha256').update(bytes).digest('hex'));`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', TZ: timeZone, DOCUMENT: JSON.stringify(document) },
  });
  return stdout;
}

beforeAll(() => buildPdfWorker(bundle));
afterAll(() => rm(bundle, { force: true }));

describe('the same document', () => {
  it('gives the same bytes in other processes, time zones and orders', async () => {
    // Rendered after other text in this process, first of all in the others.
    await renderHandout(vietnamese);
    const here = hash((await renderHandout(muscleTwitches())).bytes);
    const elsewhere = await Promise.all([
      hashElsewhere(muscleTwitches(), 'Pacific/Kiritimati'),
      hashElsewhere(muscleTwitches(), 'America/Los_Angeles'),
    ]);
    expect(elsewhere).toEqual([here, here]);
    expect(await hashElsewhere(vietnamese, 'Asia/Kathmandu')).toBe(hash((await renderHandout(vietnamese)).bytes));
  });

  it('gives other bytes when a word or the time of composing differs', async () => {
    const one = hash((await renderHandout(muscleTwitches())).bytes);
    expect(hash((await renderHandout(muscleTwitches({ followUp: 'in 5 weeks' }))).bytes)).not.toBe(one);
    expect(hash((await renderHandout(muscleTwitches({ composedAt: '2026-11-22T18:44:01.000Z' }))).bytes)).not.toBe(one);
  });

  it('renders in the pool’s threads to the same bytes, several at once, and survives a refused document', async () => {
    const pool = createPdfPool({ timeLimitMs: 30_000, threads: { kept: 2, most: 2 }, workerFile: bundle });
    try {
      const here = hash((await renderHandout(muscleTwitches())).bytes);
      const emoji = muscleTwitches({ title: 'Twitches 😀' });
      await expect(pool.render(ann, emoji)).rejects.toMatchObject({ code: 'render-failed' });
      const rendered = await Promise.all([ann, ben, sue, ann].map((owner) => pool.render(owner, muscleTwitches())));
      expect(rendered.map(({ bytes }) => hash(bytes))).toEqual([here, here, here, here]);
    } finally {
      await pool.close();
    }
  });
});
