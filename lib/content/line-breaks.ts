/** A line break inside a paragraph, with the space around it, is one space. */
export function withoutLineBreaks(text: string): string {
  return text.replace(/\s+/g, (space) => (space.includes('\n') ? ' ' : space));
}
