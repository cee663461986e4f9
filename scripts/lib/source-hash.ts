import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * SHA-256 over names and contents of the given files and folders (with everything in them), in a fixed order.
 * Names are relative to `root`, so a moved folder keeps its hash. What is missing counts as missing.
 */
export async function sourceHash(
  root: string,
  places: readonly string[],
  skip: (file: string) => boolean = () => false,
): Promise<string> {
  const listed = await Promise.all(places.map((place) => listFiles(root, place, skip)));
  const files = [...new Set(listed.flat())].sort();
  const contents = await Promise.all(files.map((file) => readFile(path.join(root, file))));
  const hash = createHash('sha256');
  for (const [index, content] of contents.entries()) {
    const fileHash = createHash('sha256').update(content).digest('hex');
    hash.update(`${files[index]}\0${fileHash}\n`);
  }
  return hash.digest('hex');
}

async function listFiles(root: string, place: string, skip: (file: string) => boolean): Promise<string[]> {
  if (skip(place)) return [];
  const entries = await readdir(path.join(root, place), { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) {
    const isFile = await readFile(path.join(root, place)).then(
      () => true,
      () => false,
    );
    return isFile ? [place] : [];
  }
  const nested = entries.map((entry) => {
    const inner = path.posix.join(place, entry.name);
    if (entry.isDirectory()) return listFiles(root, inner, skip);
    return entry.isFile() && !skip(inner) ? [inner] : [];
  });
  return (await Promise.all(nested)).flat();
}
