import { strToU8, zipSync } from 'fflate';
import { type FileProblems, type Pack, type PackReading, readPack } from '@/lib/content/packs/read-pack';
import { type ExportedBy, type Unwritable, writePack } from '@/lib/content/packs/write-pack';
import type { Catalog } from '@/lib/content/red-flags/catalog';
import { type ImportedBy, type PlannedImport, plannedImport } from './import-rows';
import { itemsOf, type PackItem, planImport } from './plan';
import { ownLibrary, packContent } from './stored-library';

/**
 * The tasks for packs: reading, comparing and writing them. They always run in a worker thread, because hostile text can
 * keep its reader busy and a whole library takes seconds. `library`: the text of `readLibraryText`.
 */

export type PackWriting =
  | { is: 'written'; zip: Uint8Array<ArrayBuffer>; topics: number; sections: number }
  | { is: 'unwritable'; wordings: Unwritable[] };

export type NotRead = Exclude<PackReading, { is: 'read' }>;

/** What a pack would bring. */
export type Preview = { is: 'preview'; items: PackItem[]; same: number; remarks: FileProblems[] };

export type ImportPlanning =
  | NotRead
  /** The pack or the library is not what was shown. */
  | { is: 'moved' }
  /** Something was chosen without what it rests on. */
  | { is: 'incomplete' }
  /** `compared`: the topics that the plan rests on, by slug ('' for the sections of any handout). */
  | { is: 'planned'; planned: PlannedImport; compared: string[] };

export const tasks = {
  /** Compares an uploaded pack with the library. A preview is the bytes of its JSON, which nobody parses here again. */
  preview: (given: { file: Uint8Array; library: string; catalog: Catalog }): NotRead | Uint8Array<ArrayBuffer> => {
    const reading = readPack(given.file, given.catalog);
    if (reading.is !== 'read') return reading;
    const plan = planImport(reading.pack, ownLibrary(given.library));
    const { remarks } = reading.pack;
    const preview: Preview = { is: 'preview', items: itemsOf(plan), same: plan.same, remarks };
    return new TextEncoder().encode(JSON.stringify(preview));
  },

  /** Compares them once more, and makes the rows of what was chosen: the ids of items, with their guards. */
  import: (given: {
    file: Uint8Array;
    library: string;
    catalog: Catalog;
    chosen: ReadonlyMap<string, string>;
    by: ImportedBy;
  }): ImportPlanning => {
    const reading = readPack(given.file, given.catalog);
    if (reading.is !== 'read') return reading;
    const { chosen } = given;
    const library = ownLibrary(given.library);
    const plan = planImport(reading.pack, library);
    const items = itemsOf(plan).filter(({ id }) => chosen.has(id));
    if (items.length !== chosen.size || items.some(({ id, guard }) => chosen.get(id) !== guard)) return { is: 'moved' };
    if (!isWhole(items)) return { is: 'incomplete' };
    const taken = {
      wordings: plan.wordings.filter(({ item }) => chosen.has(item.id)),
      facts: plan.facts.filter(({ item }) => chosen.has(item.id)),
      same: plan.same,
    };
    return {
      is: 'planned',
      planned: plannedImport(taken, library, given.by),
      compared: comparedWith(reading.pack),
    };
  },

  /** Builds a pack of the library, and names the content that the format cannot hold. null: there is nothing in it. */
  export: ({ library, exported }: { library: string; exported: ExportedBy }): PackWriting | null => {
    const content = packContent(library);
    const { topics, generic } = content;
    if (topics.length + generic.length === 0) return null;
    const { files, unwritable } = writePack(content, exported);
    if (unwritable.length > 0) return { is: 'unwritable', wordings: unwritable };
    const entries = files.map(({ path, text }) => [path, strToU8(text)] as const);
    const sections = [...topics.flatMap((topic) => topic.sections), ...generic].length;
    return { is: 'written', zip: zipSync(Object.fromEntries(entries)), topics: topics.length, sections };
  },
};

/** Nothing is taken without what it rests on. */
function isWhole(items: readonly PackItem[]): boolean {
  const ids = new Set(items.map(({ id }) => id));
  return items.every(
    (item) => item.needs.every((id) => ids.has(id)) && (item.what === 'facts' || item.obstacle === null),
  );
}

const comparedWith = ({ topics, generic }: Pack): string[] => [
  ...topics.map(({ slug }) => slug),
  ...(generic.length > 0 ? [''] : []),
];
