import type { Run, TableBlock } from './document';

/** What comes at a time: "2 weeks", "Much better for most people." */
export type Step = { when: Run[]; what: Run[] };

const STEPS = 3;

/** "2 weeks" names a time by its number; "Medicine", "Dose" and "How often" head a table of medicines. */
const hasNumber = (runs: readonly Run[]): boolean => runs.some(({ text }) => /\p{Nd}/u.test(text));

const hasWords = (runs: readonly Run[] | undefined): boolean => runs?.some(({ text }) => text.trim() !== '') ?? false;

/**
 * A table of three columns that times head, with one row and no caption, tells what to expect, step by step: it is
 * printed as a strip. Null for any other table.
 */
export function stepsOf({ caption, header, rows: [row, ...others] }: TableBlock): Step[] | null {
  if (caption !== '' || row === undefined || others.length > 0) return null;
  if (header.length !== STEPS || row.length !== STEPS || ![...header, ...row].every(hasWords)) return null;
  if (!header.some(hasNumber)) return null;
  return header.map((when, index) => ({ when, what: row[index] ?? [] }));
}
