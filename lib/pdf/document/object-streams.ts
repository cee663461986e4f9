import { deflateSync } from 'node:zlib';
import { type PdfReference, toSyntax } from './pdf-syntax';

/**
 * Objects without a stream of their own, packed into object streams (ISO 32000-1, 7.5.7). A tagged page
 * has hundreds of small, alike objects; packed and deflated together they take a tenth of the room.
 */

/** Where an object lies: at a byte of the file, or at a place in an object stream. */
export type ObjectPlace = { at: 'byte'; offset: number } | { at: 'stream'; streamId: number; index: number };

// Readers unpack a whole stream to get at one object of it.
const OBJECTS_PER_STREAM = 1_000;

export class ObjectStreams {
  readonly #waiting: { id: number; body: string }[] = [];

  add(reference: PdfReference): void {
    this.#waiting.push({ id: reference.id, body: toSyntax(reference.data) });
  }

  /**
   * Everything added so far, as streams. `newStream` makes the object of one of them and `place`
   * is told where each object came to lie.
   */
  write(newStream: () => PdfReference, place: (id: number, where: ObjectPlace) => void): void {
    for (let from = 0; from < this.#waiting.length; from += OBJECTS_PER_STREAM) {
      const packed = this.#waiting.slice(from, from + OBJECTS_PER_STREAM);
      const stream = newStream();
      let offset = 0;
      const index = packed.map(({ id, body }, position) => {
        place(id, { at: 'stream', streamId: stream.id, index: position });
        const entry = `${id} ${offset}`;
        offset += body.length + 1;
        return entry;
      });
      const head = `${index.join(' ')}\n`;
      Object.assign(stream.data, { Type: 'ObjStm', N: packed.length, First: head.length });
      // Every character is one byte: text beyond ASCII is written in hexadecimal digits.
      stream.end(Buffer.from(`${head}${packed.map(({ body }) => body).join('\n')}`, 'latin1'));
    }
  }
}

const COLUMNS = 7;

/** The rows of a cross-reference stream, W [1 4 2], deflated with each row as its difference from the one above. */
export function crossReferenceRows(places: readonly (ObjectPlace | undefined)[]): Buffer {
  const rows = Buffer.alloc((places.length + 1) * (COLUMNS + 1));
  const previous = Buffer.alloc(COLUMNS);
  const row = Buffer.alloc(COLUMNS);
  for (let number = 0; number <= places.length; number++) {
    fillRow(row, number === 0 ? undefined : places[number - 1]);
    const start = number * (COLUMNS + 1);
    rows[start] = 2; // PNG's "Up" predictor
    for (let column = 0; column < COLUMNS; column++) {
      rows[start + 1 + column] = ((row[column] ?? 0) - (previous[column] ?? 0)) & 0xff;
    }
    row.copy(previous);
  }
  return deflateSync(rows);
}

export const crossReferenceForm = {
  W: [1, 4, 2],
  Filter: 'FlateDecode',
  DecodeParms: { Predictor: 12, Columns: COLUMNS },
};

function fillRow(row: Buffer, where: ObjectPlace | undefined): void {
  row.fill(0);
  if (where === undefined) {
    row.writeUInt16BE(0xffff, 5); // free, never to be used again
  } else if (where.at === 'byte') {
    row.writeUInt8(1, 0);
    row.writeUInt32BE(where.offset, 1);
  } else {
    row.writeUInt8(2, 0);
    row.writeUInt32BE(where.streamId, 1);
    row.writeUInt16BE(where.index, 5);
  }
}
