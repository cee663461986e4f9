import { counted, durationWords, listed, ok, problem, type Verdict, warning } from './finding';

/** As PostgreSQL's server_version_num counts: major version times 10,000. */
export const OLDEST_POSTGRES = 150_000;

/** @param versionNumber PostgreSQL's server_version_num, such as 150004. */
export function judgeVersion({ versionNumber }: { versionNumber: number }): Verdict {
  const words = `PostgreSQL ${Math.floor(versionNumber / 10_000)}.${versionNumber % 10_000}`;
  if (versionNumber >= OLDEST_POSTGRES) return ok(words);
  return problem(`${words} is too old`, 'Upgrade the database server to PostgreSQL 15 or newer.');
}

export type MigrationFacts = {
  /** Names of this release's migrations. */
  shipped: readonly string[];
  applied: readonly string[];
  /** Begun and not finished; empty where the reader may not know. */
  unfinished: readonly string[];
};

export function judgeMigrations({ shipped, applied, unfinished }: MigrationFacts): Verdict {
  if (unfinished.length > 0) {
    return problem(
      `${listed(unfinished)} was cut off half-way`,
      'Run npm run db:migrate: a migration is applied whole or not at all, so it can be applied again.',
    );
  }
  const unknown = applied.filter((name) => !shipped.includes(name));
  if (unknown.length > 0) {
    return problem(
      `The database is newer than this release: it has ${listed(unknown)}`,
      'Run the newer release again, or restore a backup from before the upgrade.',
    );
  }
  const pending = shipped.filter((name) => !applied.includes(name));
  if (pending.length > 0) {
    return problem(`${counted(pending.length, 'migration')} pending, from ${pending[0]}`, 'Run npm run db:migrate.');
  }
  return ok(`All ${shipped.length} are applied`);
}

export type RoleFacts = {
  name: string;
  /** null when there is no such role. */
  rights: { superuser: boolean; bypassRls: boolean; createRole: boolean; createDb: boolean } | null;
  /** Tables, views and functions that belong to it. */
  owned: number;
  /** Tables that it cannot read, or cannot write although it must; functions that it cannot call. */
  missing: readonly string[];
  /** Tables that are written once, and that it may change all the same. */
  excessive: readonly string[];
  /** Tables that the server's role can read directly, although it should use functions. */
  exposed: readonly string[];
};

/** The role that serves: what keeps clinics apart holds only while it has no right to step around it. */
export function judgeRuntimeRole({ name, rights, owned, missing, excessive, exposed }: RoleFacts): Verdict {
  if (!rights)
    return problem(`There is no role ${name}`, 'Create it as docs/operations.md says, then run npm run db:migrate.');
  const tooMuch = excessRights(rights);
  if (tooMuch.length > 0) {
    const attributes = tooMuch.map((right) => `NO${right}`).join(' ');
    return problem(
      `${name} has ${tooMuch.join(' and ')}, which row-level security does not stop`,
      `Run as a superuser: ALTER ROLE ${name} ${attributes};`,
    );
  }
  if (owned > 0) {
    return problem(
      `${name} owns ${counted(owned, 'object')}`,
      `Run as a superuser: REASSIGN OWNED BY ${name} TO the owner of the other tables.`,
    );
  }
  if (missing.length > 0) {
    return problem(
      `${name} lacks rights on ${listed(missing)}`,
      'Grant them again as prisma/migrations does, or restore a backup.',
    );
  }
  if (excessive.length > 0) {
    return problem(
      `${name} may change ${listed(excessive)}, which are written once`,
      `Run as the owner: REVOKE UPDATE, DELETE, TRUNCATE ON the table FROM ${name};`,
    );
  }
  if (exposed.length > 0) {
    return problem(
      `${name} may use ${listed(exposed)} directly, which only functions should`,
      `Run as the owner: REVOKE ALL ON rate_limit, code_attempt FROM ${name}; REVOKE SELECT ON user_account FROM ${name}; GRANT SELECT (id, email, has_second_factor, created_at) ON user_account TO ${name};`,
    );
  }
  return ok(`${name} owns nothing, and row-level security binds it`);
}

/** The role that the search function runs as. Without CREATEROLE the migrations leave it out, and the owner does its work. */
export function judgeSearchRole({ name, rights }: Pick<RoleFacts, 'name' | 'rights'>): Verdict {
  if (!rights) return ok(`There is no role ${name}: the search runs as the owner`);
  const tooMuch = excessRights(rights);
  if (tooMuch.length === 0) return ok(`${name} has no rights beyond the search`);
  const attributes = tooMuch.map((right) => `NO${right}`).join(' ');
  return problem(`${name} has ${tooMuch.join(' and ')}`, `Run as a superuser: ALTER ROLE ${name} ${attributes};`);
}

const excessRights = (rights: NonNullable<RoleFacts['rights']>): string[] => [
  ...(rights.superuser ? ['SUPERUSER'] : []),
  ...(rights.bypassRls ? ['BYPASSRLS'] : []),
  ...(rights.createRole ? ['CREATEROLE'] : []),
  ...(rights.createDb ? ['CREATEDB'] : []),
];

const neededExtensions = ['pg_trgm', 'btree_gin'] as const;

export function judgeExtensions({ installed }: { installed: readonly string[] }): Verdict {
  const missing = neededExtensions.filter((name) => !installed.includes(name));
  if (missing.length === 0) return ok(`${neededExtensions.join(' and ')} are installed`);
  const statements = missing.map((name) => `CREATE EXTENSION ${name};`).join(' ');
  return problem(
    `${missing.join(' and ')} missing in the database`,
    `Run as a superuser in this database: ${statements}`,
  );
}

export type TableSecurity = { name: string; enabled: boolean; forced: boolean; policies: number };

/** @param tables those that hold rows of clinics. */
export function judgeRowSecurity(tables: readonly TableSecurity[]): Verdict {
  if (tables.length === 0) return problem('There is no table of a clinic', 'Run npm run db:migrate.');
  const open = tables.filter(({ enabled, forced, policies }) => !enabled || !forced || policies === 0);
  if (open.length === 0) return ok(`Forced on all ${tables.length} tables of clinics`);
  const lost = open.find(({ policies }) => policies === 0);
  return problem(
    `Not in force on ${listed(open.map(({ name }) => name))}: clinics may see each other's rows`,
    lost
      ? `The policy of ${lost.name} is gone: restore a backup into an empty database.`
      : `Run as the owner, for each: ALTER TABLE ${open[0]?.name} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;`,
  );
}

const CLOCK_WARNING_SECONDS = 5;
const CLOCK_PROBLEM_SECONDS = 60;

/** @param aheadSeconds how far this machine's clock is ahead of the database's; negative: behind. */
export function judgeClock({ aheadSeconds }: { aheadSeconds: number }): Verdict {
  const difference = Math.abs(aheadSeconds);
  if (difference <= CLOCK_WARNING_SECONDS) return ok('The same as the database, within 5 seconds');
  const found = `This machine is ${durationWords(difference)} ${aheadSeconds > 0 ? 'ahead of' : 'behind'} the database`;
  const advice = 'Set both clocks by NTP: sessions, links and the audit trail depend on them.';
  return difference > CLOCK_PROBLEM_SECONDS ? problem(found, advice) : warning(found, advice);
}

export type ReplicaFacts =
  | { is: 'not-configured' | 'away' | 'not-a-replica' | 'not-following' }
  | { is: 'following'; lagSeconds: number };

const REPLICA_LAG_SECONDS = 5;

export function judgeReplica(facts: ReplicaFacts): Verdict {
  const meanwhile = 'Meanwhile lists are read from the primary.';
  switch (facts.is) {
    case 'not-configured':
      return ok('None is configured');
    case 'away':
      return problem('It does not answer', `Start it, or correct DATABASE_REPLICA_URL. ${meanwhile}`);
    case 'not-a-replica':
      return problem('It is no replica: it takes writes of its own', 'Let DATABASE_REPLICA_URL name a hot standby.');
    case 'not-following':
      return problem('It does not receive from the primary', `Look at its log and its connection. ${meanwhile}`);
    case 'following': {
      if (facts.lagSeconds <= REPLICA_LAG_SECONDS) return ok('Follows the primary, at most 5 seconds behind');
      return warning(`${durationWords(facts.lagSeconds)} behind the primary`, `Look at its load. ${meanwhile}`);
    }
  }
}
