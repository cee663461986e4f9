import type { TextLine, TextRun } from '../layout/nodes';
import { mirrored, rightToLeft } from '../shaping/shape-text';
import { readAs, type ShapedGlyph } from '../shaping/shaped-glyph';

/**
 * Makes a laid-out line ready for the painter. What served layout alone (isolates, overrides)
 * goes; runs of a line with more than one direction come in the order in which they are read, each
 * still at its place, so that the file reads as the page does; and a mirrored bracket reads as it was
 * written.
 */
export function lineForPrint(line: TextLine): TextLine {
  return { ...line, runs: inReadingOrder(line.runs.map(printedRun).flatMap(signsApart)) };
}

function printedRun(run: TextRun): TextRun {
  const { glyphs = [], positions = [] } = run;
  const isMirrored = levelOf(run) % 2 === 1;
  if (!isMirrored && glyphs.every((glyph) => glyph.printed === undefined)) return run;
  const kept = glyphs.flatMap((glyph, index) => {
    const printed = glyph.printed === undefined ? glyph : glyph.printed;
    const position = positions[index];
    return printed && position ? [{ glyph: printed, position }] : [];
  });
  // Isolates around a link are no part of it: it would have areas without words.
  if (kept.length === 0) return step(run, run.xAdvance ?? 0);
  const unshaped = isMirrored && !kept.some(({ glyph }) => rightToLeft.test(textOf(glyph)));
  return {
    ...run,
    glyphs: kept.map(({ glyph }) => (unshaped ? asWritten(glyph) : glyph)),
    positions: kept.map(({ position }) => position),
  };
}

/**
 * Signs without a letter, as in ").", are painted from left to right in any direction, and nothing in the file tells a
 * reader to turn them round. Each becomes a run of its own, which is put in reading order.
 */
function signsApart(run: TextRun): TextRun[] {
  const { glyphs = [], positions = [] } = run;
  const texts = glyphs.map(textOf);
  const keepsOrder = texts.join() === texts.toReversed().join() || texts.some((text) => rightToLeft.test(text));
  if (levelOf(run) % 2 === 0 || keepsOrder) return [run];
  return glyphs.flatMap((glyph, index) => {
    const position = positions[index];
    return position ? [{ ...run, glyphs: [glyph], positions: [position], xAdvance: position.xAdvance }] : [];
  });
}

/** Shaping puts brackets right where it knows the direction; a run of signs alone does not show it. */
function asWritten(glyph: ShapedGlyph): ShapedGlyph {
  const text = textOf(glyph);
  const written = mirrored(text);
  return written === text ? glyph : readAs(glyph, written);
}

function textOf(glyph: ShapedGlyph): string {
  return String.fromCharCode(...glyph.codePoints);
}

function levelOf(run: TextRun): number {
  return run.attributes.bidiLevel ?? 0;
}

/** Lines come from layout with their runs from left to right. */
function inReadingOrder(runs: TextRun[]): TextRun[] {
  if (runs.length < 2 || runs.every((run) => levelOf(run) === 0)) return runs;
  let x = 0;
  const placed = runs.map((run) => {
    const left = x;
    x += run.xAdvance ?? 0;
    return { run, left };
  });
  let at = 0;
  const result: TextRun[] = [];
  for (const { run, left } of logicalOrder(placed)) {
    if (Math.abs(left - at) > 1e-6) result.push(step(run, left - at));
    result.push(run);
    at = left + (run.xAdvance ?? 0);
  }
  return result;
}

/** The painter moves on by a run's width after painting it: a run that paints nothing, nor leads anywhere, moves it. */
function step({ attributes }: TextRun, xAdvance: number): TextRun {
  const { link: _link, ...rest } = attributes;
  return { attributes: rest, glyphs: [], positions: [], xAdvance };
}

/** Undoes rule L2 of UAX #9: reverses from level 1 upwards what was reversed from the highest level down. */
function logicalOrder<Item extends { run: TextRun }>(visual: Item[]): Item[] {
  const order = [...visual];
  const highest = Math.max(...order.map(({ run }) => levelOf(run)));
  for (let level = 1; level <= highest; level += 1) {
    for (let start = 0; start < order.length; start += 1) {
      let end = start;
      while (end < order.length && isAtLeast(order[end], level)) end += 1;
      if (end - start > 1) order.splice(start, end - start, ...order.slice(start, end).reverse());
      start = end;
    }
  }
  return order;
}

function isAtLeast(item: { run: TextRun } | undefined, level: number): boolean {
  return item !== undefined && levelOf(item.run) >= level;
}
