/** Replaces a line break inside a paragraph, with the space around it, with one space. */
export function withoutLineBreaks(text: string): string {
  return text.replace(/\s+/g, (space) => (space.includes('\n') ? ' ' : space));
}
