import { segmentsIn } from '@/lib/domain/segments';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Grapheme clusters: a letter with its marks is one. */
export function graphemesOf(text: string): string[] {
  return Array.from(segmentsIn(text, segmenter), ({ segment }) => segment);
}
