import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';

const lineEnd = '\n'.charCodeAt(0);
const modulus = 1n << 256n;

/**
 * Adds up a SHA-256 of each line that is written to it: the same rows give the same digest in any order, because
 * PostgreSQL may return a restored table in another one. COPY's text format has one line a row.
 */
export class RowDigest extends Writable {
  #sum = 0n;
  #row = createHash('sha256');
  #isBegun = false;

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    let from = 0;
    for (let end = chunk.indexOf(lineEnd); end >= 0; end = chunk.indexOf(lineEnd, from)) {
      this.#row.update(chunk.subarray(from, end));
      this.#endRow();
      from = end + 1;
    }
    this.#isBegun ||= from < chunk.length;
    this.#row.update(chunk.subarray(from));
    done();
  }

  override _final(done: () => void): void {
    if (this.#isBegun) this.#endRow();
    done();
  }

  #endRow(): void {
    this.#sum = (this.#sum + BigInt(`0x${this.#row.digest('hex')}`)) % modulus;
    this.#row = createHash('sha256');
    this.#isBegun = false;
  }

  /** Once all is written. */
  digest(): string {
    return this.#sum.toString(16);
  }
}
