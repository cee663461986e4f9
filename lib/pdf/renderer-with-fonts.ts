import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type FontFamily, fontPackage, packageName, scriptOf } from './font-files';
import { fontPath } from './font-folder';
import { dictionaryFamilies } from './text/font-stack';
import { rendererVersion } from './version';

/**
 * The renderer's version, with those of the fonts that are installed apart: a release does not tell which of them an
 * installation has. Lines of Thai, Lao, Khmer and Burmese also depend on Node's dictionaries (ICU).
 */
export function rendererWith(families: ReadonlySet<FontFamily>): string {
  const apart = [...families].filter((family) => scriptOf(family) !== undefined).toSorted();
  const dictionaries = apart.some((family) => dictionaryFamilies.has(family)) ? [`icu/${process.versions.icu}`] : [];
  return [rendererVersion, ...apart.map(versionOf), ...dictionaries].join(' ');
}

const packageSchema = z.object({ version: z.string() });

/** A process keeps the fonts that it has loaded, so it keeps their versions too. */
const versions = new Map<FontFamily, string>();

/** "noto-sans-thai/0.4.2" */
function versionOf(family: FontFamily): string {
  const known = versions.get(family);
  if (known !== undefined) return known;
  const file = fontPath(`${fontPackage(family)}/package.json`);
  const { version } = packageSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const named = `${packageName(family).split('/').at(-1)}/${version}`;
  versions.set(family, named);
  return named;
}
