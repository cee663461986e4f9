import { z } from 'zod';

export const versionIdSchema = z.strictObject({ versionId: z.uuid() });
