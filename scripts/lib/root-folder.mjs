// @ts-check
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository, without a slash at the end. */
export const rootFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
