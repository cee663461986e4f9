import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Memory } from '@/lib/domain/memory';
import { packRanges, toRanges } from '../../domain/code-point-ranges';
import { coverageOf } from '../coverage';
import { fontFaces, fontFamilies } from '../font-files';
import { fontPath, isInstalled } from '../font-folder';

/**
 * What the builder's page worker loads from its own server: its program, HarfBuzz, the fonts and what they cover.
 * No other file can be asked for, and none of them knows of any clinic or patient.
 */
export type ServedFile = { bytes: Uint8Array<ArrayBuffer>; type: string; etag: string };

/** Null for a name that is none of these. */
export async function servedFile(name: string): Promise<ServedFile | null> {
  if (name === 'coverage.json') return coverage();
  const place = places().get(name);
  return place ? readOnce(place) : null;
}

type Place = { path: string; type: string };

function places(): Map<string, Place> {
  const fonts = fontFamilies.filter(isInstalled).flatMap(fontFaces);
  return new Map<string, Place>([
    ['worker.js', { path: join(process.cwd(), 'build', 'preview-worker.js'), type: 'text/javascript; charset=utf-8' }],
    ['harfbuzz.wasm', { path: fontPath('node_modules/harfbuzzjs/dist/harfbuzz.wasm'), type: 'application/wasm' }],
    ...fonts.map(({ file }) => [nameOf(file), { path: fontPath(file), type: 'font/ttf' }] as const),
  ]);
}

const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

/** The common fonts of one script and the program: read once, until the file is another. */
const read = new Memory<ServedFile>(16);

async function readOnce({ path, type }: Place): Promise<ServedFile> {
  const { mtimeMs, size } = await stat(/*turbopackIgnore: true*/ path);
  const key = `${path} ${mtimeMs} ${size}`;
  const known = read.get(key);
  if (known) return known;
  const made = asFile(new Uint8Array(await readFile(/*turbopackIgnore: true*/ path)), type);
  read.set(key, made);
  return made;
}

let covered: ServedFile | undefined;

function coverage(): ServedFile {
  covered ??= asFile(
    new TextEncoder().encode(
      JSON.stringify(Object.fromEntries(fontFamilies.map((family) => [family, packedCoverage(family)]))),
    ),
    'application/json',
  );
  return covered;
}

function packedCoverage(family: (typeof fontFamilies)[number]): number[] {
  return packRanges(toRanges([...coverageOf(family)].sort((a, b) => a - b)));
}

function asFile(bytes: Uint8Array<ArrayBuffer>, type: string): ServedFile {
  return { bytes, type, etag: `"${createHash('sha256').update(bytes).digest('base64url')}"` };
}
