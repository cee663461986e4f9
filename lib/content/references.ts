import type { PhrasingContent, RootContent, TableCell } from 'mdast';
import { sentencesIn } from '../domain/readability/sentences';
import type { Problems } from './problem';
import { lineOf } from './read-inline';

/**
 * A claim and what it rests on. `text` is the sentence, or the row of a table, that the references stand in;
 * `toVerify` that (a part of) it is recalled knowledge which somebody must still look up.
 */
type Claim = { text: string; sources: number[]; toVerify: boolean };

/** `line` is where the reference stands in the file. */
export type FoundClaim = Claim & { line: number };

/** A reference and the space before it: the printed sentence closes up behind it. */
const REFERENCE = /\s*\[\^([^\]\n]*)\]/g;
const BLOCK_PREFIX = /^(?:\[![\w-]+\]|\[[ xX]\]|Table:)\s*/;

type Mark = { name: string; at: number; line: number };

/** What a run of Markdown says without its references, and where they stood in it. */
class Prose {
  plain = '';
  readonly marks: Mark[] = [];

  constructor(private readonly problems: Problems) {}

  without(nodes: readonly PhrasingContent[]): PhrasingContent[] {
    return nodes.flatMap((node): PhrasingContent[] => {
      if (node.type === 'text') {
        const value = this.text(node.value, lineOf(node));
        return value === '' ? [] : [{ ...node, value }];
      }
      if ('children' in node) {
        // Its children are phrasing again; the tree's own type is too wide to say so for every kind of node.
        return [{ ...node, children: this.without(node.children as PhrasingContent[]) } as PhrasingContent];
      }
      return [node];
    });
  }

  private text(value: string, line: number): string {
    let kept = '';
    let end = 0;
    for (const match of value.matchAll(REFERENCE)) {
      const part = value.slice(end, match.index);
      kept += part;
      this.plain += part.replaceAll('\n', ' ');
      end = match.index + match[0].length;
      const markLine = line + value.slice(0, end).split('\n').length - 1;
      this.mark({ name: match[1] ?? '', at: this.plain.length, line: markLine });
    }
    const rest = value.slice(end);
    this.plain += rest.replaceAll('\n', ' ');
    return kept + rest;
  }

  private mark(mark: Mark): void {
    if (!/^(?:[1-9]\d*|verify)$/.test(mark.name)) {
      this.problems.add(mark.line, `"[^${mark.name}]" is not understood; write [^3] or [^verify] after the claim`);
    } else if (this.plain.replace(BLOCK_PREFIX, '').trim() === '') {
      this.problems.add(mark.line, `[^${mark.name}] stands before any words; write it after its claim`);
    } else {
      this.marks.push(mark);
    }
  }

  /** One claim for each sentence with references. */
  claims(): FoundClaim[] {
    const claims = new Map<string, Mark[]>();
    const sentences = this.sentences();
    for (const mark of this.marks) {
      const sentence = sentences.findLast(({ start }) => start < mark.at)?.text ?? this.plain.trim();
      claims.set(sentence, [...(claims.get(sentence) ?? []), mark]);
    }
    return [...claims].map(([text, marks]) => claimOf(text, marks));
  }

  private sentences(): PlacedSentence[] {
    return placedSentences(this.plain, BLOCK_PREFIX.exec(this.plain)?.[0].length ?? 0);
  }
}

export type PlacedSentence = { text: string; start: number; end: number };

/** The sentences of a block's words as claims name them, and where each stands, in UTF-16 units from its head. */
export function placedSentences(plain: string, after = 0): PlacedSentence[] {
  let from = after;
  return sentencesIn(plain.slice(from)).map((text) => {
    const start = plain.indexOf(text, from);
    from = start + text.length;
    return { text: text.replace(/\s+/g, ' '), start, end: from };
  });
}

function claimOf(text: string, marks: readonly Mark[]): FoundClaim {
  const numbers = marks.filter(({ name }) => name !== 'verify').map(({ name }) => Number(name));
  return {
    text,
    sources: [...new Set(numbers)].sort((a, b) => a - b),
    toVerify: marks.some(({ name }) => name === 'verify'),
    line: marks[0]?.line ?? 1,
  };
}

/** Takes the references out of a section's Markdown: what remains is printed, the claims are for those who review. */
export function takeReferences(
  nodes: readonly RootContent[],
  problems: Problems,
): { nodes: RootContent[]; claims: FoundClaim[] } {
  const claims: FoundClaim[] = [];

  const row = (cells: readonly TableCell[]): TableCell[] => {
    const proses = cells.map((cell) => ({ cell, prose: new Prose(problems) }));
    const kept = proses.map(({ cell, prose }) => ({ ...cell, children: prose.without(cell.children) }));
    const marks = proses.flatMap(({ prose }) => prose.marks);
    const text = proses.map(({ prose }) => prose.plain.trim()).join(' | ');
    if (marks.length > 0) claims.push(claimOf(text, marks));
    return kept;
  };

  const visit = <Node extends RootContent>(node: Node): Node => {
    switch (node.type) {
      case 'paragraph': {
        const prose = new Prose(problems);
        const kept = { ...node, children: prose.without(node.children) };
        claims.push(...prose.claims());
        return kept;
      }
      case 'tableRow':
        return { ...node, children: row(node.children) };
      case 'list':
      case 'listItem':
      case 'blockquote':
      case 'table':
        // Every child stays of its own type: `visit` returns what it was given.
        return { ...node, children: (node.children as RootContent[]).map(visit) };
      default:
        return node;
    }
  };

  return { nodes: nodes.map(visit), claims };
}
