import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { handmadeZip } from '@/lib/test-support/zip-file';
import { readPackInWorker } from './pool';

const head = '---\nkind: generic\n---\n\n## A\n\n<!-- slug=a kind=note -->\n\n';

describe('a pack is read in a thread of its own', () => {
  it('and says what it says', async () => {
    const bytes = await readFile('content/generic/en.md');
    const reading = await readPackInWorker(handmadeZip([{ name: 'generic/en.md', bytes }]));
    if (reading.is !== 'read') throw new Error(JSON.stringify(reading));
    expect(reading.pack.generic.map(({ slug }) => slug)).toContain('notes');
    expect(reading.pack.exported).toEqual(new Map());
  });

  it('and is refused when its text is made to keep the reader busy, while the server goes on', async () => {
    const bomb = handmadeZip([{ name: 'generic/en.md', bytes: `${head}${'> - '.repeat(60_000)}`, stored: true }]);
    let ticks = 0;
    const clock = setInterval(() => {
      ticks += 1;
    }, 20);
    const reading = await readPackInWorker(bomb, 1_500);
    clearInterval(clock);
    expect(reading).toEqual({ is: 'refused', problem: 'too-slow', name: '' });
    expect(ticks).toBeGreaterThan(10);
  });

  it('and the next one is read all the same', async () => {
    const reading = await readPackInWorker(handmadeZip([{ name: 'generic/en.md', bytes: head }]));
    expect(reading).toMatchObject({ is: 'faulty', files: [{ path: 'generic/en.md' }] });
  });
});
