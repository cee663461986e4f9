import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { rootFolder } from '../root-folder.mjs';

/** What a build itself says it serves: a new page, route or action is in here without anyone remembering it. */

const actionsSchema = z.object({
  node: z.record(
    z.string(),
    z.object({ workers: z.record(z.string(), z.unknown()), filename: z.string(), exportedName: z.string() }),
  ),
});

export type BuiltAction = { id: string; name: string; page: string };

/** Every server action of the build in this folder of the repository, with an address that answers to it. */
export function builtActions(distFolder: string): BuiltAction[] {
  const { node } = actionsSchema.parse(readManifest(distFolder, 'server-reference-manifest.json'));
  return Object.entries(node).map(([id, { workers, exportedName }]) => {
    const [worker = ''] = Object.keys(workers);
    return { id, name: exportedName, page: addressOf(worker.replace(/^app/, '')) };
  });
}

/** The action that is exported under this name. A dynamic part of its address may be anything: the input names the row. */
export function builtAction(distFolder: string, name: string): { id: string; address: string } {
  const found = builtActions(distFolder).find((action) => action.name === name);
  if (!found) throw new Error(`The build has no server action ${name}`);
  return { id: found.id, address: found.page.replace(/\[.*?\]/g, 'x') };
}

export type BuiltRoute = { kind: 'page' | 'handler'; address: string };

/** Every page and route handler, as addresses such as "/handouts/[id]". */
export function builtRoutes(distFolder: string): BuiltRoute[] {
  const manifest = z.record(z.string(), z.string()).parse(readManifest(distFolder, 'app-paths-manifest.json'));
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

function readManifest(distFolder: string, name: string): unknown {
  return JSON.parse(readFileSync(path.join(rootFolder, distFolder, 'server', name), 'utf8'));
}
