import { ContentError } from '../problem';
import { type FileText, readCatalogueTexts } from '../starter-files';
import { type Catalogue, noCatalogue } from './catalogue';
import { joinCatalogue } from './join-files';
import { readCatalogueFile } from './read-file';

/** The catalogue in these files; an empty one without any. @throws ContentError for the first file with problems. */
export function catalogueIn(texts: readonly FileText[]): Catalogue {
  if (texts.length === 0) return noCatalogue;
  const files = texts.map(({ path, text }) => {
    const reading = readCatalogueFile(text, path);
    if (!reading.ok) throw new ContentError(path, reading.problems);
    return reading.file;
  });
  const { catalogue, problems } = joinCatalogue(files);
  for (const [path, found] of problems) {
    const faults = found.filter(({ isWarning }) => !isWarning);
    if (faults.length > 0) throw new ContentError(path, faults);
  }
  return catalogue;
}

/** The catalogue that ships in `dir` (content/). @throws ContentError when a file of it cannot be used. */
export async function loadCatalogue(dir: string): Promise<Catalogue> {
  return catalogueIn(await readCatalogueTexts(dir));
}
