import type { PhrasingContent, RootContent, TableCell } from 'mdast';
import { sentencesOf } from '../domain/readability/sentences';
import type { Problems } from './problem';
import { lineOf } from './read-inline';

/**
 * A claim and what it rests on. `text` is the sentence, or the row of a table, that the references stand in;
 * `toVerify` that (a part of) it is recalled knowledge which somebody must still look up.
 */
type Claim = { text: string; sources: number[]; toVerify: boolean };

/** `line` is where the reference stands in the file. */
export type FoundClaim = Claim & { line: number };

const BLOCK_PREFIX = /^(?:\[![\w-]+\]|\[[ xX]\]|Table:)\s*/;

type Mark = { name: string; at: number; line: number };

/** What a run of Markdown says without its references, and where they stood in it. */
class Prose {
  plain = '';
  readonly marks: Mark[] = [];
  private hasWords = false;

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
    let markLine = line;
    for (const { name, from, to } of referencesIn(value)) {
      // The printed sentence has no gap after the reference.
      const part = value.slice(end, from).trimEnd();
      kept += part;
      this.plain += part.replaceAll('\n', ' ');
      markLine += value.slice(end, to).split('\n').length - 1;
      end = to;
      this.mark({ name, at: this.plain.length, line: markLine });
    }
    const rest = value.slice(end);
    this.plain += rest.replaceAll('\n', ' ');
    return kept + rest;
  }

  private mark(mark: Mark): void {
    this.hasWords ||= this.plain.replace(BLOCK_PREFIX, '').trim() !== '';
    if (!/^(?:[1-9]\d*|verify)$/.test(mark.name)) {
      this.problems.add(mark.line, `"[^${mark.name}]" is not understood; write [^3] or [^verify] after the claim`);
    } else if (!this.hasWords) {
      this.problems.add(mark.line, `[^${mark.name}] stands before any words; write it after its claim`);
    } else {
      this.marks.push(mark);
    }
  }

  /** One claim for each sentence with references. */
  claims(): FoundClaim[] {
    const claims = new Map<string, Mark[]>();
    const sentences = this.sentences();
    let next = 0;
    for (const mark of this.marks) {
      while ((sentences[next]?.start ?? Infinity) < mark.at) next += 1;
      const sentence = sentences[next - 1]?.text ?? this.plain.trim();
      const marks = claims.get(sentence) ?? [];
      marks.push(mark);
      claims.set(sentence, marks);
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
  return sentencesOf(plain.slice(after)).map(({ text, start, end }) => ({
    text: text.replace(/\s+/g, ' '),
    start: start + after,
    end: end + after,
  }));
}

/**
 * Finds each "[^name]" of a text. Overlapping openings share one search for the closing bracket, which keeps the time
 * linear.
 */
function* referencesIn(text: string): Generator<{ name: string; from: number; to: number }> {
  let close = -1;
  let lineEnd = -1;
  for (let from = text.indexOf('[^'); from >= 0; ) {
    if (close < from) close = text.indexOf(']', from);
    if (close < 0) return;
    if (lineEnd < from) lineEnd = indexOrEnd(text, '\n', from);
    if (close < lineEnd) yield { name: text.slice(from + 2, close), from, to: close + 1 };
    from = text.indexOf('[^', close < lineEnd ? close : from + 2);
  }
}

function indexOrEnd(text: string, sought: string, from: number): number {
  const index = text.indexOf(sought, from);
  return index < 0 ? text.length : index;
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
