import { expect, it } from 'vitest';
import { inExportTurn } from '@/lib/process/export-turns';
import { ann, sue } from '@/lib/test-support/owners';
import { pdfEntries } from './pdf-entries';
import { zipStream } from './zip-stream';

const modified = new Date('2026-11-22T10:00:00Z');
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('lets another clinic read between the entries of a long file', async () => {
  const read: string[] = [];
  const files = Array.from({ length: 30 }, (_, n) => ({
    ...{ name: `${n}.pdf`, modified },
    read: async () => {
      await pause(10);
      read.push(`ann ${n}`);
      return new Uint8Array(10);
    },
  }));
  const whole = new Response(zipStream(await pdfEntries(ann, async () => ({ files })))).arrayBuffer();
  await inExportTurn(sue, async () => void read.push('sue'));
  expect(read.indexOf('sue')).toBeLessThan(4);
  await whole;
  expect(read).toHaveLength(31);
});

it('says that the server is busy before the file begins, and finishes files that have begun', async () => {
  const file = (name: string) => ({
    ...{ name, modified },
    read: async () => {
      await pause(30);
      return new Uint8Array(10);
    },
  });
  const begun = await pdfEntries(ann, async () => ({ files: [file('1.pdf'), file('2.pdf'), file('3.pdf')] }));
  const others = [1, 2, 3].map(() => inExportTurn(ann, () => pause(500)));
  await expect(pdfEntries(ann, async () => ({ files: [file('4.pdf')] }))).rejects.toMatchObject({ code: 'busy' });
  const names: string[] = [];
  for await (const { name } of begun(new AbortController().signal)) names.push(name);
  expect(names).toEqual(['1.pdf', '2.pdf', '3.pdf']);
  await Promise.all(others);
});

it('reads no more of a file that the browser stops taking while it waits for a turn', async () => {
  const read: string[] = [];
  const file = (name: string) => ({
    ...{ name, modified },
    read: async () => {
      read.push(name);
      return new Uint8Array(10);
    },
  });
  const reader = zipStream(await pdfEntries(ann, async () => ({ files: [file('1.pdf'), file('2.pdf')] }))).getReader();
  const others = [1, 2, 3].map(() => inExportTurn(ann, () => pause(200)));
  const taken = (async () => {
    while (!(await reader.read()).done);
  })();
  await pause(50);
  await reader.cancel();
  await taken;
  await Promise.all(others);
  await pause(1_100);
  expect(read).toEqual(['1.pdf']);
});
