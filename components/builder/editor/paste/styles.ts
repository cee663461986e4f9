import { replacedBetween } from './between';
import { declarationsIn, withoutOtherMedia } from './style-text';

/**
 * What the source's own style sheet and `style` attributes say. The browser's reading of them will not do: it drops
 * Word's own properties, and says nothing at all of a document that is not shown.
 */

export type Style = ReadonlyMap<string, string>;
export type StyleSheet = {
  /** What the rules say of an element. */
  said: ReadonlyMap<Element, Style>;
  /** Word's lists by "l0:level1". */
  lists: ReadonlyMap<string, Style>;
  /** What was read already. */
  known: Map<Element, Style>;
};

type Rule = { selector: string; weight: number; declarations: Style };

const LIST_RULE = /^@list\s+(l\d+):level(\d+)$/i;
/** Properties that decide which words are seen, and as what. */
const TELLING =
  /^(?:display|visibility|opacity|clip|white-space|vertical-align|mso-(?:hide|list|text-raise|char-type|symbol-font-family)|list-style|list-style-type|text-decoration|text-decoration-line|text-line-through|font|font-(?:family|size|weight|style|variant|variant-position)|width|height|overflow)$/;

/** Reads a style sheet, and finds the elements of this document that its rules are for. */
export function readStyleSheet(css: string, body: Element): StyleSheet {
  const rules: Rule[] = [];
  const lists = new Map<string, Style>();
  const plain = withoutOtherMedia(replacedBetween(css.replace(/<!--|-->/g, ''), /\/\*/g, /\*\//g));
  for (const [, selectors = '', text = ''] of plain.matchAll(/(?<=^|[{}])([^{}]+)\{([^{}]*)\}/g)) {
    const declarations = declarationsOf(text);
    for (const part of selectors.split(',')) {
      const selector = part.trim();
      const list = LIST_RULE.exec(selector);
      if (list) lists.set(`${list[1]}:level${list[2]}`.toLowerCase(), declarations);
      else if (!selector.startsWith('@') && [...declarations.keys()].some((name) => TELLING.test(name))) {
        rules.push({ selector, weight: weightOf(selector), declarations });
      }
    }
  }
  return { said: saidBy(rules, body), lists, known: new Map() };
}

/** A rule for one place outweighs one for a class, and that one for a kind of element. */
function weightOf(selector: string): number {
  const count = (pattern: RegExp): number => selector.match(pattern)?.length ?? 0;
  return count(/#/g) * 10_000 + count(/[.[:]/g) * 100 + count(/(?:^|[\s>+~])[a-z]/gi);
}

function saidBy(rules: readonly Rule[], body: Element): Map<Element, Style> {
  const said = new Map<Element, Style>();
  for (const { selector, declarations } of rules.toSorted((one, other) => one.weight - other.weight)) {
    for (const element of elementsFor(selector, body)) {
      said.set(element, new Map([...(said.get(element) ?? []), ...declarations]));
    }
  }
  return said;
}

function elementsFor(selector: string, body: Element): Iterable<Element> {
  try {
    return body.querySelectorAll(selector);
  } catch {
    // Programs write selectors of their own, which are for nothing here.
    return [];
  }
}

function declarationsOf(text: string): Map<string, string> {
  const declarations = new Map<string, string>();
  for (const [name, value] of declarationsIn(text)) {
    declarations.set(
      name.toLowerCase(),
      value
        .replace(/!important/i, '')
        .replace(/\s+/g, ' ')
        .trim(),
    );
  }
  return declarations;
}

const none: Style = new Map();

/** What is said of this very element; what it inherits is the caller's to know. */
export function styleOf(element: Element, { said, known }: StyleSheet): Style {
  const read = known.get(element);
  if (read) return read;
  const own = element.getAttribute('style');
  const ruled = said.get(element) ?? none;
  const style = own ? new Map([...ruled, ...declarationsOf(own)]) : ruled;
  known.set(element, style);
  return style;
}

/** Words that are nowhere on the page: `display: none`, Word's hidden text, and what is moved out of sight. */
export function isUnseen(style: Style): boolean {
  const says = (name: string, pattern: RegExp): boolean => pattern.test(style.get(name) ?? '');
  if (says('display', /^none$/i) || says('mso-hide', /^all$/i)) return true;
  if (says('visibility', /^(?:hidden|collapse)$/i) || says('opacity', /^0(?:\.0+)?%?$/)) return true;
  if (says('font-size', /^0(?:\.0+)?(?:px|pt|em|rem|%)?$/i)) return true;
  if (says('clip', /rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)/i)) return true;
  const isTiny = says('width', /^[01](?:px)?$/i) && says('height', /^[01](?:px)?$/i);
  return isTiny && says('overflow', /hidden/i);
}

export function isStruck(style: Style): boolean {
  const decoration = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`;
  return /line-through/i.test(decoration) || /^(?:single|double)/i.test(style.get('text-line-through') ?? '');
}

export type Shift = 'raised' | 'lowered';

/** Is this stretch raised or lowered, as an exponent or an index is? */
export function shiftOf(style: Style): Shift | null {
  const align = (style.get('vertical-align') ?? '').toLowerCase();
  if (align === 'super') return 'raised';
  if (align === 'sub') return 'lowered';
  const raise = Number.parseFloat(style.get('mso-text-raise') ?? align);
  if (Math.abs(raise) >= leastShift(style.get('mso-text-raise') ?? align)) return raise > 0 ? 'raised' : 'lowered';
  const variant = style.get('font-variant-position') ?? style.get('font-variant') ?? '';
  if (/\bsuper\b/i.test(variant)) return 'raised';
  return /\bsub\b/i.test(variant) ? 'lowered' : null;
}

/** A smaller shift puts a drawing or a button in line with the text beside it. */
function leastShift(length: string): number {
  const unit = /(?<![a-z%])[a-z%]*$/.exec(length)?.[0] ?? '';
  return { px: 3, pt: 2, em: 0.2, ex: 0.4, '%': 15 }[unit] ?? Number.POSITIVE_INFINITY;
}

/** The font family that is named, be it by `font-family`, by `font` or as Word's font of a sign. */
export function familyOf(style: Style): string | null {
  if (/symbol/i.test(style.get('mso-char-type') ?? '')) {
    const family = style.get('mso-symbol-font-family');
    if (family) return family;
  }
  const family = style.get('font-family');
  if (family) return family;
  return /(?:^|\s)[\d.]+(?:px|pt|em|rem|%)(?:\s*\/\s*\S+)?\s+([\s\S]+)$/i.exec(style.get('font') ?? '')?.[1] ?? null;
}
