import { Memory } from '../../memory';
import type { Block, DocumentSection } from '../document';

/**
 * Remembers what a section came to by its words: while one section is typed in, the others of a long handout
 * need not be read again. The same blocks are known at once; new ones that say the same, by their words.
 */
export function rememberBySection<Result>(
  read: (section: Pick<DocumentSection, 'blocks' | 'locale'>) => Result,
): (section: DocumentSection) => Result {
  const known = new Memory<Result>(400);
  const latest = new WeakMap<readonly Block[], { locale: string; result: Result }>();
  return (section) => {
    const { blocks, locale } = section;
    const before = latest.get(blocks);
    if (before?.locale === locale) return before.result;
    const result = known.getOr(`${locale} ${JSON.stringify(blocks)}`, () => read(section));
    latest.set(blocks, { locale, result });
    return result;
  };
}
