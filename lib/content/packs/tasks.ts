import { strToU8, zipSync } from 'fflate';
import { type PackReading, readPack } from './read-pack';
import { type ExportedBy, type PackContent, type Unwritable, writePack } from './write-pack';

export type PackWriting =
  | { is: 'written'; zip: Uint8Array<ArrayBuffer>; topics: number; sections: number }
  | { is: 'unwritable'; wordings: Unwritable[] };

/** What is done with packs, always in a worker thread: text can be made to keep its reader busy. */
export const tasks = {
  /** A pack as it was sent → what it says. */
  read: (bytes: Uint8Array): PackReading => readPack(bytes),
  /** The library as a pack. What no file can say is named instead. */
  write: ({ content, exported }: { content: PackContent; exported: ExportedBy }): PackWriting => {
    const { files, unwritable } = writePack(content, exported);
    if (unwritable.length > 0) return { is: 'unwritable', wordings: unwritable };
    const entries = files.map(({ path, text }) => [path, strToU8(text)] as const);
    const { topics, generic } = content;
    const sections = [...topics.flatMap((topic) => topic.sections), ...generic].length;
    return { is: 'written', zip: zipSync(Object.fromEntries(entries)), topics: topics.length, sections };
  },
};
