import { z } from 'zod';

/** As long as the search fields allow. */
const QUERY_MAX = 120;

export const searchSchema = z.strictObject({ typed: z.string().max(QUERY_MAX) });
