import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type ZipEntry, zipStream } from './zip-stream';

const entry = (name: string, size: number): ZipEntry => ({
  name,
  bytes: new Uint8Array(size).fill(name.length),
  modified: new Date('2026-11-22T10:00:00Z'),
});

describe('a ZIP file made while it is read', () => {
  it('holds every entry, byte for byte', async () => {
    async function* entries() {
      yield entry('index.html', 10);
      yield entry('handout-PL-2222-2222.pdf', 100_000);
    }
    const files = unzipSync(new Uint8Array(await new Response(zipStream(entries)).arrayBuffer()));
    expect(Object.keys(files)).toEqual(['index.html', 'handout-PL-2222-2222.pdf']);
    expect(files['handout-PL-2222-2222.pdf']).toEqual(entry('handout-PL-2222-2222.pdf', 100_000).bytes);
  });

  it('asks for an entry only when the one before it has been read', async () => {
    let asked = 0;
    let isLeft = false;
    async function* entries() {
      try {
        while (asked < 50) {
          asked += 1;
          yield entry(`${asked}`, 50_000);
        }
      } finally {
        isLeft = true;
      }
    }
    const reader = zipStream(entries).getReader();
    await reader.read();
    expect(asked).toBeLessThan(4);
    await reader.cancel();
    expect(asked).toBeLessThan(4);
    expect(isLeft).toBe(true);
  });

  it('fails when an entry does, instead of ending as if it were whole', async () => {
    async function* entries() {
      yield entry('1', 10);
      throw new Error('a byte was altered');
    }
    await expect(new Response(zipStream(entries)).arrayBuffer()).rejects.toThrow('altered');
  });
});
