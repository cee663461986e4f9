/** A stretch of a text in UTF-16 units; `isWordLike` of segmenters of words alone. */
export type Segment = { segment: string; index: number; isWordLike: boolean };

const WINDOW = 400;
/** What lies this near to the end of a window is read again with what comes behind it. */
const MARGIN = 60;
/** Marks and signs without width are passed over where a segment's end depends on the letter behind them. */
const LETTER_OR_SIGN = /[^\p{M}\p{Cf}]/u;

/**
 * The segments of a text. The engine hands out a copy of the whole text with each of its segments, so that a long text
 * takes the square of its length: it is given a window at a time, a wider one where a segment is longer.
 */
export function* segmentsIn(text: string, segmenter: Intl.Segmenter): Generator<Segment> {
  let from = 0;
  let size = WINDOW;
  while (from < text.length) {
    const end = from + size;
    const isLast = end >= text.length;
    if (!isLast && !LETTER_OR_SIGN.test(text.slice(end - MARGIN, end))) {
      size *= 2;
      continue;
    }
    let read = 0;
    for (const { segment, index, isWordLike = false } of segmenter.segment(text.slice(from, from + size))) {
      if (!isLast && index + segment.length > size - MARGIN) break;
      yield { segment, index: from + index, isWordLike };
      read = index + segment.length;
    }
    if (isLast) return;
    from += read;
    size = read === 0 ? size * 2 : WINDOW;
  }
}
