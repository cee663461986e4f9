/**
 * Tables as text: what a spreadsheet saves as CSV (RFC 4180) and what it puts on the clipboard. Cells are parted by
 * tabs, commas or semicolons, whichever the text itself speaks for.
 */

const delimiters = ['\t', ';', ','] as const;
type Delimiter = (typeof delimiters)[number];

/** Excel writes this line to say which delimiter follows. */
const spokenDelimiter = /^sep=([\t;,])\r?\n/i;

/** The records of a table, each a list of trimmed cells. Lines without any word are left out. */
export function parseDelimited(text: string): string[][] {
  const marked = text.replace(/^\uFEFF/, '');
  const spoken = spokenDelimiter.exec(marked);
  const body = spoken ? marked.slice(spoken[0].length) : marked;
  const records = splitRecords(body, asDelimiter(spoken?.[1]) ?? likelyDelimiter(body));
  return records
    .map((record) => record.map(oneLine))
    .filter((record) => record.some((cell) => cell !== ''))
    .map(withoutEmptyEnd);
}

function asDelimiter(text: string | undefined): Delimiter | undefined {
  return delimiters.find((one) => one === text);
}

/** The delimiter that parts most records into the same number of cells; where two do, the one that makes more. */
function likelyDelimiter(text: string): Delimiter {
  // Only a tab cannot be part of a name or an address.
  if (/^[^"\n]*\t/m.test(text)) return '\t';
  const scored = delimiters.map((delimiter) => {
    const widths = splitRecords(text.slice(0, 20_000), delimiter).map(({ length }) => length);
    const usual = mostCommon(widths.filter((width) => width > 1));
    return { delimiter, agreeing: widths.filter((width) => width === usual).length, usual };
  });
  scored.sort((one, other) => other.agreeing - one.agreeing || other.usual - one.usual);
  return scored[0]?.delimiter ?? ',';
}

function mostCommon(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const one of numbers) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? 0;
}

/** A quote opens a cell only where the cell begins: an inch sign or a nickname inside a name opens nothing. */
function splitRecords(text: string, delimiter: Delimiter): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endCell = (): void => {
    record.push(cell);
    cell = '';
  };
  const endRecord = (): void => {
    endCell();
    records.push(record);
    record = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"' && cell === '') isQuoted = true;
    else if (sign === delimiter) endCell();
    else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text.charAt(at + 1) === '\n') at += 1;
      endRecord();
    } else cell += sign;
  }
  if (cell !== '' || record.length > 0) endRecord();
  return records;
}

/** A cell is one line of a form: what a spreadsheet breaks over lines, or pads, is told by one space. */
function oneLine(cell: string): string {
  return cell.replace(/[\s\u200B\uFEFF]+/gu, ' ').trim();
}

function withoutEmptyEnd(record: string[]): string[] {
  const last = record.findLastIndex((cell) => cell !== '');
  return record.slice(0, last + 1);
}
