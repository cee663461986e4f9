import type { TextRange } from '@/lib/domain/library/folded-words';

/** A text with the parts that matched in the accent. Screen readers hear the text as one. */
export function Highlighted({ text, ranges }: { text: string; ranges: readonly TextRange[] }) {
  const parts: { start: number; text: string; isMatch: boolean }[] = [];
  let from = 0;
  for (const { start, end } of ranges) {
    // Two typed words may have matched the same letters.
    if (start < from) continue;
    if (start > from) parts.push({ start: from, text: text.slice(from, start), isMatch: false });
    parts.push({ start, text: text.slice(start, end), isMatch: true });
    from = end;
  }
  if (from < text.length) parts.push({ start: from, text: text.slice(from), isMatch: false });
  return parts.map((part) =>
    part.isMatch ? (
      <mark key={part.start} className="bg-transparent text-accent">
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}
