import { z } from 'zod';

/**
 * What a section tells its reader to avoid, to take or to have: `avoid:nsaid`, `take:acetaminophen`. Two sections
 * of one handout that say opposite things can be told by their tags.
 */
export const sectionTagSchema = z
  .string()
  .regex(/^(?:avoid|take|needs):[a-z]+(?:-[a-z]+)*$/, 'A tag is avoid:word, take:word or needs:word');
