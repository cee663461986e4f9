import type { Span } from './sentences';
import { levelled } from './words';

/** Capitals that readers know without being told. */
const WELL_KNOWN = new Set(
  'AIDS AM PM COVID DNA ER HIV ID OK PET TV UK US USA NHS GP EU UV SMS PDF QR FAQ CPR VIP DIY'.split(' '),
);
const CAPITALS = /(?<![\p{L}\p{N}-])[A-Z]{2,6}(?![\p{L}\p{N}])/gu;

export type Abbreviation = Span & { abbreviation: string; isDefined: boolean };

/** Longer than any phrase that defines an abbreviation. */
const LONGEST_BEFORE = 20;

/** The abbreviations of a block of English and whether the block says what they stand for. */
export function abbreviationsIn(block: string): Abbreviation[] {
  const text = levelled(block);
  return [...text.matchAll(CAPITALS)].flatMap((match) => {
    const abbreviation = match[0];
    const start = match.index;
    const end = start + abbreviation.length;
    const wordEnd = endOfWordBefore(text, start);
    const before = text.slice(Math.max(0, wordEnd - LONGEST_BEFORE), wordEnd);
    const after = text.slice(end);
    const hasSpace = wordEnd < start;
    // In a run of capitals somebody is shouting: "DO NOT DRIVE".
    const isShouted = (hasSpace && /[A-Z]{2}$/.test(before)) || /^\s+[A-Z]{2,}/.test(after);
    if (isShouted || WELL_KNOWN.has(abbreviation)) return [];
    const isDefined =
      before.endsWith('(') ||
      /^s?\s*(?:\(|(?:means|stands for)\b)/.test(after) ||
      (start - wordEnd === 1 && /\bcalled(?: an?)?$/.test(before));
    return [{ abbreviation, start, end, isDefined }];
  });
}

function endOfWordBefore(text: string, start: number): number {
  let end = start;
  while (end > 0 && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return end;
}
