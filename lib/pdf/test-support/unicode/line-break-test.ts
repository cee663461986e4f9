import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

const file = path.join(import.meta.dirname, 'LineBreakTest-15.0.0.txt.gz');

/** The cases of Unicode's test suite for UAX #14: a text, and the offsets where its lines may break. */
export const official = gunzipSync(readFileSync(file))
  .toString('utf8')
  .split('\n')
  .filter((line) => /^[×÷]/u.test(line))
  .map((line) => {
    let text = '';
    const allowed = new Set<number>();
    for (const token of line.split(/\s+/u)) {
      if (token === '÷') allowed.add(text.length);
      else if (token !== '×' && token !== '') text += String.fromCodePoint(Number.parseInt(token, 16));
    }
    return { text, allowed };
  });
