import type { ReactNode } from 'react';
import { directionOf } from '@/lib/domain/language/direction';
import { type DirectedPart, directedParts } from '@/lib/domain/language/isolates';

/** Words in which numbers and words of another direction keep their own order, as they do on paper. */
export function Directed({ text, locale }: { text: string; locale: string }): ReactNode {
  return directedParts(text, directionOf(locale)).map(elementOf);
}

function elementOf(part: DirectedPart, index: number): ReactNode {
  if (typeof part === 'string') return part;
  const Tag = part.isForced ? 'bdo' : 'bdi';
  return (
    <Tag key={index} dir={part.direction}>
      {part.parts.map(elementOf)}
    </Tag>
  );
}
