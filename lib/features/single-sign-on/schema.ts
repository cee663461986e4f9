import { z } from 'zod';
import { slugSchema } from '@/lib/domain/access/single-sign-on';

export const setSingleSignOnSchema = z.strictObject({
  slug: slugSchema,
  issuer: z.url({ message: 'Write the address of the issuer, such as https://login.clinic.example' }).max(300),
  clientId: z.string().trim().min(1, 'Write the client ID that your provider gave').max(200),
  /** null: the one that is stored stays. */
  clientSecret: z.string().min(1).max(1_000).nullable(),
});
