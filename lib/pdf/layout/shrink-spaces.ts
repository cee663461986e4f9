type Line = {
  box: { width: number };
  runs: { glyphs: { codePoints: number[] }[]; positions: { xAdvance: number }[] }[];
};

/** The choice of lines takes a third of each space for what it may lose; a little more is rounding. */
const MOST = 0.34;
const spaces: ReadonlySet<number | undefined> = new Set([0x20, 0xa0]);

/**
 * textkit's justification: narrows the spaces between the words of a line that is wider than its box, in proportion to
 * their width. textkit's own takes points for it, too few in large print, and pushes letters together.
 */
export const shrinkSpaces = () => (line: Line) => {
  const glyphs = line.runs.flatMap((run) =>
    run.positions.map((position, index) => ({ position, isSpace: spaces.has(run.glyphs[index]?.codePoints[0]) })),
  );
  const first = glyphs.findIndex(({ position, isSpace }) => !isSpace && position.xAdvance > 0);
  const last = glyphs.findLastIndex(({ position, isSpace }) => !isSpace && position.xAdvance > 0);
  const between = glyphs.slice(first, last).flatMap(({ position, isSpace }) => (isSpace ? [position] : []));
  const room = between.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
  const excess = glyphs.reduce((sum, { position }) => sum + position.xAdvance, 0) - line.box.width;
  if (excess <= 0 || room === 0) return line;
  const kept = 1 - Math.min(MOST, excess / room);
  for (const position of between) position.xAdvance *= kept;
  return line;
};
