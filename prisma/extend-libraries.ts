import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashOfTexts, readCatalogTexts, readContentTexts } from '../lib/content/starter-files';
import { withClient } from '../scripts/lib/postgres/with-client';

const contentFolder = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'content');

/**
 * Gives every clinic what this release's starter content has and its library does not, once. The owner finds the
 * clinics; the copying is done as the runtime role, under row-level security.
 * @returns the number of clinics whose library was older.
 */
export async function extendLibraries(
  { ownerUrl, appUrl }: { ownerUrl: string; appUrl: string },
  folder = contentFolder,
): Promise<number> {
  const hash = hashOfTexts(await readContentTexts(folder), await readCatalogTexts(folder));
  const clinicIds = await clinicsWithout(hash, ownerUrl);
  if (clinicIds.length === 0) return 0;
  // Reading Markdown and loading the client costs every start half a second, and few need it.
  const { extendLibrary } = await import('../lib/features/library/import-starter');
  const { loadStarterContent } = await import('../lib/content/starter-content');
  const { connect } = await import('../lib/db/client');
  const starter = await loadStarterContent(folder);
  const db = connect(appUrl, 2);
  try {
    for (const clinicId of clinicIds) await extendLibrary(db, clinicId, starter);
  } finally {
    await db.$disconnect();
  }
  return clinicIds.length;
}

async function clinicsWithout(hash: string, ownerUrl: string): Promise<string[]> {
  const sql = 'SELECT id FROM clinic WHERE starter_hash IS DISTINCT FROM $1 ORDER BY created_at, id';
  const { rows } = await withClient(ownerUrl, (client) => client.query<{ id: string }>(sql, [hash]));
  return rows.map(({ id }) => id);
}
