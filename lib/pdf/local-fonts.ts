import { readFile } from 'node:fs/promises';
import { coverageOf } from './coverage';
import { fontPath } from './font-folder';
import type { FontSource } from './font-source';

/** The fonts as they lie in node_modules. */
export const localFonts: FontSource = { read: (file) => readFile(fontPath(file)), coverageOf };
