import { ContentError } from '../problem';
import { type FileText, readCatalogTexts } from '../starter-files';
import { type Catalog, noCatalog } from './catalog';
import { joinCatalog } from './join-files';
import { readCatalogFile } from './read-file';

/** The catalog in these files; an empty one without any. @throws ContentError for the first file with problems. */
export function catalogIn(texts: readonly FileText[]): Catalog {
  if (texts.length === 0) return noCatalog;
  const files = texts.map(({ path, text }) => {
    const reading = readCatalogFile(text, path);
    if (!reading.ok) throw new ContentError(path, reading.problems);
    return reading.file;
  });
  const { catalog, problems } = joinCatalog(files);
  for (const [path, found] of problems) {
    const faults = found.filter(({ isWarning }) => !isWarning);
    if (faults.length > 0) throw new ContentError(path, faults);
  }
  return catalog;
}

/** The catalog that ships in `dir` (content/). @throws ContentError when a file of it cannot be used. */
export async function loadCatalog(dir: string): Promise<Catalog> {
  return catalogIn(await readCatalogTexts(dir));
}
