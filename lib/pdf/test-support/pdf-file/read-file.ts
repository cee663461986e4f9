import { inflateSync } from 'node:zlib';
import { Keyword, Lexer } from './lexer';
import { type PdfDict, PdfFile, PdfName, type PdfObject, PdfStream } from './objects';

/** Where an object lies: at a byte of the file, or in an object stream. */
type Place = { offset: number } | { streamId: number; index: number };

/** Reads a whole file with a cross-reference stream, the way it is meant to be read: from its end. */
export function readPdfFile(bytes: Uint8Array): PdfFile {
  const tail = Buffer.from(bytes.subarray(-64)).toString('latin1');
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1] ?? Number.NaN);
  const { value } = indirectAt(bytes, start);
  if (!(value instanceof PdfStream)) throw new Error('The file has no cross-reference stream');
  const places = placesIn(value);
  const objects = new Map<number, PdfObject>();
  for (const [id, place] of places) {
    if (!('offset' in place)) continue;
    const found = indirectAt(bytes, place.offset);
    if (found.id !== id) throw new Error(`Object ${id} is not where the file says it is`);
    objects.set(id, found.value);
  }
  const packed = new Map<number, Map<number, PdfObject>>();
  for (const [id, place] of places) {
    if ('offset' in place) continue;
    const stream = objects.get(place.streamId);
    if (!(stream instanceof PdfStream)) throw new Error(`Object ${id} lies in a stream that is not there`);
    const inside = packed.get(place.streamId) ?? unpack(stream);
    packed.set(place.streamId, inside);
    objects.set(id, inside.get(id) ?? null);
  }
  return new PdfFile(objects, value.dict);
}

function indirectAt(bytes: Uint8Array, offset: number): { id: number; value: PdfObject } {
  const lexer = new Lexer(bytes, offset);
  const [id, , keyword] = [lexer.next(), lexer.next(), lexer.next()];
  if (typeof id !== 'number' || !(keyword instanceof Keyword) || keyword.word !== 'obj') {
    throw new Error(`No object begins at byte ${offset}`);
  }
  const value = lexer.object();
  const after = lexer.next();
  if (!(value instanceof Map) || !(after instanceof Keyword) || after.word !== 'stream') return { id, value };
  return { id, value: streamAt(value, bytes, lexer.at) };
}

function streamAt(dict: PdfDict, bytes: Uint8Array, keywordEnd: number): PdfStream {
  const length = dict.get('Length');
  if (typeof length !== 'number') throw new Error('A stream does not say how long it is');
  const start = keywordEnd + (bytes[keywordEnd] === 0x0d ? 2 : 1);
  const raw = bytes.subarray(start, start + length);
  const after = Buffer.from(bytes.subarray(start + length, start + length + 12)).toString('latin1');
  if (!/^\s*endstream/.test(after)) throw new Error('A stream is not as long as it says');
  return new PdfStream(dict, unfiltered(dict, raw));
}

function unfiltered(dict: PdfDict, raw: Uint8Array): Uint8Array {
  const filter = dict.get('Filter');
  if (!(filter instanceof PdfName) || filter.name !== 'FlateDecode') return raw;
  const inflated = new Uint8Array(inflateSync(raw));
  const parameters = dict.get('DecodeParms');
  const predictor = parameters instanceof Map ? parameters.get('Predictor') : undefined;
  if (predictor !== 12 || !(parameters instanceof Map)) return inflated;
  return withoutUpPredictor(inflated, Number(parameters.get('Columns')));
}

/** Each row is stored as its difference from the row above. */
function withoutUpPredictor(rows: Uint8Array, columns: number): Uint8Array {
  const count = rows.length / (columns + 1);
  const out = new Uint8Array(count * columns);
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < columns; column++) {
      const above = row === 0 ? 0 : (out[(row - 1) * columns + column] ?? 0);
      out[row * columns + column] = ((rows[row * (columns + 1) + 1 + column] ?? 0) + above) & 0xff;
    }
  }
  return out;
}

function placesIn({ dict, bytes }: PdfStream): Map<number, Place> {
  const widths = (dict.get('W') as number[]).map(Number); // an array of three numbers in every such stream
  const rowLength = widths.reduce((sum, width) => sum + width, 0);
  const places = new Map<number, Place>();
  for (let id = 0; id * rowLength < bytes.length; id++) {
    let at = id * rowLength;
    const [kind = 1, second = 0, third = 0] = widths.map((width) => {
      let value = 0;
      for (let byte = 0; byte < width; byte++) value = value * 256 + (bytes[at++] ?? 0);
      return value;
    });
    if (kind === 1) places.set(id, { offset: second });
    if (kind === 2) places.set(id, { streamId: second, index: third });
  }
  return places;
}

function unpack({ dict, bytes }: PdfStream): Map<number, PdfObject> {
  const first = Number(dict.get('First'));
  const head = new Lexer(bytes.subarray(0, first));
  const inside = new Map<number, PdfObject>();
  for (let index = 0; index < Number(dict.get('N')); index++) {
    const [id, offset] = [head.object(), head.object()];
    inside.set(Number(id), new Lexer(bytes, first + Number(offset)).object());
  }
  return inside;
}
