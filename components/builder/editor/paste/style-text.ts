const MEDIA = /@media(?=\s)/gi;
const FOR_THE_SCREEN = /^\s+(?:all|screen|only screen)\b/i;
const BRACE = /[{}]/g;

/** Removes the rules that do not apply to screens. */
export function withoutOtherMedia(css: string): string {
  let done = '';
  let at = 0;
  // If one block is unclosed, every later one is too.
  let endless = -1;
  for (const { index } of css.matchAll(MEDIA)) {
    const open = index < at ? -1 : css.indexOf('{', index);
    if (open < 0 || open === endless || FOR_THE_SCREEN.test(css.slice(index + '@media'.length, open))) continue;
    const end = endOfBlock(css, open);
    if (end === null) {
      endless = open;
      continue;
    }
    done += css.slice(at, index);
    at = end;
  }
  return done + css.slice(at);
}

/** The offset after the closing brace of this block, which may contain one level of blocks; null for any other text. */
function endOfBlock(css: string, open: number): number | null {
  let depth = 0;
  BRACE.lastIndex = open;
  for (let brace = BRACE.exec(css); brace; brace = BRACE.exec(css)) {
    depth += brace[0] === '{' ? 1 : -1;
    if (depth === 0) return BRACE.lastIndex;
    if (depth > 2) return null;
  }
  return null;
}

const NAME = /(?<![\w-])([\w-]+)\s*:\s*/g;
const SPECIAL = /[;"'(]/g;
const CLOSING: Readonly<Record<string, string>> = { '"': '"', "'": "'", '(': ')' };

/** The declarations of a `style` attribute or a rule. A value may have semicolons in quotes and brackets. */
export function declarationsIn(text: string): [name: string, value: string][] {
  const found: [string, string][] = [];
  const closes = new Map<string, number>();
  const closeOf = (sign: string, from: number): number => {
    const known = closes.get(sign);
    if (known !== undefined && (known < 0 || known >= from)) return known;
    const close = text.indexOf(sign, from);
    closes.set(sign, close);
    return close;
  };
  const endOfValue = (from: number): number => {
    SPECIAL.lastIndex = from;
    for (let special = SPECIAL.exec(text); special; special = SPECIAL.exec(text)) {
      const sign = CLOSING[special[0]];
      const close = sign === undefined ? -1 : closeOf(sign, special.index + 1);
      if (close < 0) return special.index;
      SPECIAL.lastIndex = close + 1;
    }
    return text.length;
  };
  NAME.lastIndex = 0;
  for (let name = NAME.exec(text); name; name = NAME.exec(text)) {
    const start = NAME.lastIndex;
    const end = endOfValue(start);
    found.push([name[1] ?? '', text.slice(start, end)]);
    NAME.lastIndex = end;
  }
  return found;
}
