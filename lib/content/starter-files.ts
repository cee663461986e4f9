import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The content files as bytes of text: nothing here knows Markdown, so that a start can compare them at once. */

export type FileText = { path: string; text: string };

/** The content files below `dir`, as paths `<slug>/<locale>.md` in alphabetical order. */
export async function listContentFiles(dir: string): Promise<string[]> {
  const folders = (await readdir(dir, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const files = await Promise.all(
    folders.map(async ({ name }) =>
      (await readdir(join(dir, name))).filter((file) => file.endsWith('.md')).map((file) => `${name}/${file}`),
    ),
  );
  return files.flat().sort();
}

export async function readContentTexts(dir: string): Promise<FileText[]> {
  const paths = await listContentFiles(dir);
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(join(dir, path), 'utf8') })));
}

/** Fingerprint of the files: another release's content has another one. */
export function hashOfTexts(texts: readonly FileText[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex');
}
