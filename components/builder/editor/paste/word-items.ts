import type { ListStyle } from '@/lib/domain/handout/list-numbering';
import { type Marker, readMarker } from './markers';
import { seenIn, signFontOf } from './sign-fonts';
import { familyOf, type Style, type StyleSheet, styleOf } from './styles';

/**
 * Word puts a list on the clipboard as paragraphs, each with the name and level of its list in its style
 * ("mso-list:l0 level2 lfo1") and its bullet or number as text in a span "mso-list:Ignore".
 */
export type WordItem = {
  list: string;
  level: number;
  /** As it was printed; '' where the source leaves it to its reader. */
  printed: string;
  /** Null where it is no number or bullet that a list here can have. */
  marker: Marker | null;
  /** How Word says this level counts. */
  style: ListStyle | null;
  start: number;
};

export const IGNORED = /mso-list:\s*Ignore/i;
const LEVEL = /\b(l\d+)\s+level(\d+)/i;

const formats: Record<string, ListStyle> = {
  arabic: 'decimal',
  'arabic-leading-zero': 'decimal',
  'alpha-lower': 'lower-alpha',
  'alpha-upper': 'upper-alpha',
  'roman-lower': 'lower-roman',
  'roman-upper': 'upper-roman',
};

/** What this paragraph is in a list of Word; null for any other. Takes the printed bullet or number out of it. */
export function takeWordItem(paragraph: Element, style: Style, sheet: StyleSheet): WordItem | null {
  const named = LEVEL.exec(style.get('mso-list') ?? '');
  if (!named) return null;
  const list = (named[1] ?? '').toLowerCase();
  const level = Number(named[2]);
  const rule = sheet.lists.get(`${list}:level${level}`);
  const format = rule?.get('mso-level-number-format') ?? (rule?.has('mso-level-text') ? '' : 'arabic');
  const printed = takeMarkers(paragraph, sheet);
  const counts = rule && format !== 'bullet' && format !== 'image' ? (formats[format] ?? null) : null;
  return {
    list,
    level,
    printed: printed ?? '',
    marker: printed === null ? unprinted(paragraph, rule, counts) : readMarker(printed),
    style: counts,
    start: Number(rule?.get('mso-level-start-at') ?? 1),
  };
}

function unprinted(paragraph: Element, rule: Style | undefined, counts: ListStyle | null): Marker {
  const isNumber = counts !== null || (!rule && /MsoListNumber/i.test(paragraph.className));
  return isNumber ? { is: 'number', readings: [], close: '.', path: '' } : { is: 'bullet' };
}

/** Takes the printed markers out of an item. Null where it has none. */
function takeMarkers(item: Element, sheet: StyleSheet): string | null {
  const markers = [...item.querySelectorAll('*')].filter((one) => IGNORED.test(one.getAttribute('style') ?? ''));
  const [marker] = markers;
  if (!marker) return null;
  const printed = printedIn(marker, item, sheet);
  for (const one of markers) one.remove();
  return printed;
}

function printedIn(marker: Element, item: Element, sheet: StyleSheet): string {
  let printed = '';
  const read = (node: Node, parent: Element): void => {
    if (node.nodeType === 3) printed += seenIn(node.nodeValue ?? '', fontAt(parent, item, sheet), () => {});
    for (const child of node.childNodes) read(child, node as Element); // only elements have children
  };
  read(marker, marker);
  return printed.trim();
}

function fontAt(element: Element, item: Element, sheet: StyleSheet): ReturnType<typeof signFontOf> {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const family = familyOf(styleOf(at, sheet)) ?? at.getAttribute('face');
    if (family) return signFontOf(family);
    if (at === item) return null;
  }
  return null;
}
