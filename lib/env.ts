import { z } from 'zod';
import { parseMasterKey, parseMasterKeys } from './crypto/master-key';
import { emailSchema } from './domain/access/email-address';

/**
 * The only reader of the server's environment. Set-up (npm start) makes these values for the embedded
 * database; a clinic that brings its own server sets them itself.
 */
const serverSchema = z.object({
  /** PostgreSQL connection of the runtime role, which owns no table. */
  DATABASE_APP_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  NEXTAUTH_URL: z.url({ protocol: /^https?$/ }),
  NEXTAUTH_SECRET: z.string().min(32, 'must have at least 32 characters (openssl rand -base64 32)'),
  /** The key that patients' identifiers are encrypted under: the base64 of 32 random bytes, after a rotation "2:" and that. */
  PLAINLEAF_MASTER_KEY: z.string().transform((text, context) => {
    const key = parseMasterKey(text);
    if (key) return key;
    context.addIssue({ code: 'custom', message: 'must be the base64 of 32 bytes (openssl rand -base64 32)' });
    return z.NEVER;
  }),
  /** Keys of before a rotation, or of a coming one, with commas between them. */
  PLAINLEAF_OTHER_MASTER_KEYS: z
    .string()
    .default('')
    .transform((text, context) => {
      const keys = parseMasterKeys(text);
      if (keys) return keys;
      context.addIssue({ code: 'custom', message: 'must be keys such as 1:base64, with commas between them' });
      return z.NEVER;
    }),
  /** Folder in which the signed heads of the audit trails are kept, outside the database. '': nowhere. */
  PLAINLEAF_AUDIT_HEADS: z.string().default(''),
  /** The server that sends Plainleaf's mail, smtp://user:password@host:587 or smtps://…:465. '': links are copied instead. */
  SMTP_URL: z.union([z.literal(''), z.url({ protocol: /^smtps?$/ })]).default(''),
  /** The address that its mail comes from. */
  MAIL_FROM: z.union([z.literal(''), emailSchema]).default(''),
  PLAINLEAF_DEMO: z.enum(['0', '1']).default('0'),
  PDF_TIME_LIMIT_MS: z.coerce.number().int().positive().default(20_000),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Set by the database's administrator, per server process. */
  DATABASE_POOL_SIZE: z.coerce.number().int().positive().default(10),
  /** The same role on a read replica, for lists and the library; '': none. */
  DATABASE_REPLICA_URL: z.union([z.literal(''), z.url({ protocol: /^postgres(ql)?$/ })]).default(''),
  /** What a collector of metrics shows as its bearer token; '': there are no metrics. */
  METRICS_TOKEN: z.union([z.literal(''), z.string().min(16, 'must have at least 16 characters')]).default(''),
  /** On SIGTERM: how long requests are still taken while readiness says 503, and how long those in flight may take. */
  SHUTDOWN_DELAY_MS: z.coerce.number().int().nonnegative().default(0),
  SHUTDOWN_LIMIT_MS: z.coerce.number().int().nonnegative().default(20_000),
});

/** Half of what mail needs would fail at the first invitation: it ends the start instead. */
const envSchema = serverSchema.refine((given) => (given.SMTP_URL === '') === (given.MAIL_FROM === ''), {
  path: ['MAIL_FROM'],
  message: 'belongs to SMTP_URL: set both, or neither',
});

export type Env = z.infer<typeof envSchema>;

let parsed: Env | undefined;

/** The validated environment; throws with every missing or malformed name when it is not usable. */
export function env(): Env {
  parsed ??= readEnv(process.env);
  return parsed;
}

/** As env(), of an environment that is not this process's own. */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const result = envSchema.safeParse(source);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The server's environment is incomplete. ${problems.join('; ')}`);
}

/** Every name that the server reads. */
export const envNames: readonly string[] = Object.keys(envSchema.shape);
