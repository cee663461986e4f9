import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withFiguresTable } from '../lib/content/figures-table';
import { readContentTexts } from '../lib/content/starter-files';
import { readContentFile } from '../lib/content/topic-file';

/** Brings the table of figures in content/README.md up to date. A file that cannot be read has none, and nothing is written. */

const CONTENT = 'content';

const files = (await readContentTexts(CONTENT)).map(({ path, text }) => {
  const reading = readContentFile(text, path);
  if (!reading.ok) throw new Error(`${CONTENT}/${path} cannot be read: npm run content:check says why`);
  return reading.file;
});
const readme = join(CONTENT, 'README.md');
const written = withFiguresTable(await readFile(readme, 'utf8'), files);
if (written === null) throw new Error(`${readme} has no place for the table: its markers are missing`);
await writeFile(readme, written);
