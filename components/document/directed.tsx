import { Fragment, type ReactNode } from 'react';
import { type Stretch, unbrokenIn } from '@/lib/domain/language/amounts';
import { directionOf } from '@/lib/domain/language/direction';
import { type DirectedPart, directedParts, withoutDirectionMarks } from '@/lib/domain/language/isolates';
import styles from './paper.module.css';

type Words = (text: string) => ReactNode;

/** Text in which numbers and words of the opposite direction keep their order, as on paper. */
export function Directed({ text, locale }: { text: string; locale: string }): ReactNode {
  return directedElements(withoutDirectionMarks(text), locale, (words) => words);
}

/**
 * The same with custom elements around the parts, and amounts kept on one line as on paper. `words` is called in text
 * order.
 */
export function directedElements(text: string, locale: string, words: Words): ReactNode {
  return elementsOf(directedParts(text, directionOf(locale)), new Reader(unbrokenIn(text)), words);
}

/** Reads a text once from its beginning, and knows the stretch that stays on one line at each offset. */
class Reader {
  at = 0;
  readonly #unbroken: readonly Stretch[];
  #index = 0;

  constructor(unbroken: readonly Stretch[]) {
    this.#unbroken = unbroken;
  }

  /** The stretch around this place, or the next one. */
  stretch(): Stretch | undefined {
    while ((this.#unbroken[this.#index]?.end ?? Number.POSITIVE_INFINITY) <= this.at) this.#index += 1;
    return this.#unbroken[this.#index];
  }
}

type Piece = { node: ReactNode; start: number; within: Stretch | undefined };

function elementsOf(parts: readonly DirectedPart[], reader: Reader, words: Words): ReactNode {
  const groups: Piece[][] = [];
  for (const piece of parts.flatMap((part) => piecesOf(part, reader, words))) {
    const last = groups.at(-1);
    if (last && piece.within && last[0]?.within === piece.within) last.push(piece);
    else groups.push([piece]);
  }
  return groups.map((group) => {
    const nodes = group.map(({ node, start }) => <Fragment key={start}>{node}</Fragment>);
    const [first] = group;
    return first?.within ? (
      <span key={first.start} className={styles.unbroken}>
        {nodes}
      </span>
    ) : (
      nodes
    );
  });
}

/** A text is cut where a stretch begins or ends; a part with a direction of its own stays whole. */
function piecesOf(part: DirectedPart, reader: Reader, words: Words): Piece[] {
  const [start, end] = [reader.at, reader.at + lengthOf(part)];
  if (typeof part !== 'string') {
    const stretch = reader.stretch();
    const within = stretch && stretch.start <= start && end <= stretch.end ? stretch : undefined;
    // Inside a stretch that stays on one line, nothing else needs to.
    const inner = elementsOf(part.parts, within ? new Reader([]) : reader, words);
    reader.at = end;
    const Tag = part.isForced ? 'bdo' : 'bdi';
    return [{ node: <Tag dir={part.direction}>{inner}</Tag>, start, within }];
  }
  const pieces: Piece[] = [];
  while (reader.at < end) {
    const from = reader.at;
    const stretch = reader.stretch();
    const within = stretch && stretch.start <= from ? stretch : undefined;
    reader.at = Math.min(end, within ? within.end : (stretch?.start ?? end));
    pieces.push({ node: words(part.slice(from - start, reader.at - start)), start: from, within });
  }
  return pieces;
}

function lengthOf(part: DirectedPart): number {
  return typeof part === 'string' ? part.length : part.parts.reduce((sum, inner) => sum + lengthOf(inner), 0);
}
