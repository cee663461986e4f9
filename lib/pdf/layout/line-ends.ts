/*
 * The ends of lines, between choosing them and putting them in visual order.
 */

type Glyph = { codePoints: readonly number[] };
type Position = { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number; advanceWidth: number };
type Font = { unitsPerEm: number; layout(text: string): { glyphs: Glyph[]; positions: Position[] } };

/** A stretch of a paragraph's or a line's text in one face and direction, as textkit has it. */
export type GlyphRun = {
  start: number;
  end: number;
  attributes: { bidiLevel?: number; direction?: string; font?: Font[]; fontSize?: number };
  glyphs?: Glyph[];
  positions?: Position[];
  /** For each UTF-16 unit, its glyph. */
  stringIndices?: number[];
  /** For each glyph, the offset in the run where its text begins. */
  glyphIndices?: number[];
};

type Line = { string: string; runs: GlyphRun[] };

const whiteSpace = /[\s\u202a-\u202e\u2066-\u2069]/u;

/** The offset at which the white space at the end of a text begins: its length where there is none. */
function endOfWords(text: string): number {
  let end = text.length;
  while (end > 0 && whiteSpace.test(text.charAt(end - 1))) end -= 1;
  return end;
}

/**
 * White space at a line's end runs with the paragraph (UAX #9, rule L1): textkit's levels are those of the whole
 * paragraph, and would leave it beside the last word, inside the line.
 */
export function withTrailingSpaceLast<One extends Line>(line: One): One {
  const level = line.runs[0]?.attributes.direction === 'rtl' ? 1 : 0;
  const from = endOfWords(line.string);
  if (from === line.string.length || line.runs.every(({ attributes }) => (attributes.bidiLevel ?? 0) === level))
    return line;
  const runs = line.runs.flatMap((run): GlyphRun[] => {
    if (run.end <= from || (run.attributes.bidiLevel ?? 0) === level) return [run];
    const [words, space] = run.start < from ? splitRun(run, from - run.start) : [undefined, run];
    const moved = { ...space, attributes: { ...space.attributes, bidiLevel: level } };
    return words ? [words, moved] : [moved];
  });
  return { ...line, runs };
}

/**
 * A line break that a person typed is a space in the file, as the breaks between other lines are: without one, who reads
 * the file without its layout joins the words of two lines.
 */
export function withSpaceForNewLine<One extends Line>(line: One): One {
  const last = line.runs.at(-1);
  const [font] = last?.attributes.font ?? [];
  if (!last || !font || !/[^\s]\n$/u.test(line.string)) return line;
  const { glyphs, positions } = font.layout(' ');
  const scale = (last.attributes.fontSize ?? 0) / font.unitsPerEm;
  const space = positions.map((position) => ({ ...position, xAdvance: position.xAdvance * scale }));
  const run = {
    ...last,
    glyphs: [...(last.glyphs ?? []).slice(0, -1), ...glyphs],
    positions: [...(last.positions ?? []).slice(0, -1), ...space],
  };
  return { ...line, string: `${line.string.slice(0, -1)} `, runs: [...line.runs.slice(0, -1), run] };
}

/** Cuts a run between two letters. */
function splitRun(run: GlyphRun, at: number): [GlyphRun, GlyphRun] {
  const { glyphs = [], positions = [], start, end } = run;
  const index = run.stringIndices?.[at] ?? glyphs.length;
  return [
    withIndices({ ...run, end: start + at, glyphs: glyphs.slice(0, index), positions: positions.slice(0, index) }),
    withIndices({ ...run, start: start + at, end, glyphs: glyphs.slice(index), positions: positions.slice(index) }),
  ];
}

function withIndices(run: GlyphRun): GlyphRun {
  const [stringIndices, glyphIndices]: [number[], number[]] = [[], []];
  for (const [index, { codePoints }] of (run.glyphs ?? []).entries()) {
    glyphIndices.push(stringIndices.length);
    for (const _ of codePoints) stringIndices.push(index);
  }
  return { ...run, stringIndices, glyphIndices };
}
