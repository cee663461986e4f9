import { Zip, ZipPassThrough } from 'fflate';

export type ZipEntry = { name: string; bytes: Uint8Array<ArrayBuffer>; modified: Date };

/**
 * A ZIP file of the entries, made while it is read: no more than one entry is in memory. Nothing is compressed, since
 * PDFs are already. When an entry fails the stream does, so that half a record never looks whole. `signal`: nobody reads
 * the file any more.
 */
export function zipStream(entries: (signal: AbortSignal) => AsyncIterable<ZipEntry>): ReadableStream<Uint8Array> {
  const left = new AbortController();
  const iterator = entries(left.signal)[Symbol.asyncIterator]();
  let zip: Zip;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      zip = new Zip((error, chunk, isLast) => {
        if (error) {
          controller.error(error);
          return;
        }
        controller.enqueue(chunk);
        if (isLast) controller.close();
      });
    },
    async pull() {
      const next = await iterator.next();
      if (next.done) {
        zip.end();
        return;
      }
      const { name, bytes, modified } = next.value;
      const file = new ZipPassThrough(name);
      file.mtime = modified;
      zip.add(file);
      file.push(bytes, true);
    },
    async cancel() {
      left.abort();
      zip.terminate();
      await iterator.return?.();
    },
  });
}
