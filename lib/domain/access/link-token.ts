import { z } from 'zod';

/** The secret in a link that is mailed or copied: 32 random bytes, base64url. */
export const linkTokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
