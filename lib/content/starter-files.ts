import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The content files as bytes of text: nothing here knows Markdown, so that a start can compare them at once. */

export type FileText = { path: string; text: string };

const CATALOG = 'red-flags';

/** The files of topics below `dir`, as paths `<slug>/<locale>.md` in alphabetical order. */
export async function listContentFiles(dir: string): Promise<string[]> {
  return listFiles(dir, '.md');
}

export async function readContentTexts(dir: string): Promise<FileText[]> {
  return readTexts(dir, await listContentFiles(dir));
}

/** The languages of the catalog of red flags below `dir`, `red-flags/<locale>.yaml`; none where there is no catalog. */
export async function readCatalogTexts(dir: string): Promise<FileText[]> {
  const paths = await listFiles(dir, '.yaml');
  return readTexts(
    dir,
    paths.filter((path) => path.startsWith(`${CATALOG}/`)),
  );
}

async function listFiles(dir: string, ending: string): Promise<string[]> {
  const folders = (await readdir(dir, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const files = await Promise.all(
    folders.map(async ({ name }) =>
      (await readdir(join(dir, name))).filter((file) => file.endsWith(ending)).map((file) => `${name}/${file}`),
    ),
  );
  return files.flat().sort();
}

async function readTexts(dir: string, paths: readonly string[]): Promise<FileText[]> {
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(join(dir, path), 'utf8') })));
}

/** Fingerprint of topics and catalog: another release's content has another one. */
export function hashOfTexts(...texts: (readonly FileText[])[]): string {
  return createHash('sha256').update(JSON.stringify(texts.flat())).digest('hex');
}
