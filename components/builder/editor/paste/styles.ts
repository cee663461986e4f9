/**
 * What the source's own style sheet and `style` attributes say. The browser's reading of them will not do: it drops
 * Word's own properties, and says nothing at all of a document that is not shown.
 */

export type Style = ReadonlyMap<string, string>;
export type StyleSheet = {
  rules: ReadonlyMap<string, Style>;
  /** Word's lists by "l0:level1". */
  lists: ReadonlyMap<string, Style>;
};

const LIST_RULE = /^@list\s+(l\d+):level(\d+)$/i;
const SIMPLE_SELECTOR = /^[\w-]*(?:[.#][\w-]+)?$/;

/** Reads the rules of simple selectors ("p", ".note", "td.xl65"); others would need a whole page to be right. */
export function readStyleSheet(css: string): StyleSheet {
  const rules = new Map<string, Map<string, string>>();
  const lists = new Map<string, Style>();
  const plain = css.replace(/<!--|-->|\/\*[\s\S]*?\*\//g, '');
  for (const [, selectors = '', declarations = ''] of plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    for (const part of selectors.split(',')) {
      const selector = part.trim().toLowerCase();
      const list = LIST_RULE.exec(selector);
      if (list) lists.set(`${list[1]}:level${list[2]}`, declarationsOf(declarations));
      else if (SIMPLE_SELECTOR.test(selector)) {
        const before = rules.get(selector) ?? new Map<string, string>();
        rules.set(selector, new Map([...before, ...declarationsOf(declarations)]));
      }
    }
  }
  return { rules, lists };
}

function declarationsOf(text: string): Map<string, string> {
  const declarations = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(/([\w-]+)\s*:\s*((?:"[^"]*"|'[^']*'|\([^)]*\)|[^;"'(])*)/g)) {
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
export function styleOf(element: Element, { rules }: StyleSheet): Style {
  const own = element.getAttribute('style');
  if (rules.size === 0) return own ? declarationsOf(own) : none;
  const tag = element.localName;
  const names = [tag];
  for (const name of element.classList) names.push(`.${name.toLowerCase()}`, `${tag}.${name.toLowerCase()}`);
  if (element.id) names.push(`#${element.id.toLowerCase()}`);
  const found = names.flatMap((name) => [...(rules.get(name) ?? [])]);
  if (!own) return found.length > 0 ? new Map(found) : none;
  return new Map([...found, ...declarationsOf(own)]);
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
export function shiftOf(style: Style): Shift | 'none' | null {
  const align = (style.get('vertical-align') ?? '').toLowerCase();
  if (align === 'super') return 'raised';
  if (align === 'sub') return 'lowered';
  if (align === 'baseline') return 'none';
  const raise = Number.parseFloat(style.get('mso-text-raise') ?? align);
  if (Math.abs(raise) >= leastShift(style.get('mso-text-raise') ?? align)) return raise > 0 ? 'raised' : 'lowered';
  const variant = style.get('font-variant-position') ?? style.get('font-variant') ?? '';
  if (/\bsuper\b/i.test(variant)) return 'raised';
  return /\bsub\b/i.test(variant) ? 'lowered' : null;
}

/** A smaller shift puts a drawing or a button in line with the text beside it. */
function leastShift(length: string): number {
  const unit = /[a-z%]*$/.exec(length)?.[0] ?? '';
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
  return /(?:^|\s)[\d.]+(?:px|pt|em|rem|%)(?:\s*\/\s*\S+)?\s+(.+)$/i.exec(style.get('font') ?? '')?.[1] ?? null;
}
