/** The text of a list's file. Spreadsheets save in many encodings, and most of them do not say which. */

/** Those that a clinic's lists come in; the first that fits is the guess, so the frequent ones stand first. */
export const listEncodings = [
  'utf-8',
  'windows-1252',
  'windows-1250',
  'macintosh',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-kr',
  'utf-16le',
  'utf-16be',
] as const;
export type ListEncoding = (typeof listEncodings)[number];

export type Detected =
  | { is: 'not-text' }
  /** `text` is what the bytes say, without doubt. */
  | { is: 'certain'; text: string }
  /** Only a person who sees the letters can tell. */
  | { is: 'unsure'; guess: ListEncoding }
  /** The file says that it is Unicode, or mostly is; this line is not, counted from 1. */
  | { is: 'mixed'; line: number };

/** How a file is written, as far as its bytes tell. */
export function detectEncoding(bytes: Uint8Array): Detected {
  const marked = encodingOfMark(bytes);
  if (marked !== null && marked !== 'utf-8') return certainOrMixed(bytes, marked);
  if (isOtherFile(bytes)) return { is: 'not-text' };
  const zeros = zeroParity(bytes);
  if (zeros === 'both') return { is: 'not-text' };
  if (zeros !== 'none') return { is: 'unsure', guess: zeros === 'odd' ? 'utf-16le' : 'utf-16be' };
  const { broken, whole, line } = utf8Sequences(bytes);
  if (broken === 0 || marked === 'utf-8' || whole >= broken) {
    return broken === 0 ? { is: 'certain', text: decodeList(bytes, 'utf-8') } : { is: 'mixed', line };
  }
  return { is: 'unsure', guess: likelyEncoding(bytes) };
}

/** What an encoding has no letter for becomes U+FFFD. */
export function decodeList(bytes: Uint8Array, encoding: ListEncoding): string {
  return new TextDecoder(encoding).decode(bytes);
}

function encodingOfMark([first, second, third]: Uint8Array): ListEncoding | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : null;
}

function certainOrMixed(bytes: Uint8Array, encoding: ListEncoding): Detected {
  const text = decodeList(bytes, encoding);
  const at = text.indexOf('\uFFFD');
  return at < 0 ? { is: 'certain', text } : { is: 'mixed', line: text.slice(0, at).split(/\r\n?|\n/).length };
}

/** What is saved under the name of a list and is none: PDF, workbooks, rich text, a page of the web. */
const otherFiles = ['%PDF', 'PK\u0003\u0004', '\u00D0\u00CF\u0011\u00E0', '{\\rtf', '<'];

function isOtherFile(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 8)).replace(/^\u00EF\u00BB\u00BF/, '');
  return otherFiles.some((sign) => start.trimStart().startsWith(sign));
}

/** In UTF-16 every line end and every delimiter has a zero byte on the same side. */
function zeroParity(bytes: Uint8Array): 'none' | 'odd' | 'even' | 'both' {
  const zeros = [...bytes.subarray(0, 4_000).entries()].filter(([, byte]) => byte === 0).map(([index]) => index % 2);
  if (zeros.length === 0) return 'none';
  if (zeros.every((side) => side === 1)) return 'odd';
  return zeros.every((side) => side === 0) ? 'even' : 'both';
}

/** How many letters of several bytes are whole, how many are broken, and the line of the first broken one. */
function utf8Sequences(bytes: Uint8Array): { whole: number; broken: number; line: number } {
  let [whole, broken, lines, line] = [0, 0, 1, 0];
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    const length =
      byte < 0x80 ? 1 : byte >= 0xc2 && byte <= 0xdf ? 2 : byte >> 4 === 0xe ? 3 : byte >> 3 === 0x1e ? 4 : 0;
    const isEnd = byte === 0x0a || (byte === 0x0d && bytes[at + 1] !== 0x0a);
    if (isEnd) lines += 1;
    if (length === 1) at += 1;
    else if (length > 1 && isUtf8(bytes.subarray(at, at + length))) {
      whole += 1;
      at += length;
    } else {
      broken += 1;
      if (line === 0) line = lines;
      at += 1;
    }
  }
  return { whole, broken, line };
}

const strict = new TextDecoder('utf-8', { fatal: true });

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const SAMPLE = 20_000;

/** The encoding in which the fewest letters stand where no language has them. */
function likelyEncoding(bytes: Uint8Array): ListEncoding {
  const sample = bytes.subarray(0, SAMPLE);
  const candidates = listEncodings.filter((encoding) => !encoding.startsWith('utf'));
  const scored = candidates.map((encoding) => ({ encoding, oddity: oddity(decodeList(sample, encoding)) }));
  // The sort keeps the order of the list among equals.
  scored.sort((one, other) => one.oddity - other.oddity);
  return scored[0]?.encoding ?? 'windows-1252';
}

/** How much is odd: signs within words, capitals after small letters, letters of two scripts in one word, and what is no letter at all. */
function oddity(text: string): number {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return (
    10 * count(/[\uFFFD\u0080-\u009F]/gu) +
    3 * count(/(?<=\p{L})[^\p{L}\p{M}\p{ASCII}’–]|[^\p{L}\p{M}\p{ASCII}‘–](?=\p{L})/gu) +
    2 * count(/(?<=\p{Ll})(?!\p{ASCII})\p{Lu}/gu) +
    2 * count(/(?<=\p{Script=Latin})[^\P{L}\p{Script=Latin}]|(?<=[^\P{L}\p{Script=Latin}])\p{Script=Latin}/gu) +
    // Latin letters with marks come singly; three in a row are another script.
    2 * count(/(?<=[^\P{Script=Latin}\p{ASCII}]{2})[^\P{Script=Latin}\p{ASCII}]/gu) +
    count(/[^\p{L}\p{M}\p{N}\p{ASCII}’‘“”–—]/gu)
  );
}

/** The lines of a list that show whether an encoding is right: those with a letter beyond ASCII. At most `most`. */
export function tellingLines(text: string, most: number): { line: number; text: string }[] {
  return text
    .split(/\r\n?|\n/)
    .map((words, index) => ({ line: index + 1, text: words }))
    .filter((one) => /[^\p{ASCII}]/u.test(one.text.replace(/^\uFEFF/, '')))
    .slice(0, most);
}
