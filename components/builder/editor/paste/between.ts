/**
 * `text` with each stretch from `start` to `end` replaced by what `by` makes of its inside. Both patterns are global.
 * One pass, however many starts there are: a start without an end leaves the rest as it is.
 */
export function replacedBetween(
  text: string,
  start: RegExp,
  end: RegExp,
  by: (inner: string, opened: RegExpExecArray) => string = () => '',
): string {
  let done = '';
  let at = 0;
  for (;;) {
    start.lastIndex = at;
    const opened = start.exec(text);
    if (!opened) break;
    end.lastIndex = start.lastIndex;
    const closed = end.exec(text);
    if (!closed) break;
    done += text.slice(at, opened.index) + by(text.slice(start.lastIndex, closed.index), opened);
    at = end.lastIndex;
  }
  return done + text.slice(at);
}
