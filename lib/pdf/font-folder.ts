import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type FontFamily, fontFaces } from './font-files';

/**
 * Where a font's file lies. Resolved from the working directory, like everything that is read at run time: the
 * module's own address differs between the test runner, the worker bundle and the Next server bundle.
 */
export function fontPath(file: string): string {
  return join(process.cwd(), file);
}

/** False for a family that is installed apart and is not there. */
export function isInstalled(family: FontFamily): boolean {
  return fontFaces(family).every(({ file }) => existsSync(fontPath(file)));
}
