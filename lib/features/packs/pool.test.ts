import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Owner } from '@/lib/process/fair-queue';
import { ann, ben, sue } from '@/lib/test-support/owners';
import { stopTimers } from '@/lib/test-support/stopped-timers';
import { handmadeZip } from '@/lib/test-support/zip-file';
import { createPackPool, previewPackInWorker } from './pool';
import type { NotRead, Preview } from './tasks';

const head = '---\nkind: generic\n---\n\n## A\n\n<!-- slug=a kind=note -->\n\n';

const noLibrary = JSON.stringify({ topics: [], translations: [], sections: [], versions: [] });

/** What the thread says of a pack beside an empty library. */
async function previewed(owner: Owner, file: Uint8Array, packs?: ReturnType<typeof createPackPool>) {
  const answer = await previewPackInWorker(owner, async () => ({ file, library: noLibrary }), packs);
  const preview: Preview | NotRead =
    answer instanceof Uint8Array ? JSON.parse(new TextDecoder().decode(answer)) : answer;
  return preview;
}

const packOf = (text: string) => handmadeZip([{ name: 'generic/en.md', bytes: text, stored: true }]);
const plain = packOf(head);

const endlessWorker = fileURLToPath(new URL('../../process/test-support/endless-worker.mjs', import.meta.url));
const LIMIT_MS = 700;

afterEach(() => {
  vi.useRealTimers();
});

describe('reading a pack in a worker thread', () => {
  it('the thread returns what the pack would bring', async () => {
    const bytes = await readFile('content/generic/en.md');
    const reading = await previewed(ann, handmadeZip([{ name: 'generic/en.md', bytes }]));
    if (reading.is !== 'preview') throw new Error(JSON.stringify(reading));
    expect(reading.items.map(({ id }) => id)).toContain('/notes/en');
  });

  it('S29: the pack is refused at once if it nests deeper than a page can show', async () => {
    for (const [line, text] of [
      [9, '> - '.repeat(60_000)],
      [9, '- '.repeat(9)],
      [10, `- a\n${' '.repeat(70)}- b`],
      [9, `${'1. '.repeat(9)}a`],
    ] as const) {
      const bomb = handmadeZip([{ name: 'generic/en.md', bytes: `${head}${text}`, stored: true }]);
      expect(await previewed(ann, bomb)).toEqual({
        is: 'faulty',
        files: [{ path: 'generic/en.md', problems: [{ line, message: 'Lists go 8 levels deep at most' }] }],
      });
    }
  });

  it('the pack is refused if a section holds more than the builder saves', async () => {
    const generic = await readFile('content/generic/en.md', 'utf8');
    const problemsWith = async (text: string) => {
      const bytes = `${generic}\n\n${text}\n`;
      const reading = await previewed(ann, handmadeZip([{ name: 'generic/en.md', bytes, stored: true }]));
      return reading.is === 'faulty'
        ? reading.files.flatMap(({ problems }) => problems.map(({ message }) => message))
        : [];
    };
    expect(await problemsWith('word '.repeat(1_200))).toEqual([
      'A paragraph is longer than 5,000 characters. Split it into shorter paragraphs',
    ]);
    const levels = Array.from({ length: 9 }, (_, level) => `${'  '.repeat(level)}- level ${level}`).join('\n');
    expect(await problemsWith(`Then:\n\n${levels}`)).toEqual([
      'A list has more than 8 levels. Move its inner items up',
    ]);
  });

  it('the next pack is read if the files of the release could not be read for the one before', async () => {
    const packs = createPackPool();
    vi.resetModules();
    const fresh = await import('./pool');
    const read = () => fresh.previewPackInWorker(ann, async () => ({ file: plain, library: noLibrary }), packs);
    const elsewhere = vi.spyOn(process, 'cwd').mockReturnValue('/no/such/folder');
    await expect(read()).rejects.toThrow('ENOENT');
    elsewhere.mockRestore();
    await expect(read()).resolves.toMatchObject({ is: 'faulty' });
    await packs.close();
  });

  it('S29: the pack is refused if its text takes too long, and the server keeps serving other clinics', async () => {
    const timers = stopTimers();
    const packs = createPackPool(endlessWorker, LIMIT_MS);
    const endless = [1, 2].map(() => previewed(ann, plain, packs));
    // A job sets the limit twice: to read what it needs, and when its thread starts.
    await timers.wasSet(LIMIT_MS, 2);
    // One running and one queued: the limit of a member.
    await expect(previewed(ann, plain, packs)).rejects.toMatchObject({ code: 'busy' });
    const nothing = new Uint8Array();
    for (const other of [ben, sue]) {
      await expect(previewed(other, nothing, packs)).resolves.toMatchObject({ is: 'faulty' });
    }
    const before = timers.timesSet(LIMIT_MS);
    for (const [index, reading] of endless.entries()) {
      await timers.wasSet(LIMIT_MS, before + 2 * index);
      timers.pass(LIMIT_MS);
      await expect(reading).resolves.toEqual({ is: 'refused', problem: 'too-slow', name: '' });
    }
    vi.useRealTimers();
    await packs.close();
  });
});
