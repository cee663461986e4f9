import * as P from '@react-pdf/primitives';
import type { GlyphPosition } from '../document/paint-glyphs';
import type { ShapedGlyph } from '../shaping/shaped-glyph';

/** A node of the tree that react-pdf's reconciler makes of the page components. */
export type SourceNode = {
  type: string;
  props: Readonly<Record<string, unknown>>;
  style?: unknown;
  /** The words of a text instance. */
  value?: string;
  children?: SourceNode[];
};

/** Points. Top and left count from the border edge of the parent; width and height include padding and border. */
export type Box = {
  top: number;
  left: number;
  width: number;
  height: number;
  paddingTop: number;
  paddingRight: number;
  paddingBottom: number;
  paddingLeft: number;
  borderTopWidth: number;
  borderRightWidth: number;
  borderBottomWidth: number;
  borderLeftWidth: number;
};

/** A box of this size at the origin, without paddings and borders. */
export const boxOf = (width: number, height: number): Box => ({
  top: 0,
  left: 0,
  width,
  height,
  paddingTop: 0,
  paddingRight: 0,
  paddingBottom: 0,
  paddingLeft: 0,
  borderTopWidth: 0,
  borderRightWidth: 0,
  borderBottomWidth: 0,
  borderLeftWidth: 0,
});

/** A stretch of a line in one face. */
export type TextRun = {
  glyphs?: readonly ShapedGlyph[];
  positions?: readonly GlyphPosition[];
  xAdvance?: number;
  height?: number;
  descent?: number;
  attributes: {
    link?: unknown;
    bidiLevel?: number;
    /** The first is the one it is set in. */
    font?: readonly object[];
    fontSize?: number;
    color?: string;
  };
};

/** One line of a text, as react-pdf's painter takes it. */
export type TextLine = {
  runs: readonly TextRun[];
  box: { x: number; y: number; width: number; height: number };
  xAdvance?: number;
  ascent?: number;
  /** Underlines; their place counts from the line's top left corner, y at their middle. */
  decorationLines?: readonly { rect: { x: number; y: number; width: number; height: number }; color: string }[];
};

/** A measured node, in the shape that react-pdf's painter takes. Never changed once made: caches share them. */
export type LaidOutNode = {
  type: string;
  props: Readonly<Record<string, unknown>>;
  style: Readonly<Record<string, unknown>>;
  box: Box;
  children: readonly LaidOutNode[];
  lines?: readonly TextLine[];
  /** Of a column: what stands above its rest on a later page, once its first child has ended. */
  continuation?: LaidOutNode;
  /** The bytes of an image and the size that it is shown at. */
  image?: LaidOutImage;
};

export type LaidOutImage = { data: Uint8Array; width: number; height: number };

export const isText = (node: { type: string }): boolean => node.type === P.Text;
export const isView = (node: { type: string }): boolean => node.type === P.View;
export const isTextInstance = (node: { type: string }): boolean => node.type === P.TextInstance;
/** Nodes that react-pdf's own layout measures: pictures, whose size is given, not found. */
export const isPicture = (node: { type: string }): boolean =>
  node.type === P.Svg || node.type === P.Image || node.type === P.Canvas;

/** See `continuation` of the components' props. */
export const isContinuation = ({ props }: { props: SourceNode['props'] }): boolean => props.continuation === true;

export const isRow = ({ style }: { style: LaidOutNode['style'] }): boolean => style.flexDirection === 'row';
export const bottomOf = ({ box }: LaidOutNode): number => box.top + box.height;

export function movedTo(node: LaidOutNode, top: number, left = node.box.left): LaidOutNode {
  return top === node.box.top && left === node.box.left ? node : { ...node, box: { ...node.box, top, left } };
}
