/** A node's style with every shorthand written out and every length a number of points. */
export type ResolvedStyle = Readonly<Record<string, unknown>>;

const sides = ['Top', 'Right', 'Bottom', 'Left'] as const;
const corners = ['TopLeft', 'TopRight', 'BottomRight', 'BottomLeft'] as const;

const spread: Record<string, readonly string[]> = {
  padding: sides.map((side) => `padding${side}`),
  paddingHorizontal: ['paddingLeft', 'paddingRight'],
  paddingVertical: ['paddingTop', 'paddingBottom'],
  margin: sides.map((side) => `margin${side}`),
  marginHorizontal: ['marginLeft', 'marginRight'],
  marginVertical: ['marginTop', 'marginBottom'],
  borderWidth: sides.map((side) => `border${side}Width`),
  borderColor: sides.map((side) => `border${side}Color`),
  borderRadius: corners.map((corner) => `border${corner}Radius`),
  gap: ['rowGap', 'columnGap'],
};

/** Lengths that layout reads; each must be a plain number, since nothing here converts units. */
const lengths = new Set([
  ...sides.flatMap((side) => [`padding${side}`, `margin${side}`, `border${side}Width`]),
  ...corners.map((corner) => `border${corner}Radius`),
  ...['width', 'height', 'maxWidth', 'rowGap', 'columnGap', 'flexGrow', 'flexShrink', 'flexBasis'],
  ...['top', 'right', 'bottom', 'left', 'fontSize', 'maxLines'],
]);

/** Lengths that may also be a share of the box around, such as "44%". */
const shares = new Set(['width', 'maxWidth', 'flexBasis']);
const isShare = (value: unknown): boolean => typeof value === 'string' && /^\d+(\.\d+)?%$/.test(value);

/** What only the painter reads, or text layout; passed on as it is. */
const passedOn = new Set([
  ...sides.map((side) => `border${side}Color`),
  ...['backgroundColor', 'color', 'fontFamily', 'fontWeight', 'fontStyle', 'textAlign', 'textDecoration'],
  ...['lineHeight', 'direction', 'flexDirection', 'alignItems', 'alignSelf', 'justifyContent', 'position'],
]);

/**
 * Resolves what a component wrote. A style that this layout does not know stops with its name: it would
 * otherwise be dropped without a sign, and the page would only look wrong.
 */
export function resolveStyle(style: unknown): ResolvedStyle {
  const resolved: Record<string, unknown> = {};
  for (const [name, value] of entriesOf(style)) {
    if (value === undefined || value === null) continue;
    if (name === 'flex') {
      Object.assign(resolved, { flexGrow: asLength(name, value), flexBasis: 0 });
      continue;
    }
    for (const target of spread[name] ?? [name]) {
      if (shares.has(target) && isShare(value)) resolved[target] = value;
      else if (lengths.has(target)) resolved[target] = asLength(name, value);
      else if (passedOn.has(target)) resolved[target] = value;
      else throw new Error(`The page layout does not know the style "${name}"`);
    }
  }
  // react-pdf writes a line height as a multiple of the size it stands beside.
  const { lineHeight, fontSize } = resolved;
  if (typeof lineHeight === 'number' && typeof fontSize === 'number') resolved.lineHeight = lineHeight * fontSize;
  return resolved;
}

function entriesOf(style: unknown): [string, unknown][] {
  if (Array.isArray(style)) return style.flatMap(entriesOf);
  return typeof style === 'object' && style !== null ? Object.entries(style) : [];
}

function asLength(name: string, value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new Error(`The style "${name}" must be a number of points, not ${JSON.stringify(value)}`);
}

export function numberOf(style: ResolvedStyle, name: string): number {
  const value = style[name];
  return typeof value === 'number' ? value : 0;
}

export function optionalNumber(style: ResolvedStyle, name: string): number | undefined {
  const value = style[name];
  return typeof value === 'number' ? value : undefined;
}

/** A width in points; a share is taken of `around`, the room inside the box around, and of nothing while that is open. */
export function widthOfStyle(style: ResolvedStyle, name: string, around: number): number | undefined {
  const value = style[name];
  if (typeof value === 'number') return value;
  return typeof value === 'string' && Number.isFinite(around) ? (around * Number.parseFloat(value)) / 100 : undefined;
}

export function textOf(style: ResolvedStyle, name: string): string | undefined {
  const value = style[name];
  return typeof value === 'string' ? value : undefined;
}

const inherited = [
  'color',
  'fontFamily',
  'fontSize',
  'fontStyle',
  'fontWeight',
  'lineHeight',
  'textAlign',
  'direction',
];

/** The part of a style that its children start from. */
export function inheritedFrom(style: ResolvedStyle): ResolvedStyle {
  return Object.fromEntries(inherited.flatMap((name) => (style[name] === undefined ? [] : [[name, style[name]]])));
}
