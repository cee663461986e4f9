import { contentProblems } from './content-problems';
import { elementProblems } from './element-problems';
import { fileProblems } from './file-problems';
import { linkProblems } from './link-problems';
import type { Problem } from './problems';
import { readTaggedFile } from './tagged-file';

/**
 * What the bytes of a handout lack of PDF/UA-1 structure; nothing where they lack nothing that is looked for. It reads
 * the file with a reader of its own, so that a mistake of writing is not made again in reading. Beyond the standard it
 * asks what every handout has: a footer on each page and a header from the second on, as pagination artifacts.
 */
export function checkPdfUa(bytes: Uint8Array): Problem[] {
  const tagged = readTaggedFile(bytes);
  return [...fileProblems(tagged), ...contentProblems(tagged), ...elementProblems(tagged), ...linkProblems(tagged)];
}
