import { z } from 'zod';
import {
  contradictoryKeys,
  describeProblem,
  filledIn,
  findProblems,
  halfOfMail,
  type Problem,
  publicDemo,
  type Source,
  sharedSecrets,
} from './environment/problems';
import {
  bearerToken,
  folder,
  hostNames,
  longSecret,
  mailAddress,
  masterKey,
  masterKeys,
  milliseconds,
  oneOf,
  postgresUrl,
  publicUrl,
  smtpUrl,
  wholeNumber,
} from './environment/values';

/**
 * The only reader of the server's environment. Set-up (npm start) makes these values for the embedded
 * database; a clinic that brings its own server sets them itself.
 */
export const serverSchema = z.object({
  /** PostgreSQL connection of the runtime role, which owns no table. */
  DATABASE_APP_URL: postgresUrl,
  NEXTAUTH_URL: publicUrl,
  NEXTAUTH_SECRET: longSecret,
  /** The key that patients' identifiers are encrypted under: the base64 of 32 random bytes, after a rotation "2:" and that. */
  PLAINLEAF_MASTER_KEY: masterKey,
  /** Keys of before a rotation, or of a coming one, with commas between them. */
  PLAINLEAF_OTHER_MASTER_KEYS: masterKeys.default([]),
  /** Folder in which the signed heads of the audit trails are kept, outside the database. '': nowhere. */
  PLAINLEAF_AUDIT_HEADS: folder.default(''),
  /** The server that sends Plainleaf's mail, smtp://user:password@host:587 or smtps://…:465. '': links are copied instead. */
  SMTP_URL: smtpUrl.default(''),
  /** The address that its mail comes from. */
  MAIL_FROM: mailAddress.default(''),
  /** Identity providers in the server's own network, as comma-separated hosts; all others must be public. */
  SSO_INTERNAL_HOSTS: hostNames.default([]),
  PLAINLEAF_DEMO: oneOf('0', '1').default('0'),
  PDF_TIME_LIMIT_MS: milliseconds(1).default(20_000),
  LOG_LEVEL: oneOf('debug', 'info', 'warn', 'error', 'silent').default('info'),
  /** Set by the database's administrator, per server process. */
  DATABASE_POOL_SIZE: wholeNumber(1, 1000).default(10),
  /** The same role on a read replica, for lists and the library; '': none. */
  DATABASE_REPLICA_URL: postgresUrl.default(''),
  /** What a collector of metrics shows as its bearer token; '': there are no metrics. */
  METRICS_TOKEN: bearerToken.default(''),
  /** On SIGTERM: how long requests are still taken while readiness says 503, and how long those in flight may take. */
  SHUTDOWN_DELAY_MS: milliseconds(0).default(0),
  SHUTDOWN_LIMIT_MS: milliseconds(0).default(20_000),
});

export type Env = z.infer<typeof serverSchema>;

export const serverRules = [halfOfMail, publicDemo, contradictoryKeys, sharedSecrets] as const;

let parsed: Env | undefined;

/** The validated environment; throws with every missing or malformed name when it is not usable. */
export function env(): Env {
  parsed ??= readEnv(process.env);
  return parsed;
}

/** As env(), of an environment that is not this process's own. */
export function readEnv(source: Source): Env {
  const problems = findServerProblems(source);
  if (problems.length === 0) return serverSchema.parse(filledIn(source));
  throw new Error(`The server's environment is incomplete. ${problems.map(describeProblem).join('; ')}`);
}

/** Everything that is wrong with the environment of a server. */
export function findServerProblems(source: Source): Problem[] {
  return findProblems(source, serverSchema, serverRules);
}

/** Every name that the server reads. */
export const envNames: readonly string[] = Object.keys(serverSchema.shape);
