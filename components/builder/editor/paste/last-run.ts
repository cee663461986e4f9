/** The characters behind the last white space of a text; '' where it ends with one. */
export function lastRun(text: string): string {
  let start = text.length;
  while (start > 0 && !/\s/.test(text[start - 1] ?? '')) start -= 1;
  return text.slice(start);
}
