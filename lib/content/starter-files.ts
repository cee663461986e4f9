import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The content files as bytes of text: nothing here knows Markdown, so that a start can compare them at once. */

export type FileText = { path: string; text: string };

const CATALOG = 'red-flags';

/** The files of topics below `dir`, as paths `<slug>/<locale>.md` in alphabetical order. */
export async function listContentFiles(dir: string): Promise<string[]> {
  const folders = (await readdir(dir, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const files = await Promise.all(folders.map(({ name }) => filesIn(dir, name, '.md')));
  return files.flat().sort();
}

export async function readContentTexts(dir: string): Promise<FileText[]> {
  return readTexts(dir, await listContentFiles(dir));
}

/** The languages of the catalog of red flags below `dir`, `red-flags/<locale>.yaml`; none where there is no catalog. */
export async function readCatalogTexts(dir: string): Promise<FileText[]> {
  const hasCatalog = (await readdir(dir)).includes(CATALOG);
  return readTexts(dir, hasCatalog ? (await filesIn(dir, CATALOG, '.yaml')).sort() : []);
}

async function filesIn(dir: string, folder: string, ending: string): Promise<string[]> {
  const names = await readdir(join(dir, folder));
  return names.filter((name) => name.endsWith(ending)).map((name) => `${folder}/${name}`);
}

async function readTexts(dir: string, paths: readonly string[]): Promise<FileText[]> {
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(join(dir, path), 'utf8') })));
}

/** Fingerprint of topics and catalog: another release's content has another one. */
export function hashOfTexts(...texts: (readonly FileText[])[]): string {
  return createHash('sha256').update(JSON.stringify(texts.flat())).digest('hex');
}
