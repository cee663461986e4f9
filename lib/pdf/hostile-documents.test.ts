import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { AppError } from '@/lib/domain/errors';
import { ann } from '@/lib/test-support/owners';
import { asLogo, bombInItsPixels, plainLogo, plainPicture } from '@/lib/test-support/pictures';
import { buildPdfWorker } from '../../scripts/build-pdf-worker';
import { createPdfPool, type PdfPool, type RenderedPdf } from './pool';
import { bullets, muscleTwitches, paragraph, section, table } from './test-support/muscle-twitches';

// The real worker in the real pool: what a document can do to the server, and what it cannot.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const bundle = join(process.cwd(), 'build', `pdf-worker-hostile-${process.pid}.mjs`);
/** Nothing honest comes near it, however busy the machine. */
const LIMIT_MS = 50_000;
const SHORT_LIMIT_MS = 8_000;
const RETRY_MS = 30_000;
const pools: PdfPool[] = [];
let pool: PdfPool;

function openPool(timeLimitMs: number): PdfPool {
  const made = createPdfPool({ timeLimitMs, threads: { kept: 1, most: 1 }, perMember: 8, workerFile: bundle });
  pools.push(made);
  return made;
}

/** Renders a small handout. A loaded machine answers "busy, try again" until the thread has worked. */
async function renderOnceFree(of: PdfPool): Promise<RenderedPdf> {
  const end = performance.now() + RETRY_MS;
  for (;;) {
    try {
      return await of.render(ann, muscleTwitches());
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'busy' || performance.now() > end) throw error;
      await setTimeout(500);
    }
  }
}

const longText = 'A twitch is a small, quick movement in a muscle. You did not tell it to move. '.repeat(12);
const longParts = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    section(`Part ${index + 1}`, [
      paragraph(`${index} ${longText}`),
      bullets('one', 'two', 'three'),
      paragraph(longText),
    ]),
  );

beforeAll(async () => {
  await buildPdfWorker(bundle);
  pool = openPool(LIMIT_MS);
});

afterAll(async () => {
  await Promise.all(pools.map((one) => one.close()));
  await rm(bundle, { force: true });
});

const clinic = muscleTwitches().clinic;

it('a damaged logo fails its own handout and no other', async () => {
  const cut = asLogo((await plainPicture().png().toBuffer()).subarray(0, 100), 60, 30);
  const bomb = asLogo(bombInItsPixels(), 60, 30);
  const results = await Promise.allSettled([
    pool.render(ann, muscleTwitches({ clinic: { ...clinic, logo: { ...cut, alt: '' } } })),
    pool.render(ann, muscleTwitches({ clinic: { ...clinic, logo: { ...bomb, alt: '' } } })),
    pool.render(ann, muscleTwitches({ clinic: { ...clinic, logo: { ...(await plainLogo()), alt: '' } } })),
  ]);
  expect(results[0]).toMatchObject({ status: 'rejected', reason: { code: 'render-failed' } });
  expect(results[1]).toMatchObject({ status: 'rejected', reason: { code: 'render-failed' } });
  expect(results[2]).toMatchObject({ status: 'fulfilled' });
});

it('S29: two hundred pages are a PDF or a clear refusal within the time limit, while the server goes on', async () => {
  const limited = openPool(SHORT_LIMIT_MS);
  // Its thread is there: the limit counts from the start of the work.
  await renderOnceFree(limited);
  let beats = 0;
  const heart = setInterval(() => {
    beats += 1;
  }, 20);
  const started = performance.now();
  const [result] = await Promise.allSettled([limited.render(ann, muscleTwitches({ sections: longParts(300) }))]);
  const took = performance.now() - started;
  clearInterval(heart);
  expect(took).toBeLessThan(SHORT_LIMIT_MS + 2_000);
  expect(beats).toBeGreaterThan(took / 20 / 4);
  if (result.status === 'fulfilled') expect(result.value.pageCount).toBeGreaterThanOrEqual(200);
  // A thread that other programs keep from working is no fault of the handout: “busy, try again”.
  else expect(['render-timeout', 'busy']).toContain(result.reason.code);
  expect((await renderOnceFree(limited)).pageCount).toBeGreaterThan(0);
});

it('a handout that is stopped leaves the next one a thread', async () => {
  const limited = openPool(SHORT_LIMIT_MS);
  await renderOnceFree(limited);
  await expect(limited.render(ann, muscleTwitches({ sections: longParts(4_000) }))).rejects.toThrow(AppError);
  expect((await renderOnceFree(limited)).pageCount).toBeGreaterThan(0);
});

it('rows, boxes and words without an end are a PDF', async () => {
  const long = 'x'.repeat(3_000);
  const sections = [
    section(long.slice(0, 200), [
      paragraph(long),
      { type: 'callout', tone: 'urgent', blocks: [paragraph(long.repeat(4))] },
    ]),
    section('Table', [table(long, [long, 'b'], [[long, long.repeat(3)]])]),
    section('Help', [paragraph(long.repeat(3))], { kind: 'urgent-help' }),
  ];
  const { pageCount } = await pool.render(ann, muscleTwitches({ sections }));
  expect(pageCount).toBeGreaterThan(3);
});
