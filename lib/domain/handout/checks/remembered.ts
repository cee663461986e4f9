import type { Block, DocumentSection } from '../document';

const KEPT = 400;

/**
 * Remembers what a section came to by its words: while one section is typed in, the others of a long handout
 * need not be read again. Composing makes new blocks each time, so the words themselves are the key.
 */
export function rememberBySection<Result>(
  read: (section: Pick<DocumentSection, 'blocks' | 'locale'>) => Result,
): (section: DocumentSection) => Result {
  const known = new Map<string, Result>();
  const written = new WeakMap<readonly Block[], string>();
  return (section) => {
    const words = written.get(section.blocks) ?? JSON.stringify(section.blocks);
    written.set(section.blocks, words);
    const key = `${section.locale} ${words}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= KEPT) known.clear();
    const result = read(section);
    known.set(key, result);
    return result;
  };
}
