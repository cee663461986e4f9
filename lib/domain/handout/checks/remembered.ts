import { Memory } from '../../memory';
import type { Block, DocumentSection } from '../document';

/**
 * Remembers what a section came to by its words: while one section is typed in, the others of a long handout
 * need not be read again. Composing makes new blocks each time, so the words themselves are the key.
 */
export function rememberBySection<Result>(
  read: (section: Pick<DocumentSection, 'blocks' | 'locale'>) => Result,
): (section: DocumentSection) => Result {
  const known = new Memory<Result>(400);
  const written = new WeakMap<readonly Block[], string>();
  return (section) => {
    const words = written.get(section.blocks) ?? JSON.stringify(section.blocks);
    written.set(section.blocks, words);
    return known.getOr(`${section.locale} ${words}`, () => read(section));
  };
}
