import type { FrontMatter } from '../front-matter';
import type { Problem } from '../problem';

/**
 * Is the file written for one sheet? Those of version 2 and above are held to the rules for it; in an older one what
 * breaks them is a warning, until it is rewritten.
 */
export function isOneSheet({ version }: Pick<FrontMatter, 'version'>): boolean {
  return Number(version.split('.')[0]) >= 2;
}

/** The problems as warnings where the file is not written for one sheet yet. */
export function heldFromVersion2(frontMatter: FrontMatter, problems: readonly Problem[]): Problem[] {
  return isOneSheet(frontMatter) ? [...problems] : problems.map((problem) => ({ ...problem, isWarning: true }));
}
