import type { LaidOutNode } from '../layout/nodes';

/** Operators that paint a box: what it is filled with and what stands around it. Lengths in points, y down the page. */

/** Thousandths of a point are finer than any printer. */
export const short = (value: number): string => {
  const rounded = Math.round(value * 1e3) / 1e3;
  if (!Number.isFinite(rounded)) throw new Error(`Not a length on a page: ${value}`);
  return String(Object.is(rounded, -0) ? 0 : rounded);
};

type Rect = { x: number; y: number; width: number; height: number };

/** The operator that makes this the colour of what is filled from now on. */
export function fillColor(color: string): string {
  const [, red = '', green = '', blue = ''] = /^#(..)(..)(..)$/.exec(color === 'black' ? '#000000' : color) ?? [];
  const share = (digits: string): string => short(Number.parseInt(digits, 16) / 255);
  return `${share(red)} ${share(green)} ${share(blue)} rg`;
}

const rectangle = ({ x, y, width, height }: Rect): string => `${[x, y, width, height].map(short).join(' ')} re`;

export const filled = (rect: Rect, color: string): string => `${fillColor(color)}\n${rectangle(rect)} f`;

/** How far the handles of a Bézier curve stand from the corner of a quarter circle, as a share of its radius. */
const CORNER = 1 - (4 / 3) * (Math.SQRT2 - 1);

function rounded({ x, y, width, height }: Rect, wanted: number): string {
  const r = Math.max(0, Math.min(wanted, width / 2, height / 2));
  if (r === 0) return rectangle({ x, y, width, height });
  const c = r * CORNER;
  const [right, bottom] = [x + width, y + height];
  const to = (operator: string, ...values: number[]): string => `${values.map(short).join(' ')} ${operator}`;
  return [
    to('m', x + r, y),
    to('l', right - r, y),
    to('c', right - c, y, right, y + c, right, y + r),
    to('l', right, bottom - r),
    to('c', right, bottom - c, right - c, bottom, right - r, bottom),
    to('l', x + r, bottom),
    to('c', x + c, bottom, x, bottom - c, x, bottom - r),
    to('l', x, y + r),
    to('c', x, y + c, x + c, y, x + r, y),
    'h',
  ].join('\n');
}

const sides = ['Top', 'Right', 'Bottom', 'Left'] as const;
type Side = (typeof sides)[number];

const textIn = ({ style }: LaidOutNode, name: string): string | undefined => {
  const value = style[name];
  return typeof value === 'string' ? value : undefined;
};

/** The background and the borders of a box whose top left corner is at `x`, `y`; empty for one that has neither. */
export function boxOperators(node: LaidOutNode, x: number, y: number): string[] {
  const { box } = node;
  const rect = { x, y, width: box.width, height: box.height };
  const background = textIn(node, 'backgroundColor');
  const radius = radiusOf(node);
  return [
    ...(background === undefined ? [] : [`${fillColor(background)}\n${rounded(rect, radius)} f`]),
    ...borders(node, rect, radius),
  ];
}

function radiusOf({ style }: LaidOutNode): number {
  const corners = ['TopLeft', 'TopRight', 'BottomRight', 'BottomLeft'].map((corner) => style[`border${corner}Radius`]);
  const [first] = corners;
  if (corners.some((radius) => radius !== first)) throw new Error('The corners of a box are rounded alike');
  return typeof first === 'number' ? first : 0;
}

/** A frame is the shape between two outlines; borders that differ are bars along their sides. */
function borders(node: LaidOutNode, rect: Rect, radius: number): string[] {
  const widthOf = (side: Side): number => node.box[`border${side}Width`];
  const colorOf = (side: Side): string => textIn(node, `border${side}Color`) ?? '#000000';
  const present = sides.filter((side) => widthOf(side) > 0);
  if (present.length === 0) return [];
  const width = widthOf('Top');
  if (sides.every((side) => widthOf(side) === width && colorOf(side) === colorOf('Top'))) {
    const inner = inset(rect, width);
    return [`${fillColor(colorOf('Top'))}\n${rounded(rect, radius)}\n${rounded(inner, radius - width)} f*`];
  }
  if (radius > 0) throw new Error('A box with round corners has one border all around, or none');
  return present.map((side) => filled(bar(rect, side, widthOf(side)), colorOf(side)));
}

function inset({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x + by, y: y + by, width: Math.max(0, width - 2 * by), height: Math.max(0, height - 2 * by) };
}

function bar({ x, y, width, height }: Rect, side: Side, thickness: number): Rect {
  switch (side) {
    case 'Top':
      return { x, y, width, height: thickness };
    case 'Bottom':
      return { x, y: y + height - thickness, width, height: thickness };
    case 'Left':
      return { x, y, width: thickness, height };
    case 'Right':
      return { x: x + width - thickness, y, width: thickness, height };
  }
}
