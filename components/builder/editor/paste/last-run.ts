/** The characters after the last white space of a text; '' if the text ends with white space. */
export function lastRun(text: string): string {
  let start = text.length;
  while (start > 0 && !/\s/.test(text[start - 1] ?? '')) start -= 1;
  return text.slice(start);
}
