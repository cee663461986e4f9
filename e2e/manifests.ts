import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** What the build itself says it serves: a new page, route or action is in here without anyone remembering it. */

const actionsSchema = z.object({
  node: z.record(
    z.string(),
    z.object({ workers: z.record(z.string(), z.unknown()), filename: z.string(), exportedName: z.string() }),
  ),
});

export type BuiltAction = { id: string; name: string; page: string };

/** Every server action, with an address that answers to it. */
export function builtActions(): BuiltAction[] {
  const { node } = actionsSchema.parse(readManifest('server/server-reference-manifest.json'));
  return Object.entries(node).map(([id, { workers, exportedName }]) => {
    const [worker = ''] = Object.keys(workers);
    return { id, name: exportedName, page: addressOf(worker.replace(/^app/, '')) };
  });
}

export type BuiltRoute = { kind: 'page' | 'handler'; address: string };

/** Every page and route handler, as addresses such as "/handouts/[id]". */
export function builtRoutes(): BuiltRoute[] {
  const manifest = z.record(z.string(), z.string()).parse(readManifest('server/app-paths-manifest.json'));
  return Object.keys(manifest).map((file) => ({
    kind: file.endsWith('/page') ? 'page' : 'handler',
    address: addressOf(file),
  }));
}

/** "/(clinic)/library/[topic]/page" is served as "/library/[topic]". */
function addressOf(file: string): string {
  const parts = file.split('/').filter((part) => part !== '' && !/^\(.*\)$/.test(part));
  return `/${parts.slice(0, -1).join('/')}`;
}

function readManifest(name: string): unknown {
  const folder = process.env.TEST_DIST_FOLDER;
  if (!folder) throw new Error('TEST_DIST_FOLDER is not set: run the browser tests with npm test -- --only e2e');
  return JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
}
