import { readFileSync } from 'node:fs';
import path from 'node:path';
import { rootFolder } from '../root-folder';

type Manifest = { node: Record<string, { workers: Record<string, unknown>; exportedName: string }> };

/** Under which number and at which address a build answers to a server action, by the action's exported name. */
export function builtAction(distFolder: string, name: string): { id: string; address: string } {
  const file = path.join(rootFolder, distFolder, 'server', 'server-reference-manifest.json');
  const { node }: Manifest = JSON.parse(readFileSync(file, 'utf8'));
  const found = Object.entries(node).find(([, { exportedName }]) => exportedName === name);
  if (!found) throw new Error(`The build has no server action ${name}`);
  const [id, { workers }] = found;
  const [page = ''] = Object.keys(workers);
  const parts = page.split('/').filter((part) => part !== 'app' && !/^\(.*\)$/.test(part));
  // A dynamic part may be anything: the action's input says which row is meant.
  return { id, address: `/${parts.slice(0, -1).join('/')}`.replace(/\[.*?\]/g, 'x') };
}
