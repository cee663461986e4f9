import {
  type Box,
  bottomOf,
  isContinuation,
  isPicture,
  isRow,
  isText,
  isView,
  type LaidOutNode,
  movedTo,
  type SourceNode,
} from './nodes';
import {
  inheritedFrom,
  numberOf,
  optionalNumber,
  type ResolvedStyle,
  resolveStyle,
  textOf,
  widthOfStyle,
} from './style';
import { heightOf, linesOf, prepareText, type SetText, widthOf } from './text';

/**
 * Boxes of the page: columns and rows with gaps, paddings and borders, texts at the width they get, pictures
 * at the size they name. What a handout needs of flexbox and no more, measured in one pass.
 */

/** A node with its style resolved, before it has a width. */
export type Prepared = {
  node: SourceNode;
  style: ResolvedStyle;
  text: SetText | null;
  /** Pictures come measured from react-pdf's own layout. */
  picture: LaidOutNode | null;
  children: Prepared[];
};

export type Pictures = ReadonlyMap<SourceNode, LaidOutNode>;

export function prepare(node: SourceNode, pictures: Pictures, inherited: ResolvedStyle = {}): Prepared {
  const style = { ...inherited, ...resolveStyle(node.style) };
  if (isPicture(node)) {
    const picture = pictures.get(node);
    if (!picture) throw new Error(`The ${node.type} of a page was not measured before its layout`);
    return { node, style, text: null, picture, children: [] };
  }
  if (isText(node)) return { node, style, text: prepareText(node, style), picture: null, children: [] };
  if (!isView(node)) throw new Error(`The page layout cannot place a ${node.type} in a box`);
  const handedOn = inheritedFrom(style);
  const children = (node.children ?? []).map((child) => prepare(child, pictures, handedOn));
  return { node, style, text: null, picture: null, children };
}

const isAbsolute = ({ style }: Prepared): boolean => style.position === 'absolute';
const isInFlow = (one: Prepared): boolean => !isAbsolute(one) && !isContinuation(one.node);
const marginOf = ({ style }: Prepared, side: string): number => numberOf(style, `margin${side}`);
const marginsAcross = (one: Prepared): number => marginOf(one, 'Left') + marginOf(one, 'Right');

type Edges = Omit<Box, 'top' | 'left' | 'width' | 'height'>;

function edgesOf(style: ResolvedStyle): Edges {
  return {
    paddingTop: numberOf(style, 'paddingTop'),
    paddingRight: numberOf(style, 'paddingRight'),
    paddingBottom: numberOf(style, 'paddingBottom'),
    paddingLeft: numberOf(style, 'paddingLeft'),
    borderTopWidth: numberOf(style, 'borderTopWidth'),
    borderRightWidth: numberOf(style, 'borderRightWidth'),
    borderBottomWidth: numberOf(style, 'borderBottomWidth'),
    borderLeftWidth: numberOf(style, 'borderLeftWidth'),
  };
}

export const startOf = (edges: Edges): number => edges.borderTopWidth + edges.paddingTop;
export const endOf = (edges: Edges): number => edges.borderBottomWidth + edges.paddingBottom;
const leftOf = (edges: Edges): number => edges.borderLeftWidth + edges.paddingLeft;
const acrossOf = (edges: Edges): number => leftOf(edges) + edges.borderRightWidth + edges.paddingRight;

/** Set at exactly its own width, a line could still break for want of a rounding error. */
const SLACK = 0.01;

/** The width that a node takes when nothing holds it back: its longest lines unbroken. */
function naturalWidth(one: Prepared, around: number): number {
  const given = widthOfStyle(one.style, 'width', around);
  if (given !== undefined) return given;
  return Math.min(widthOfStyle(one.style, 'maxWidth', around) ?? Number.POSITIVE_INFINITY, contentWidthOf(one));
}

function contentWidthOf(one: Prepared): number {
  if (one.picture) return one.picture.box.width;
  if (one.text) return widthOf(linesOf(one.text, Number.POSITIVE_INFINITY)) + SLACK;
  const inFlow = one.children.filter(isInFlow);
  const widths = inFlow.map((child) => naturalWidth(child, Number.POSITIVE_INFINITY) + marginsAcross(child));
  const gaps = numberOf(one.style, 'columnGap') * Math.max(0, widths.length - 1);
  const inside = isRow(one) ? widths.reduce((sum, width) => sum + width, gaps) : Math.max(0, ...widths);
  return inside + acrossOf(edgesOf(one.style));
}

/** Measures a node at a width (border edge to border edge, points), and at a height where it must fill one. */
export function measure(one: Prepared, width: number, height?: number): LaidOutNode {
  const { node, style } = one;
  if (one.picture) return { ...one.picture, props: { ...node.props, ...one.picture.props } };
  const edges = edgesOf(style);
  const inner = Math.max(0, width - acrossOf(edges));
  const base = { type: node.type, props: node.props, style };
  if (one.text) {
    const lines = linesOf(one.text, inner);
    const box = { top: 0, left: 0, width, height: heightOf(lines) + startOf(edges) + endOf(edges), ...edges };
    return { ...base, box, children: [], lines };
  }
  const definite = height ?? optionalNumber(style, 'height');
  const innerHeight = definite === undefined ? undefined : definite - startOf(edges) - endOf(edges);
  const inFlow = one.children.filter(isInFlow);
  const placed = isRow(one)
    ? layRow(inFlow, style, edges, inner, innerHeight)
    : layColumn(inFlow, style, edges, inner, innerHeight);
  const content = Math.max(0, ...placed.map(({ child, prepared }) => bottomOf(child) + marginOf(prepared, 'Bottom')));
  const natural = Math.max(content, startOf(edges)) + endOf(edges);
  const box = { top: 0, left: 0, width, height: definite ?? natural, ...edges };
  const floating = one.children.filter(isAbsolute).map((child) => placeAbsolute(child, box));
  // Painted in the order they were written.
  const order = new Map(one.children.map((child, index) => [child, index]));
  const children = [...placed, ...floating]
    .sort((a, b) => (order.get(a.prepared) ?? 0) - (order.get(b.prepared) ?? 0))
    .map(({ child }) => child);
  const repeated = one.children.filter(({ node: child }) => isContinuation(child));
  const [continuation] = layColumn(repeated, style, edges, inner).map(({ child }) => child);
  return { ...base, box, children, ...(continuation && { continuation }) };
}

type Placed = { prepared: Prepared; child: LaidOutNode };

function layColumn(children: Prepared[], style: ResolvedStyle, edges: Edges, inner: number, height?: number): Placed[] {
  const gap = numberOf(style, 'rowGap');
  const measured = children.map((prepared) => ({ prepared, child: measureInColumn(prepared, style, inner) }));
  const taken = measured.reduce(
    (sum, { prepared, child }) => sum + child.box.height + marginOf(prepared, 'Top') + marginOf(prepared, 'Bottom'),
    gap * Math.max(0, measured.length - 1),
  );
  const left = height === undefined ? 0 : height - taken;
  const growing = measured.reduce((sum, { prepared }) => sum + numberOf(prepared.style, 'flexGrow'), 0);
  const lead = growing > 0 ? 0 : leading(textOf(style, 'justifyContent'), left);
  let top = startOf(edges) + lead;
  return measured.map(({ prepared, child }) => {
    const grow = numberOf(prepared.style, 'flexGrow');
    // A box that fills what is left also shrinks to it: what stands in it is paged, not squeezed.
    const filled =
      grow > 0 && growing > 0 && height !== undefined
        ? measure(prepared, child.box.width, Math.max(0, child.box.height + (left * grow) / growing))
        : child;
    top += marginOf(prepared, 'Top');
    const placed = movedTo(filled, top, leftOf(edges) + acrossPosition(prepared, style, inner, filled.box.width));
    top = bottomOf(placed) + marginOf(prepared, 'Bottom') + gap;
    return { prepared, child: placed };
  });
}

function measureInColumn(prepared: Prepared, style: ResolvedStyle, inner: number): LaidOutNode {
  const room = Math.max(0, inner - marginsAcross(prepared));
  const most = widthOfStyle(prepared.style, 'maxWidth', inner) ?? Number.POSITIVE_INFINITY;
  const given = widthOfStyle(prepared.style, 'width', inner);
  if (given !== undefined) return measure(prepared, Math.min(given, most));
  const align = textOf(prepared.style, 'alignSelf') ?? textOf(style, 'alignItems') ?? 'stretch';
  const width = align === 'stretch' ? Math.min(room, most) : Math.min(naturalWidth(prepared, inner), room, most);
  return measure(prepared, width);
}

function acrossPosition(prepared: Prepared, style: ResolvedStyle, inner: number, width: number): number {
  const align = textOf(prepared.style, 'alignSelf') ?? textOf(style, 'alignItems') ?? 'stretch';
  const room = inner - width - marginsAcross(prepared);
  return marginOf(prepared, 'Left') + leading(align, room);
}

/** How far something is pushed from the start when there is room to spare. */
function leading(align: string | undefined, room: number): number {
  if (align === 'flex-end') return room;
  return align === 'center' ? room / 2 : 0;
}

function layRow(children: Prepared[], style: ResolvedStyle, edges: Edges, inner: number, height?: number): Placed[] {
  const gap = numberOf(style, 'columnGap');
  const widths = rowWidths(children, inner, gap * Math.max(0, children.length - 1));
  const measured = children.map((prepared, index) => ({ prepared, child: measure(prepared, widths[index] ?? 0) }));
  const tallest = measured.map(
    ({ prepared, child }) => child.box.height + marginOf(prepared, 'Top') + marginOf(prepared, 'Bottom'),
  );
  const rowHeight = height ?? Math.max(0, ...tallest);
  const align = textOf(style, 'alignItems') ?? 'stretch';
  const baseline = Math.max(0, ...measured.map(({ child }) => baselineOf(child)));
  const used = widths.reduce((sum, width) => sum + width, gap * Math.max(0, children.length - 1));
  const spare = Math.max(0, inner - used - children.reduce((sum, child) => sum + marginsAcross(child), 0));
  const justify = textOf(style, 'justifyContent');
  const between = justify === 'space-between' && children.length > 1 ? spare / (children.length - 1) : 0;

  let along = leading(justify, spare);
  return measured.map(({ prepared, child }) => {
    const own = textOf(prepared.style, 'alignSelf') ?? align;
    const margins = marginOf(prepared, 'Top') + marginOf(prepared, 'Bottom');
    const stretched = own === 'stretch' && isView(child) ? filledTo(child, prepared, rowHeight - margins) : child;
    const down =
      own === 'baseline' ? baseline - baselineOf(child) : leading(own, rowHeight - margins - stretched.box.height);
    const top = startOf(edges) + marginOf(prepared, 'Top') + down;
    const position = along + marginOf(prepared, 'Left');
    along = position + stretched.box.width + marginOf(prepared, 'Right') + gap + between;
    return { prepared, child: movedTo(stretched, top, leftOf(edges) + position) };
  });
}

function filledTo(child: LaidOutNode, prepared: Prepared, height: number): LaidOutNode {
  if (height <= child.box.height || optionalNumber(prepared.style, 'height') !== undefined) return child;
  return { ...child, box: { ...child.box, height } };
}

/** Given widths first, then content, the rest to those that grow; when there is too little, content gives way. */
function rowWidths(children: Prepared[], inner: number, gaps: number): number[] {
  const grows = children.map((child) => numberOf(child.style, 'flexGrow'));
  const bases = children.map((child) => widthOfStyle(child.style, 'flexBasis', inner) ?? naturalWidth(child, inner));
  const margins = children.reduce((sum, child) => sum + marginsAcross(child), 0);
  const left = inner - gaps - margins - bases.reduce((sum, base) => sum + base, 0);
  const growing = grows.reduce((sum, grow) => sum + grow, 0);
  if (left >= 0)
    return bases.map((base, index) => (growing > 0 ? base + (left * (grows[index] ?? 0)) / growing : base));
  const yielding = bases.map((base, index) => {
    const child = children[index];
    return child && (child.picture || optionalNumber(child.style, 'flexShrink') === 0) ? 0 : base;
  });
  const total = yielding.reduce((sum, base) => sum + base, 0);
  return bases.map((base, index) => Math.max(0, total > 0 ? base + (left * (yielding[index] ?? 0)) / total : base));
}

/** From a box's top to the foot of its first line of words. */
function baselineOf(node: LaidOutNode): number {
  const first = node.lines?.[0];
  if (first) return startOf(node.box) + (first.ascent ?? first.box.height);
  const child = node.children[0];
  return child ? child.box.top + baselineOf(child) : node.box.height;
}

function placeAbsolute(prepared: Prepared, parent: Box): Placed {
  const at = (side: string) => optionalNumber(prepared.style, side);
  const [top, right, bottom, left] = [at('top'), at('right'), at('bottom'), at('left')];
  const given = widthOfStyle(prepared.style, 'width', parent.width);
  const between = left !== undefined && right !== undefined ? parent.width - left - right : undefined;
  const width = given ?? between ?? Math.min(naturalWidth(prepared, parent.width), parent.width);
  const tall = top !== undefined && bottom !== undefined ? parent.height - top - bottom : undefined;
  const child = measure(prepared, width, tall);
  const x = left ?? (right === undefined ? leftOf(parent) : parent.width - right - width);
  const y = top ?? (bottom === undefined ? startOf(parent) : parent.height - bottom - child.box.height);
  return { prepared, child: movedTo(child, y, x) };
}
