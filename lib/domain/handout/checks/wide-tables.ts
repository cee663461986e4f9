import { allSections, RULE_GAP } from '../bilingual';
import type { DocumentSection, HandoutDocument } from '../document';
import { estimatedWidth } from '../estimated-width';
import { LONGEST_WORD } from '../longest-word';
import { CELL_PADDING, cellType, contentWidth } from '../table-form';
import type { Finding, Place } from './finding';
import { passagesIn } from './passage';
import { placeOf } from './section-text';

/** The width of the urgent-help box's frame, in points. */
const URGENT_FRAME = 36;

/** Scripts whose words have no spaces between them. */
const breaksAnywhere =
  /[\p{Ideographic}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * Finds tables that fit in no form: even in stacked rows, where a value has the full width, a word or a number with its
 * unit would overflow or be cut.
 */
export function checkWideTables(document: HandoutDocument): Finding[] {
  const { fontSize } = cellType[document.options.size];
  return allSections(document).flatMap((section) => {
    const frame = section.kind === 'urgent-help' ? URGENT_FRAME : 0;
    const rule = document.counterpart?.sections.includes(section) ? RULE_GAP : 0;
    const width = contentWidth - frame - rule - 2 * CELL_PADDING;
    return section.blocks.flatMap((block, index): Finding[] => {
      const wide = block.type === 'table' ? wideWords(section, index, width / fontSize) : null;
      return wide ? [{ code: 'table-too-wide', severity: 'blocks', ...wide }] : [];
    });
  });
}

/** The first words of a table that are wider than this, as a share of the type size. */
function wideWords(section: DocumentSection, block: number, width: number): { place: Place; words: string } | null {
  for (const { path, text } of passagesIn(section.blocks.slice(block, block + 1))) {
    const words = Array.from(text.matchAll(/\S+/gu), ({ 0: word, index }) => ({ word, index }));
    for (const [position, { word, index }] of words.entries()) {
      // The next word may be the unit of a number.
      const next = /\p{N}/u.test(word) ? words[position + 1] : undefined;
      const candidates = next ? [word, `${word} ${next.word}`] : [word];
      const found = candidates.find((one) => isUnbroken(one) && estimatedWidth(one) > width);
      if (found === undefined) continue;
      const at = { path: [block, ...path.slice(1)], start: index, end: index + found.length };
      return { place: { ...placeOf(section), at }, words: found };
    }
  }
  return null;
}

function isUnbroken(words: string): boolean {
  return words.length <= LONGEST_WORD && !breaksAnywhere.test(words);
}
