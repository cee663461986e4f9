/** A bracket or quotation mark with its partner, as offsets in UTF-16 units; null where the text has none. */
export type Pair = { isQuote: boolean; open: number | null; close: number | null };

const openers = new Map(Object.entries({ ')': '(', ']': '[', '}': '{' }));
const opening = new Set(openers.values());
// Arabic opens with ” and closes with “, English the other way: the place of a mark decides.
const quotes = '"“”„«»';
const letterOrDigit = /[\p{L}\p{N}]/u;

/** A quotation mark between letters, as in a Hebrew abbreviation, encloses nothing. */
export function pairsOf(text: string): Pair[] {
  const pairs: Pair[] = [];
  const open = new Map<string, Pair[]>();
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    const [before, after] = [text.charAt(at - 1), text.charAt(at + 1)];
    const isQuote = quotes.includes(sign);
    const opener = isQuote ? '"' : (openers.get(sign) ?? sign);
    if (isQuote ? before.trim() === '' || opening.has(before) : opening.has(sign)) {
      const pair: Pair = { isQuote, open: at, close: null };
      pairs.push(pair);
      const unclosed = open.get(opener);
      if (unclosed) unclosed.push(pair);
      else open.set(opener, [pair]);
    } else if (isQuote ? !letterOrDigit.test(after) : openers.has(sign)) {
      const pair = open.get(opener)?.pop();
      if (pair) pair.close = at;
      else pairs.push({ isQuote, open: null, close: at });
    }
  }
  return pairs;
}
