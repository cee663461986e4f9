/**
 * The text of a list's file. Excel saves CSV as UTF-8 with a mark, "Unicode text" as UTF-16 with a mark, and plain CSV
 * in the code page of its machine, which for the languages written in Latin letters is Windows-1252.
 */
export function decodeList(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** A spreadsheet or a PDF under any name: nothing that can be read as lines of text. */
export function isText(bytes: Uint8Array): boolean {
  const isMarked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const isPdf = bytes[0] === 0x25 && bytes[1] === 0x50 && bytes[2] === 0x44 && bytes[3] === 0x46;
  return isMarked || (!isPdf && !bytes.subarray(0, 4_000).includes(0));
}
