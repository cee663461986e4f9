import { z } from 'zod';
import { DRAFT_MAX_BYTES, inputLimits } from '@/lib/domain/limits';

/** One more than is read: what is too long is told in words. */
const TEXT_MAX = DRAFT_MAX_BYTES + 1;

export const templateFileTextSchema = z.strictObject({ text: z.string().max(TEXT_MAX) });

/** The file is one string. Its content is measured after parsing. */
export const templateFileLimits = { ...inputLimits, text: TEXT_MAX, bytes: 4 * TEXT_MAX };
