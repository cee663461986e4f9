import { crc32, inflateRawSync } from 'node:zlib';
import { PACK_MAX_BYTES } from '../../domain/limits';
import { normalized } from '../../domain/normalized';
import type { FileText } from '../starter-files';

/**
 * The text files of a pack. Whoever made the file is not trusted: every size is counted while it is unpacked,
 * whatever the headers say, nothing is written to a disk, and one entry out of order refuses the whole.
 */

export const packLimits = {
  /** Of the file, and of all its entries together once unpacked, in bytes. */
  bytes: PACK_MAX_BYTES,
  unpackedBytes: 12_000_000,
  entryBytes: 256_000,
  entries: 2_000,
  /** Text packs to a third, a page of one letter to a hundredth. */
  ratio: 100,
};

export type ZipProblem =
  | 'too-large'
  | 'not-a-zip'
  | 'damaged'
  | 'unsupported'
  | 'too-many-files'
  | 'unpacks-too-large'
  | 'encrypted'
  | 'link'
  | 'unsafe-name'
  | 'same-name'
  | 'nested-zip'
  | 'wrong-type'
  | 'wrong-place'
  | 'empty';

/** `name`: of the entry at fault; empty where it is the whole file. */
export type ZipReading = { ok: true; files: FileText[] } | { ok: false; problem: ZipProblem; name: string };

class Refusal extends Error {
  constructor(
    readonly problem: ZipProblem,
    readonly entry = '',
  ) {
    super(problem);
  }
}

/** Paths are `<slug>/<locale>.md`, in alphabetical order, without whatever folders stand above them. */
export function readPackZip(bytes: Uint8Array): ZipReading {
  try {
    return { ok: true, files: readFiles(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem, name: error.entry };
    // A field that points outside the file.
    if (error instanceof RangeError) return { ok: false, problem: 'damaged', name: '' };
    throw error;
  }
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
/** Where a field is full, its value stands in a ZIP64 record. */
const FULL_16 = 0xffff;
const FULL_32 = 0xffffffff;

const ENCRYPTED = 0x0001 | 0x0040 | 0x2000;
const SIZES_FOLLOW = 0x0008;
const UNICODE_PATH = 0x7075;

type Entry = {
  name: string;
  rawName: Buffer;
  flags: number;
  method: number;
  crc: number;
  packed: number;
  unpacked: number;
  localAt: number;
};

function readFiles(zip: Buffer): FileText[] {
  if (zip.length > packLimits.bytes) throw new Refusal('too-large');
  const { at, size, count } = findDirectory(zip);
  if (count > packLimits.entries) throw new Refusal('too-many-files');
  const entries = readDirectory(zip, { at, size, count });
  for (const entry of entries) checkName(entry.name);
  refuseTwins(entries.map(({ name }) => name));
  const files: FileText[] = [];
  let left = packLimits.unpackedBytes;
  const taken: { from: number; to: number }[] = [];
  for (const entry of entries) {
    const place = locate(zip, entry, at);
    taken.push(place);
    if (entry.name.endsWith('/')) {
      if (entry.packed + entry.unpacked > 0) throw new Refusal('damaged', entry.name);
      continue;
    }
    if (isLitter(entry.name)) continue;
    checkType(entry.name);
    const bytes = unpack(zip.subarray(place.data, place.to), entry, left);
    left -= bytes.length;
    files.push({ path: entry.name.split('/').slice(-2).join('/'), text: textOf(bytes, entry.name) });
  }
  // Entries that share their bytes unpack to far more than the file could hold.
  taken.sort((a, b) => a.from - b.from);
  taken.forEach(({ from }, index) => {
    if (from < (taken[index - 1]?.to ?? 0)) throw new Refusal('damaged');
  });
  refuseTwins(files.map(({ path }) => path));
  if (files.length === 0) throw new Refusal('empty');
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function findDirectory(zip: Buffer): { at: number; size: number; count: number } {
  if (zip.length < END_BYTES || zip.readUInt16LE(0) !== 0x4b50) throw new Refusal('not-a-zip');
  const first = Math.max(0, zip.length - END_BYTES - LONGEST_COMMENT);
  for (let end = zip.length - END_BYTES; end >= first; end -= 1) {
    if (zip.readUInt32LE(end) !== END || end + END_BYTES + zip.readUInt16LE(end + 20) !== zip.length) continue;
    const count = zip.readUInt16LE(end + 10);
    const [size, at] = [zip.readUInt32LE(end + 12), zip.readUInt32LE(end + 16)];
    if (count === FULL_16 || size === FULL_32 || at === FULL_32) throw new Refusal('unsupported');
    const isOneDisk = zip.readUInt32LE(end + 4) === 0 && zip.readUInt16LE(end + 8) === count;
    if (!isOneDisk || at + size !== end) throw new Refusal('damaged');
    return { at, size, count };
  }
  throw new Refusal('damaged');
}

function readDirectory(zip: Buffer, { at, size, count }: { at: number; size: number; count: number }): Entry[] {
  const entries: Entry[] = [];
  let place = at;
  while (place < at + size) {
    if (zip.readUInt32LE(place) !== CENTRAL) throw new Refusal('damaged');
    const flags = zip.readUInt16LE(place + 8);
    const [nameBytes, extraBytes] = [zip.readUInt16LE(place + 28), zip.readUInt16LE(place + 30)];
    const rawName = zip.subarray(place + 46, place + 46 + nameBytes);
    const name = decodeName(rawName);
    const entry: Entry = {
      ...{ name, rawName, flags },
      method: zip.readUInt16LE(place + 10),
      crc: zip.readUInt32LE(place + 16),
      packed: zip.readUInt32LE(place + 20),
      unpacked: zip.readUInt32LE(place + 24),
      localAt: zip.readUInt32LE(place + 42),
    };
    if ((flags & ENCRYPTED) !== 0) throw new Refusal('encrypted', name);
    if ([entry.packed, entry.unpacked, entry.localAt].includes(FULL_32)) throw new Refusal('unsupported', name);
    if (zip.readUInt16LE(place + 34) !== 0) throw new Refusal('unsupported', name);
    checkMode(zip.readUInt16LE(place + 40), name);
    const extra = zip.subarray(place + 46 + nameBytes, place + 46 + nameBytes + extraBytes);
    // Another name than the one that was looked at.
    if (extraIds(extra).includes(UNICODE_PATH)) throw new Refusal('unsafe-name', name);
    entries.push(entry);
    place += 46 + nameBytes + extraBytes + zip.readUInt16LE(place + 32);
  }
  if (place !== at + size || entries.length !== count) throw new Refusal('damaged');
  return entries;
}

function decodeName(raw: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    throw new Refusal('unsafe-name', raw.toString('latin1'));
  }
}

const FILE_KIND = 0xf000;
const PLAIN_FILE = 0x8000;
const FOLDER = 0x4000;

/** The upper half of the attributes: what Unix says the entry is. Programs that say nothing leave it empty. */
function checkMode(mode: number, name: string): void {
  const kind = mode & FILE_KIND;
  if (kind !== 0 && kind !== PLAIN_FILE && kind !== FOLDER) throw new Refusal('link', name);
}

function extraIds(extra: Buffer): number[] {
  const ids: number[] = [];
  for (let place = 0; place + 4 <= extra.length; place += 4 + extra.readUInt16LE(place + 2)) {
    ids.push(extra.readUInt16LE(place));
  }
  return ids;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be in a name
const NEVER_IN_A_NAME = /[\u0000-\u001f\u007f\\:*?"<>|\u200b-\u200f\u202a-\u202e\u2066-\u2069]/;
const LONGEST_NAME = 300;

function checkName(name: string): void {
  const parts = name.replace(/\/$/, '').split('/');
  const isSafe = parts.every((part) => part !== '' && part !== '.' && part !== '..' && !part.startsWith('~'));
  if (!isSafe || name.length > LONGEST_NAME || NEVER_IN_A_NAME.test(name)) throw new Refusal('unsafe-name', name);
}

/** One name written twice, or in two ways that a computer may hold to be the same. */
function refuseTwins(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    const folded = normalized(name, 'NFKC').toLowerCase().replace(/\/$/, '');
    if (seen.has(folded)) throw new Refusal('same-name', name);
    seen.add(folded);
  }
}

/** What computers put into archives by themselves, and the page that explains the format. */
function isLitter(name: string): boolean {
  return /^__MACOSX\/|(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini|README\.md)$/i.test(name);
}

const ARCHIVE = /\.(?:zip|7z|rar|tar|tgz|gz|bz2|xz|zst|jar|cab)$/i;

function checkType(name: string): void {
  if (ARCHIVE.test(name)) throw new Refusal('nested-zip', name);
  if (!name.endsWith('.md')) throw new Refusal('wrong-type', name);
  if (!name.includes('/')) throw new Refusal('wrong-place', name);
}

/** Where an entry's own header and bytes stand; the header must say what the directory says. */
function locate(zip: Buffer, entry: Entry, directoryAt: number): { from: number; data: number; to: number } {
  const from = entry.localAt;
  if (from + 30 > directoryAt || zip.readUInt32LE(from) !== LOCAL) throw new Refusal('damaged', entry.name);
  const [nameBytes, extraBytes] = [zip.readUInt16LE(from + 26), zip.readUInt16LE(from + 28)];
  const data = from + 30 + nameBytes + extraBytes;
  const to = data + entry.packed;
  const isSame =
    zip.subarray(from + 30, from + 30 + nameBytes).equals(entry.rawName) &&
    zip.readUInt16LE(from + 6) === entry.flags &&
    zip.readUInt16LE(from + 8) === entry.method;
  const saysSizes = (entry.flags & SIZES_FOLLOW) === 0;
  const isSameSize =
    zip.readUInt32LE(from + 14) === entry.crc &&
    zip.readUInt32LE(from + 18) === entry.packed &&
    zip.readUInt32LE(from + 22) === entry.unpacked;
  if (!isSame || (saysSizes && !isSameSize) || to > directoryAt) throw new Refusal('damaged', entry.name);
  return { from, data, to };
}

const STORED = 0;
const DEFLATED = 8;

function unpack(packed: Buffer, entry: Entry, left: number): Buffer {
  const most = Math.min(packLimits.entryBytes, left, packed.length * packLimits.ratio + 1_000);
  if (entry.method !== STORED && entry.method !== DEFLATED) throw new Refusal('unsupported', entry.name);
  if (entry.method === STORED && packed.length > most) throw new Refusal('unpacks-too-large', entry.name);
  const bytes = entry.method === STORED ? packed : inflate(packed, most, entry.name);
  if (bytes.length !== entry.unpacked || crc32(bytes) !== entry.crc) throw new Refusal('damaged', entry.name);
  return bytes;
}

/** Stops as soon as more than `most` bytes have come out. */
function inflate(packed: Buffer, most: number, name: string): Buffer {
  try {
    // With `info` the answer is not the buffer that its type says.
    const { buffer, engine } = inflateRawSync(packed, {
      maxOutputLength: Math.max(most, 1),
      info: true,
    }) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    if (engine.bytesWritten !== packed.length) throw new Refusal('damaged', name);
    return buffer;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const isTooMuch = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new Refusal(isTooMuch ? 'unpacks-too-large' : 'damaged', name);
  }
}

function textOf(bytes: Buffer, name: string): string {
  if (bytes.length >= 4 && bytes.readUInt32LE(0) === LOCAL) throw new Refusal('nested-zip', name);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Told below, like a text with bytes that no text has.
  }
  throw new Refusal('wrong-type', name);
}
