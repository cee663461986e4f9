import { strToU8, zipSync } from 'fflate';
import { type PackReading, readPack } from './read-pack';
import { type ExportedBy, type PackContent, type Unwritable, writePack } from './write-pack';

export type PackWriting =
  | { is: 'written'; zip: Uint8Array<ArrayBuffer>; topics: number; sections: number }
  | { is: 'unwritable'; wordings: Unwritable[] };

/** The tasks for packs. They always run in a worker thread, because hostile text can keep its reader busy. */
export const tasks = {
  /** Parses an uploaded pack. */
  read: (bytes: Uint8Array): PackReading => readPack(bytes),
  /** Builds a pack of the library, and names the content that the format cannot hold. */
  write: ({ content, exported }: { content: PackContent; exported: ExportedBy }): PackWriting => {
    const { files, unwritable } = writePack(content, exported);
    if (unwritable.length > 0) return { is: 'unwritable', wordings: unwritable };
    const entries = files.map(({ path, text }) => [path, strToU8(text)] as const);
    const { topics, generic } = content;
    const sections = [...topics.flatMap((topic) => topic.sections), ...generic].length;
    return { is: 'written', zip: zipSync(Object.fromEntries(entries)), topics: topics.length, sections };
  },
};
