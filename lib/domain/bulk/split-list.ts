import Papa from 'papaparse';

/** Tables as text: what spreadsheets save as CSV (RFC 4180) and put on the clipboard. */

export const delimiters = ['\t', ';', '|', ','] as const;
export type Delimiter = (typeof delimiters)[number];

/** One record of a list. Lines are counted from 1 in the text as it was given. */
export type SourceRecord = {
  /** Of one line each, trimmed, as a form would hold them. */
  cells: string[];
  /** As they are written, line breaks and all. */
  raw: string[];
  line: number;
  /** Later than `line` where a quoted cell goes over lines. */
  lastLine: number;
};

/** Why nothing of a list is read. Columns are counted from 1. */
export type ListStop =
  | { code: 'unclosed-quote' | 'stray-quote'; line: number; column: number }
  | { code: 'cell-too-long'; line: number; column: number; length: number }
  | { code: 'unknown-delimiter'; sign: string };

/** Longest cell, in UTF-16 units. What is longer is no cell of a list of patients, but a quotation mark gone wrong. */
const CELL_MAX = 10_000;

/** Excel writes this line to say which delimiter follows. */
const spokenDelimiter = /^"?sep=(.)"?[ \t]*(?:\n|$)/i;

/** Zero-width characters that spreadsheets and web pages leave in copied text. As spaces they would split a word. */
const withoutWidth = /[\u200B\u2060\uFEFF]/g;

/**
 * Normalizes a text before it is split: one kind of line end, no zero-width characters, and no byte order mark or
 * separator line.
 */
export type PreparedList = { body: string; firstLine: number; spoken: Delimiter | null };

export function prepareList(text: string): PreparedList | ListStop {
  // Papa Parse takes one kind of line end for the whole text: with two, the other one would join two patients.
  const plain = text.replace(withoutWidth, '').replace(/\r\n?/g, '\n');
  const [line = '', sign = ''] = spokenDelimiter.exec(plain) ?? [];
  if (line === '') return { body: plain, firstLine: 1, spoken: null };
  const spoken = delimiters.find((one) => one === sign);
  return spoken === undefined
    ? { code: 'unknown-delimiter', sign }
    : { body: plain.slice(line.length), firstLine: 2, spoken };
}

/** All records that hold a word. Stops at the first quotation mark that leaves open where a cell ends. */
export function splitList({ body, firstLine }: PreparedList, delimiter: Delimiter): SourceRecord[] | ListStop {
  const { rows, error } = parse(body, delimiter);
  if (error) {
    const before = body.slice(0, error.index);
    const opened = parse(before.slice(0, -1), delimiter).rows.at(-1) ?? [];
    const code = error.code === 'MissingQuotes' ? 'unclosed-quote' : 'stray-quote';
    return { code, line: firstLine + lineEndsIn(before), column: Math.max(1, opened.length) };
  }
  const records: SourceRecord[] = [];
  let line = firstLine;
  for (const raw of rows) {
    const lastLine = line + raw.reduce((sum, cell) => sum + lineEndsIn(cell), 0);
    const long = raw.findIndex(({ length }) => length > CELL_MAX);
    if (long >= 0) return { code: 'cell-too-long', line, column: long + 1, length: raw[long]?.length ?? 0 };
    const cells = raw.map(cellText);
    if (cells.some(isWord)) records.push({ cells, raw, line, lastLine });
    line = lastLine + 1;
  }
  return records;
}

const SAMPLE = 20_000;

/** Widths of the first records for one delimiter, to weigh it by; a quotation mark gone wrong says nothing here. */
export function sampleRecords({ body }: PreparedList, delimiter: Delimiter): string[][] {
  const end = body.length <= SAMPLE ? body.length : body.lastIndexOf('\n', SAMPLE);
  const { rows } = parse(body.slice(0, end > 0 ? end : SAMPLE), delimiter);
  return rows.map((row) => row.map(cellText)).filter((cells) => cells.some(isWord));
}

function parse(text: string, delimiter: Delimiter): { rows: string[][]; error: Papa.ParseError | undefined } {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n' });
  return { rows: data, error: errors.find(({ type }) => type === 'Quotes') };
}

/** Delimiters of another kind alone are an empty line too. */
const isWord = (cell: string): boolean => /[^\s;,|]/.test(cell);

const lineEndsIn = (text: string): number => text.split('\n').length - 1;

/** A spreadsheet keeps the zeros of a number by ="00123"; breaks and padding are told by one space. */
function cellText(raw: string): string {
  const [, quoted] = /^\s*="([\s\S]*)"\s*$/.exec(raw) ?? [];
  const text = quoted === undefined ? raw : quoted.replaceAll('""', '"');
  return text.replace(/\s+/gu, ' ').trim();
}
