/** How a numbered list counts. The names are those of CSS `list-style-type`. */
export const listStyles = ['decimal', 'lower-alpha', 'upper-alpha', 'lower-roman', 'upper-roman'] as const;
export type ListStyle = (typeof listStyles)[number];

/** The highest number that a list may start with: a label of four digits still fits beside its words. */
export const HIGHEST_START = 9_999;

/** What is stored of a numbering: nothing for a list that starts at 1 and counts in digits. */
export type StoredNumbering = { start?: number | undefined; style?: ListStyle | undefined };
export type ListNumbering = { start: number; style: ListStyle };

export function isListStart(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= HIGHEST_START;
}

export function numberingOf({ start = 1, style = 'decimal' }: StoredNumbering = {}): ListNumbering {
  return { start, style };
}

/** Without the usual values, so that a list of digits from 1 is stored as it always was. */
export function storedNumbering({ start, style }: ListNumbering): StoredNumbering {
  return { ...(start === 1 ? {} : { start }), ...(style === 'decimal' ? {} : { style }) };
}

/** The `type` attribute of an HTML `ol`. */
export const htmlTypes: Record<ListStyle, '1' | 'a' | 'A' | 'i' | 'I'> = {
  decimal: '1',
  'lower-alpha': 'a',
  'upper-alpha': 'A',
  'lower-roman': 'i',
  'upper-roman': 'I',
};

/** "3.", "c." or "iii.": the printed label of an item, `position` counted from 0. */
export function itemLabel({ start, style }: ListNumbering, position: number): string {
  return `${numeral(start + position, style)}.`;
}

function numeral(value: number, style: ListStyle): string {
  switch (style) {
    case 'decimal':
      return String(value);
    case 'lower-alpha':
      return letters(value);
    case 'upper-alpha':
      return letters(value).toUpperCase();
    case 'lower-roman':
      return roman(value).toLowerCase();
    case 'upper-roman':
      return roman(value);
  }
}

/** a … z, aa, ab …, as browsers count. */
function letters(value: number): string {
  const rest = Math.floor((value - 1) / 26);
  return `${rest > 0 ? letters(rest) : ''}${String.fromCharCode(97 + ((value - 1) % 26))}`;
}

const romanDigits: readonly (readonly [worth: number, digits: string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** Roman numerals end at 3999; above, browsers and this function count in digits. */
function roman(value: number): string {
  if (value > 3_999) return String(value);
  let [written, left] = ['', value];
  for (const [worth, digits] of romanDigits) {
    while (left >= worth) {
      written += digits;
      left -= worth;
    }
  }
  return written;
}
