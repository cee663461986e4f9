import { z } from 'zod';
import { TEMPLATE_FILE_MAX } from '@/lib/domain/template/template-file';

/** One more than is read: what is too long is told in words. */
export const templateFileTextSchema = z.strictObject({ text: z.string().max(TEMPLATE_FILE_MAX + 1) });
