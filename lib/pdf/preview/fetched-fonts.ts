import { z } from 'zod';
import { unpackRanges } from '@/lib/domain/code-point-ranges';
import { fontFamilies } from '../font-files';
import type { FontSource } from '../font-source';

const coverageSchema = z.record(z.enum(fontFamilies), z.array(z.number()));

/** The fonts of the server at this address (see served-files.ts). What they cover is asked at once, their bytes when needed. */
export async function fetchedFonts(address: URL): Promise<FontSource> {
  const packed = coverageSchema.parse(await (await fetched(new URL('coverage.json', address))).json());
  const covered = new Map(fontFamilies.map((family) => [family, codePointsIn(packed[family])]));
  return {
    async read(file) {
      const name = file.slice(file.lastIndexOf('/') + 1);
      return new Uint8Array(await (await fetched(new URL(name, address))).arrayBuffer());
    },
    coverageOf: (family) => covered.get(family) ?? new Set(),
  };
}

async function fetched(address: URL): Promise<Response> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address.pathname} answers ${answer.status}`);
  return answer;
}

function codePointsIn(packed: number[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [first, last] of unpackRanges(packed)) {
    for (let codePoint = first; codePoint <= last; codePoint += 1) found.add(codePoint);
  }
  return found;
}
