import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { expect, test } from 'vitest';
import { RowDigest } from './row-digest';

async function digestOf(...chunks: string[]): Promise<string> {
  const rows = new RowDigest();
  await pipeline(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), rows);
  return rows.digest();
}

test('the same rows have the same digest, in any order and however they arrive', async () => {
  const digest = await digestOf('one\t1\ntwo\t2\nthree\t3\n');
  expect(await digestOf('three\t3\none\t1\ntwo\t2\n')).toBe(digest);
  expect(await digestOf('one\t', '1', '\n', 'two\t2\nth', 'ree\t3\n')).toBe(digest);
  expect(await digestOf('one\t1\ntwo\t2\nthree\t3')).toBe(digest);
});

test('a row that is changed, missing, doubled, cut or joined to another changes the digest', async () => {
  const digest = await digestOf('one\ntwo\n');
  for (const other of ['one\ntwO\n', 'one\n', 'one\ntwo\ntwo\n', 'onetwo\n', 'one\ntwo\n\n', '']) {
    expect(await digestOf(other), JSON.stringify(other)).not.toBe(digest);
  }
});
