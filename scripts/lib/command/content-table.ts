import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withFiguresTable } from '../../../lib/content/figures-table';
import { loadCatalog } from '../../../lib/content/red-flags/load';
import { readContentTexts } from '../../../lib/content/starter-files';
import { readContentFile } from '../../../lib/content/topic-file';
import { SetupFailure } from '../failure';

const CONTENT = 'content';

/**
 * Brings the table of figures in content/README.md up to date.
 * @returns what to say.
 * @throws SetupFailure when a file cannot be read: then nothing is written.
 */
export async function updateContentTable(): Promise<string> {
  const catalog = await loadCatalog(CONTENT);
  const files = (await readContentTexts(CONTENT)).map(({ path, text }) => {
    const reading = readContentFile(text, path, catalog);
    if (!reading.ok) throw new SetupFailure(`${CONTENT}/${path} cannot be read: npm run content:check says why.`);
    return reading.file;
  });
  const readme = join(CONTENT, 'README.md');
  const before = await readFile(readme, 'utf8');
  const written = withFiguresTable(before, files);
  if (written === null) throw new SetupFailure(`${readme} has no place for the table: put its two markers back.`);
  if (written === before) return `The table of ${readme} is up to date.`;
  await writeFile(readme, written);
  return `The table of ${readme} is updated.`;
}
