import { type PdfDict, type PdfFile, PdfName, type PdfObject, PdfRef, PdfStream, PdfString } from './objects';

/** The file written anew, plainly, for tests that damage one. Object and cross-reference streams become what they hold. */
export function writePdfFile({ objects, trailer }: PdfFile): Uint8Array {
  const kept = [...objects].filter(([, value]) => !isContainer(value));
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n', 'latin1')];
  let at = parts[0]?.length ?? 0;
  const offsets = new Map<number, number>();
  const put = (id: number, value: PdfObject): void => {
    offsets.set(id, at);
    const bytes = Buffer.concat([Buffer.from(`${id} 0 obj\n`), syntaxOf(value), Buffer.from('\nendobj\n')]);
    parts.push(bytes);
    at += bytes.length;
  };
  for (const [id, value] of kept) put(id, value);
  const tableId = Math.max(...objects.keys()) + 1;
  const rows = Buffer.alloc((tableId + 1) * 5);
  for (const [id, offset] of offsets) {
    rows.writeUInt8(1, id * 5);
    rows.writeUInt32BE(offset, id * 5 + 1);
  }
  const start = at;
  rows.writeUInt8(1, tableId * 5);
  rows.writeUInt32BE(start, tableId * 5 + 1);
  const dict: PdfDict = new Map<string, PdfObject>([
    ['Type', new PdfName('XRef')],
    ['Size', tableId + 1],
    ['W', [1, 4, 0]],
    ['Root', trailer.get('Root') ?? null],
    ['Info', trailer.get('Info') ?? null],
  ]);
  put(tableId, new PdfStream(dict, rows));
  parts.push(Buffer.from(`startxref\n${start}\n%%EOF\n`));
  return new Uint8Array(Buffer.concat(parts));
}

function isContainer(value: PdfObject): boolean {
  const type = value instanceof PdfStream ? value.dict.get('Type') : undefined;
  return type instanceof PdfName && (type.name === 'XRef' || type.name === 'ObjStm');
}

function syntaxOf(value: PdfObject): Buffer {
  if (!(value instanceof PdfStream)) return Buffer.from(textOf(value), 'latin1');
  const dict = new Map(value.dict);
  // What was packed by Flate is written unpacked; any other packing is left as it is.
  const filter = dict.get('Filter');
  if (filter instanceof PdfName && filter.name === 'FlateDecode')
    for (const key of ['Filter', 'DecodeParms']) dict.delete(key);
  dict.set('Length', value.bytes.length);
  return Buffer.concat([
    Buffer.from(`${textOf(dict)}\nstream\n`, 'latin1'),
    value.bytes,
    Buffer.from('\nendstream', 'latin1'),
  ]);
}

function textOf(value: PdfObject): string {
  if (value instanceof PdfName) return `/${value.name.replace(/[^!-~]|[()<>[\]{}/%#]/g, hexOf)}`;
  if (value instanceof PdfString) return `<${Buffer.from(value.bytes).toString('hex')}>`;
  if (value instanceof PdfRef) return `${value.id} 0 R`;
  if (Array.isArray(value)) return `[${value.map(textOf).join(' ')}]`;
  if (value instanceof Map) return `<<${[...value].map(([key, item]) => `/${key} ${textOf(item)}`).join(' ')}>>`;
  return String(value);
}

function hexOf(character: string): string {
  return `#${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
