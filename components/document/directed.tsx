import type { ReactNode } from 'react';
import { directionOf } from '@/lib/domain/language/direction';
import { type DirectedPart, directedParts } from '@/lib/domain/language/isolates';

type Words = (text: string) => ReactNode;

/** Text in which numbers and words of the opposite direction keep their order, as on paper. */
export function Directed({ text, locale }: { text: string; locale: string }): ReactNode {
  return directedElements(text, locale, (words) => words);
}

/** The same with custom elements around the parts. `words` is called in text order. */
export function directedElements(text: string, locale: string, words: Words): ReactNode {
  return directedParts(text, directionOf(locale)).map((part, index) => elementOf(part, index, words));
}

function elementOf(part: DirectedPart, index: number, words: Words): ReactNode {
  if (typeof part === 'string') return words(part);
  const Tag = part.isForced ? 'bdo' : 'bdi';
  return (
    <Tag key={index} dir={part.direction}>
      {part.parts.map((inner, position) => elementOf(inner, position, words))}
    </Tag>
  );
}
