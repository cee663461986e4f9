import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { rootFolder } from '../root-folder.mjs';

const lockSchema = z.object({
  name: z.string(),
  version: z.string(),
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      integrity: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      link: z.boolean().optional(),
    }),
  ),
});

/** Every npm package that is installed, from the lock file, as a CycloneDX 1.6 bill of materials. */
export async function softwareBill() {
  const lock = lockSchema.parse(JSON.parse(await readFile(path.join(rootFolder, 'package-lock.json'), 'utf8')));
  const installed = Object.entries(lock.packages).filter(
    ([place, { link }]) => place.includes('node_modules/') && !link,
  );
  return {
    bomFormat: 'CycloneDX' as const,
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', name: lock.name, version: lock.version } },
    components: installed.map(([place, { version = '', integrity = '', license, dev }]) => {
      const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const checksum = /^sha512-(.+)$/.exec(integrity)?.[1];
      return {
        type: 'library',
        name,
        version,
        purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
        scope: dev ? 'excluded' : 'required',
        ...(license && { licenses: [{ expression: license }] }),
        hashes: checksum ? [{ alg: 'SHA-512', content: Buffer.from(checksum, 'base64').toString('hex') }] : [],
      };
    }),
  };
}
