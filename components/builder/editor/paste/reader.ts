import type { BlockNode } from '@/lib/domain/handout/body';
import { asChecklist, blocksOf } from './lists';
import type { Report } from './notices';
import type { Piece } from './pieces';
import type { signFontOf } from './sign-fonts';
import type { Shift, StyleSheet } from './styles';

/** What reading any part of the source needs. Lists and tables read what is in them through it. */
export type Reader = {
  sheet: StyleSheet;
  report: Report;
  piecesIn: (nodes: Iterable<Node>, inherited: Inherited) => Piece[];
};

/** What an element hands down to the words in it. */
export type Inherited = {
  bold: boolean;
  italic: boolean;
  link: string | null;
  shift: Shift | null;
  font: ReturnType<typeof signFontOf>;
  keepsLines: boolean;
  /** In a heading, which becomes a bold line. */
  isHeading: boolean;
};

export const plain: Inherited = {
  bold: false,
  italic: false,
  link: null,
  shift: null,
  font: null,
  keepsLines: false,
  isHeading: false,
};

/** The blocks of a body that these nodes of the source make. */
export function blocksIn(nodes: Iterable<Node>, inherited: Inherited, reader: Reader): BlockNode[] {
  return blocksOf(reader.piecesIn(nodes, inherited), reader.report).map(asChecklist);
}
