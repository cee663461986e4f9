import { z } from 'zod';

/**
 * The only reader of the server's environment. Set-up (npm start) makes these values for the embedded
 * database; a clinic that brings its own server sets them itself.
 */
const envSchema = z.object({
  /** PostgreSQL connection of the runtime role, which owns no table. */
  DATABASE_APP_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  NEXTAUTH_URL: z.url({ protocol: /^https?$/ }),
  NEXTAUTH_SECRET: z.string().min(32),
  /** Base64 of 32 random bytes: the key that patients' identifiers are encrypted under. */
  PLAINLEAF_MASTER_KEY: z
    .base64()
    .refine((text) => Buffer.from(text, 'base64').length === 32, 'must be the base64 of 32 bytes'),
  PLAINLEAF_DEMO: z.enum(['0', '1']).default('0'),
  PDF_TIME_LIMIT_MS: z.coerce.number().int().positive().default(20_000),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Set by the database's administrator, per server process. */
  DATABASE_POOL_SIZE: z.coerce.number().int().positive().default(10),
});

export type Env = z.infer<typeof envSchema>;

let parsed: Env | undefined;

/** The validated environment; throws with every missing or malformed name when it is not usable. */
export function env(): Env {
  if (parsed) return parsed;
  const result = envSchema.safeParse(process.env);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The server's environment is incomplete. ${problems.join('; ')}`);
  }
  parsed = result.data;
  return parsed;
}

/** Is this the demo? Then the sign-in page names its accounts. */
export const isDemo = (): boolean => env().PLAINLEAF_DEMO === '1';
