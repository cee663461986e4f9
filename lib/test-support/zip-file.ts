import { crc32, deflateRawSync } from 'node:zlib';

/** A ZIP file made by hand, so that every field can be the wrong one. */

export type HandmadeEntry = {
  name: string;
  bytes: Uint8Array | string;
  /** Said instead of the truth, in both headers. */
  says?: { crc?: number; packed?: number; unpacked?: number; method?: number; flags?: number };
  /** Said in the entry's own header only. */
  localName?: string;
  /** Unix mode, such as 0o120777 for a link. */
  mode?: number;
  stored?: boolean;
  /** Bytes put after the packed ones, as if they belonged to them. */
  tail?: number;
  /** The place of an earlier entry whose bytes this one points at. */
  sharesWith?: number;
};

export function handmadeZip(entries: readonly HandmadeEntry[]): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const places: number[] = [];
  let at = 0;
  for (const entry of entries) {
    const bytes = Buffer.from(entry.bytes);
    const packed = Buffer.concat([entry.stored ? bytes : deflateRawSync(bytes), Buffer.alloc(entry.tail ?? 0, 7)]);
    const { says = {} } = entry;
    const fields = {
      flags: 0x0800,
      method: entry.stored ? 0 : 8,
      crc: crc32(bytes),
      packed: packed.length,
      unpacked: bytes.length,
      ...says,
    };
    const localAt = entry.sharesWith === undefined ? at : (places[entry.sharesWith] ?? 0);
    places.push(localAt);
    if (entry.sharesWith === undefined) {
      const local = Buffer.concat([
        u32(0x04034b50),
        u16(20),
        ...common(fields, Buffer.from(entry.localName ?? entry.name)),
        packed,
      ]);
      parts.push(local);
      at += local.length;
    }
    const name = Buffer.from(entry.name);
    const head = common(fields, name);
    directory.push(
      ...[u32(0x02014b50), u16(0x031e), u16(20), ...head.slice(0, -1)],
      ...[u16(0), u16(0), u16(0), u32(((entry.mode ?? 0o100644) << 16) >>> 0), u32(localAt), name],
    );
  }
  const list = Buffer.concat(directory);
  const end = [u32(0x06054b50), u32(0), u16(entries.length), u16(entries.length), u32(list.length), u32(at), u16(0)];
  return new Uint8Array(Buffer.concat([...parts, list, ...end]));
}

type Fields = { flags: number; method: number; crc: number; packed: number; unpacked: number };

/** What both headers of an entry hold, from the flags to the name, which stands last. */
function common({ flags, method, crc, packed, unpacked }: Fields, name: Buffer): Buffer[] {
  const time = u32(0x5b7a0000);
  return [u16(flags), u16(method), time, u32(crc), u32(packed), u32(unpacked), u16(name.length), u16(0), name];
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value & 0xffff);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}
