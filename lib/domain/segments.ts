/** A stretch of a text in UTF-16 units; `isWordLike` of segmenters of words alone. */
export type Segment = { segment: string; index: number; isWordLike: boolean };

const WINDOW = 400;
/** Segments this close to the end of a window are read again with the next window. */
const MARGIN = 60;
/**
 * Marks and signs without width are passed over where a segment's end depends on the letter behind them. Not so the space
 * without width: each is a segment of its own.
 */
const LETTER_OR_SIGN = /[^\p{M}\p{Cf}]|\u200b/u;

/**
 * Yields the segments of a text in linear time. The engine copies the whole text with each segment, so it gets one
 * window at a time, and a wider one for a longer segment.
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
