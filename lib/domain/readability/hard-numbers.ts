import type { Span } from './sentences';
import { levelled } from './words';

/** Starts only at the first digit: starting at each digit would read a long number again and again. */
const PERCENTAGE = String.raw`(?<!\d)\d+(?:[.,]\d+)?\s?(?:%|per ?cent\b|por ciento\b)`;
/** A decimal is hard to weigh; a dose or a temperature needs its own. */
const DECIMAL = String.raw`(?<![\d.,])\d*[.,]\d{1,2}(?![\d.,])(?!\s?(?:°|[FC]\b|degrees|grados|m?c?g\b|kg\b|m?l\b|mmol|cm\b|mm\b|lb))`;
const HARD = new RegExp(`${PERCENTAGE}|${DECIMAL}`, 'giu');

/** Percentages and decimals, which many readers cannot picture; "1 in 10" they can. */
export function hardNumbersIn(block: string): Span[] {
  return [...levelled(block).matchAll(HARD)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
