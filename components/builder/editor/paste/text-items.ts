import { type Numbering, readMarker } from './markers';

/** A line of plain text, and what kind of item it begins. */
export type TextLine = { text: string; item: TextItem | null; indent: number; isEnded: boolean };
/** `printed` is its bullet, box or number, exactly as at the start of the line. */
export type TextItem = { printed: string } & (
  | { is: 'bullet' }
  | { is: 'box' }
  | { is: 'number'; numbering: Numbering }
);

const BOX = /^(?:[☐□❑❒▢]\s*|\[ ?\]\s*)(?=\S)/u;
const BULLET = /^(?:[•◦▪▫‣⁃●○■➢➤❖]\s*|[o§ØüvqØ·*–—-]\t\s*)(?=\S)/u;
/** Signs that may as well stand between two figures. */
const DASH = /^[–—*·-]\s+(?=\S)/u;
const NUMBER = /^(\(?(?:\d{1,4}|[a-z]{1,6})[.)])\s+(?=\S)/i;

type Mark = { printed: string; rest: string } & (
  | { kind: 'box' | 'bullet' | 'dash' }
  | { kind: 'number'; readings: readonly Numbering[]; close: string }
);

function markOf(line: string): Mark | null {
  for (const [kind, pattern] of [['box', BOX] as const, ['bullet', BULLET] as const, ['dash', DASH] as const]) {
    const mark = pattern.exec(line)?.[0];
    if (mark !== undefined) return { kind, printed: mark.trim(), rest: line.slice(mark.length) };
  }
  const [whole = '', printed = ''] = NUMBER.exec(line) ?? [];
  const marker = whole === '' ? null : readMarker(printed);
  if (marker?.is !== 'number') return null;
  return {
    kind: 'number',
    printed,
    readings: marker.readings,
    close: printed.replace(/\w+/, ''),
    rest: line.slice(whole.length),
  };
}

type Read = { text: string; indent: number; mark: Mark | null };

/** Which lines begin items. A number needs a neighbor that counts on; a dash needs another, or a sentence that ended. */
export function linesWithItems(lines: readonly string[]): TextLine[] {
  const read = lines.map((line): Read => {
    const text = line.trim();
    return { text, indent: indentOf(line), mark: markOf(text) };
  });
  const items: (TextItem | null)[] = read.map(() => null);
  read.forEach(({ mark }, at) => {
    if (!mark) return;
    if (mark.kind === 'box' || mark.kind === 'bullet') items[at] = { is: mark.kind, printed: mark.printed };
    if (mark.kind === 'dash' && isDashItem(read, at)) items[at] = { is: 'bullet', printed: mark.printed };
  });
  for (const run of numberRuns(read)) {
    for (const { at, numbering } of run)
      items[at] = { is: 'number', printed: read[at]?.mark?.printed ?? '', numbering };
  }
  return read.map(({ text, indent, mark }, at) => {
    const item = items[at] ?? null;
    return { text: (item && mark ? mark.rest : text).replace(/\t+/g, ' '), item, indent, isEnded: false };
  });
}

/** Columns of white space at the start; a tab counts as four. */
function indentOf(line: string): number {
  return (/^\s*/.exec(line)?.[0] ?? '').replace(/\t/g, '    ').length;
}

const ENDS = /(?:^|[.!?:;。！？]["”’)]*)$/u;

/** Is the line before one that ended: an empty one, a sentence, or an item of the same kind? */
function isFree(read: readonly Read[], at: number): boolean {
  return ENDS.test(read[at - 1]?.text ?? '');
}

function isDashItem(read: readonly Read[], at: number): boolean {
  const mark = read[at]?.mark;
  const before = read[at - 1];
  const isDash = (line: Read | undefined): boolean => line?.mark?.kind === 'dash';
  const startsWithNumber = /^\d/.test(mark?.rest ?? '');
  // "Take 2" and "- 3 tablets" are a range, however many such lines there are.
  if (startsWithNumber && /\d$/.test(before?.text ?? '') && !isDash(before)) return false;
  const hasNeighbor = isDash(read[at + 1]) || (isDash(before) && isDashItem(read, at - 1));
  if (hasNeighbor) return true;
  return isFree(read, at) && !startsWithNumber;
}

type Counted = { at: number; numbering: Numbering; close: string; indent: number };

/** As many lists can be inside each other, or wait for their next number, as anybody would still follow. */
const MOST_OPEN = 12;

/** Runs of two or more numbers that count on, whatever stands between them at a deeper level. */
function numberRuns(read: readonly Read[]): Counted[][] {
  const runs: Counted[][] = [];
  const open: Counted[][] = [];
  read.forEach(({ mark, indent }, at) => {
    if (mark?.kind !== 'number') return;
    const run = open.findLast((one) => {
      const last = one.at(-1);
      return last !== undefined && last.close === mark.close && nextOf(last, mark.readings) !== undefined;
    });
    const numbering = run ? nextOf(run.at(-1), mark.readings) : undefined;
    if (run && numbering) {
      run.push({ at, numbering, close: mark.close, indent });
      open.splice(open.indexOf(run) + 1);
      return;
    }
    for (const first of mark.readings) {
      // "B. Jones" and "C. Smith" are names.
      if (first.value !== 1 && first.style.startsWith('upper')) continue;
      if (first.value !== 1 && first.style !== 'decimal' && !isFree(read, at)) continue;
      const made = [{ at, numbering: first, close: mark.close, indent }];
      runs.push(made);
      open.push(made);
      if (open.length > MOST_OPEN) open.shift();
    }
  });
  const taken = new Set<number>();
  return runs
    .toSorted((one, other) => other.length - one.length)
    .filter((run) => {
      const isList = run.length > 1 && run.every(({ at }) => !taken.has(at));
      if (isList) for (const { at } of run) taken.add(at);
      return isList;
    });
}

function nextOf(last: Counted | undefined, readings: readonly Numbering[]): Numbering | undefined {
  return (
    last && readings.find(({ style, value }) => style === last.numbering.style && value === last.numbering.value + 1)
  );
}
