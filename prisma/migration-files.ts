import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const prismaFolder = path.dirname(fileURLToPath(import.meta.url));
export const defaultMigrationsFolder = path.join(prismaFolder, 'migrations');

/** Folder names under prisma/migrations, oldest first: the order in which they are applied. */
export async function migrationNames(folder = defaultMigrationsFolder): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
