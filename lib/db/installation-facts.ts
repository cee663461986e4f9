import { escapeLiteral } from 'pg';
import type { SignedHead } from '../domain/audit/chain';
import type { BackupStatus } from '../domain/installation/backup-status';
import { isBackupFailureCode } from '../domain/installation/backup-status';
import type { MigrationFacts, ReplicaFacts, RoleFacts, TableSecurity } from '../domain/installation/judge-database';

/**
 * What the checks of an installation need to know of the database. Every statement runs as the runtime role too: the
 * catalogs are open to every role. The server asks through its pool, the doctor as the owner.
 */
export type Ask = <Row>(sql: string) => Promise<Row[]>;

export async function readVersion(ask: Ask): Promise<{ versionNumber: number }> {
  const [row] = await ask<{ version: string }>(`select current_setting('server_version_num') as version`);
  return { versionNumber: Number(row?.version) };
}

/** @param shipped names of this release's migrations. */
export async function readMigrations(ask: Ask, shipped: readonly string[]): Promise<MigrationFacts> {
  const [table] = await ask<{ there: boolean; readable: boolean }>(
    `select to_regclass('_prisma_migrations') is not null as there,
       coalesce(has_table_privilege(to_regclass('_prisma_migrations'), 'select'), false) as readable`,
  );
  if (!table?.there) return { shipped, applied: [], unfinished: [] };
  if (!table.readable) {
    const rows = await ask<{ name: string }>('select name from app_applied_migrations()');
    return { shipped, applied: rows.map(({ name }) => name), unfinished: [] };
  }
  const rows = await ask<{ name: string; finished: boolean }>(
    `select migration_name as name, finished_at is not null as finished from _prisma_migrations
     where rolled_back_at is null order by migration_name`,
  );
  const named = (finished: boolean) => rows.filter((row) => row.finished === finished).map(({ name }) => name);
  return { shipped, applied: named(true), unfinished: named(false) };
}

/** Written by the server and never changed or deleted by it. */
const writtenOnce = ['handout', 'handout_pdf', 'handout_section', 'audit_event'];
const called = [
  'erase_handout(uuid)',
  'search_library(text[],text[],integer)',
  'app_applied_migrations()',
  'password_hash_of(uuid)',
  'rate_limit_hit(text,integer,double precision)',
  'rate_limit_reset(text)',
  'code_attempt_look(boolean)',
  'code_attempt_count(boolean,integer)',
  'code_attempt_reset(boolean)',
];

/** Tables that the server may reach only through functions. */
const ofFunctions = ['rate_limit', 'code_attempt'];
const hashes = { table: 'user_account', column: 'passphrase_hash' };

/** @param role the role that serves; without one the role that asks, which on the server is the same. */
export async function readRuntimeRole(ask: Ask, role?: string): Promise<RoleFacts> {
  const [self] = await ask<{ name: string }>('select current_user::text as name');
  const name = role ?? self?.name ?? '';
  const literal = escapeLiteral(name);
  const rights = await readRights(ask, name);
  if (!rights) return { name, rights, owned: 0, missing: [], excessive: [], exposed: [] };
  const [owned] = await ask<{ count: number }>(
    `select (select count(*) from pg_class where relowner = role.oid and relkind in ('r', 'p', 'v', 'm'))::int
       + (select count(*) from pg_proc where proowner = role.oid)::int as count
     from pg_roles role where rolname = ${literal}`,
  );
  const missing = await ask<{ name: string }>(
    `select relname::text as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and relname not in (${quoted(['_prisma_migrations', ...ofFunctions])})
       and (not has_any_column_privilege(${literal}, oid, 'select')
         or relname in (${quoted(writtenOnce)}) and not has_table_privilege(${literal}, oid, 'insert'))
     union all select signature from unnest(array[${quoted(called)}]) signature
     where not coalesce(has_function_privilege(${literal}, to_regprocedure(signature), 'execute'), false) order by 1`,
  );
  const excessive = await ask<{ name: string }>(
    `select relname::text as name from pg_class
     where relnamespace = 'public'::regnamespace and relname in (${quoted(writtenOnce)})
       and has_table_privilege(${literal}, oid, 'update, delete, truncate') order by 1`,
  );
  const exposed = await ask<{ name: string }>(
    `select '${hashes.table}.${hashes.column}' as name from pg_attribute
     where attrelid = to_regclass('${hashes.table}') and attname = '${hashes.column}'
       and has_column_privilege(${literal}, attrelid, attnum, 'select')
     union all select relname::text from pg_class
     where relnamespace = 'public'::regnamespace and relname in (${quoted(ofFunctions)})
       and (has_any_column_privilege(${literal}, oid, 'select, insert, update') or has_table_privilege(${literal}, oid, 'delete, truncate'))
     order by 1`,
  );
  const names = (rows: { name: string }[]) => rows.map((row) => row.name);
  return {
    name,
    rights,
    owned: owned?.count ?? 0,
    missing: names(missing),
    excessive: names(excessive),
    exposed: names(exposed),
  };
}

export async function readSearchRole(ask: Ask): Promise<Pick<RoleFacts, 'name' | 'rights'>> {
  const name = 'plainleaf_search';
  return { name, rights: await readRights(ask, name) };
}

async function readRights(ask: Ask, name: string): Promise<RoleFacts['rights']> {
  const [row] = await ask<NonNullable<RoleFacts['rights']>>(
    `select rolsuper as superuser, rolbypassrls as "bypassRls", rolcreaterole as "createRole", rolcreatedb as "createDb"
     from pg_roles where rolname = ${escapeLiteral(name)}`,
  );
  return row ?? null;
}

/** Of names that stand in this file. */
const quoted = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');

export async function readExtensions(ask: Ask): Promise<{ installed: string[] }> {
  const rows = await ask<{ name: string }>('select extname::text as name from pg_extension');
  return { installed: rows.map(({ name }) => name) };
}

/** Whether row-level security leaves the role that asks alone: any other is shown no clinic's rows, without an error. */
export async function seesEveryRow(ask: Ask): Promise<boolean> {
  const [role] = await ask<{ seesAll: boolean }>(
    'select rolsuper or rolbypassrls as "seesAll" from pg_roles where rolname = current_user',
  );
  return role?.seesAll ?? false;
}

/**
 * How many clinics' audit trails end before their newest signed head, or before the end that the database itself has
 * noted, or have another event there. Only the last event is compared: verifying the trail reads them all.
 * @param heads the newest of each clinic, checked against their signatures.
 */
export async function countCutTrails(ask: Ask, heads: readonly SignedHead[]): Promise<number> {
  const ends = heads.map(({ clinicId, seq, hash }) => ({ clinicId, seq, hash }));
  const [row] = await ask<{ cut: number }>(
    `with ends as (
       select clinic_id, seq, hash from audit_chain union all
       select "clinicId", seq, decode(hash, 'hex')
         from json_to_recordset(${escapeLiteral(JSON.stringify(ends))}) as head("clinicId" uuid, seq bigint, hash text))
     select count(distinct c.id)::int as cut from ends join clinic c on c.id = ends.clinic_id
       where not exists (select from audit_event e
         where e.clinic_id = ends.clinic_id and e.seq = ends.seq and e.hash = ends.hash)`,
  );
  return row?.cut ?? 0;
}

/** The tables with rows of clinics: those with a clinic_id, and `clinic` itself. */
export function readRowSecurity(ask: Ask): Promise<TableSecurity[]> {
  return ask<TableSecurity>(
    `select c.relname::text as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
       (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
       and (c.relname = 'clinic' or exists (select from pg_attribute a
         where a.attrelid = c.oid and a.attname = 'clinic_id' and not a.attisdropped)) order by 1`,
  );
}

/** @returns how far this machine's clock is ahead of the database's, half the way there and back taken off. */
export async function readClock(ask: Ask): Promise<{ aheadSeconds: number }> {
  const before = Date.now();
  const [row] = await ask<{ seconds: number }>('select extract(epoch from clock_timestamp())::float8 as seconds');
  return { aheadSeconds: (before + Date.now()) / 2000 - (row?.seconds ?? Number.NaN) };
}

export async function readReplica(ask: Ask): Promise<ReplicaFacts> {
  const [row] = await ask<{ recovering: boolean; receiving: boolean; lag: number | null }>(
    `select pg_is_in_recovery() as recovering, exists (select from pg_stat_wal_receiver) as receiving,
       (case when not pg_is_in_recovery() then null
             when pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() then 0
             else extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp()) end)::float8 as lag`,
  );
  if (!row?.recovering) return { is: 'not-a-replica' };
  if (!row.receiving || row.lag === null) return { is: 'not-following' };
  return { is: 'following', lagSeconds: row.lag };
}

/** The keys that the database names; none in a database of an earlier release. */
export async function readStoredKeys(ask: Ask): Promise<{ keyId: number; fingerprint: string }[]> {
  if (!(await hasTable(ask, 'master_key'))) return [];
  return ask('select key_id as "keyId", fingerprint from master_key order by key_id');
}

/** null when npm run backup has never been run. */
export async function readBackupStatus(ask: Ask): Promise<BackupStatus | null> {
  if (!(await hasTable(ask, 'backup_status'))) return null;
  // As numbers: Prisma reads a time of a raw query as if the session's zone were UTC.
  const [row] = await ask<{
    startedAt: number;
    madeAt: number | null;
    byteCount: number | null;
    tookMs: number | null;
    verifiedAt: number | null;
    failedAt: number | null;
    failure: string | null;
  }>(
    `select ${milliseconds('started_at')} as "startedAt", ${milliseconds('made_at')} as "madeAt",
       byte_count::float8 as "byteCount", took_ms as "tookMs", ${milliseconds('verified_at')} as "verifiedAt",
       ${milliseconds('failed_at')} as "failedAt", failure from backup_status`,
  );
  if (!row) return null;
  const { startedAt, madeAt, byteCount, tookMs, verifiedAt, failedAt } = row;
  const failure = row.failure ?? '';
  return {
    startedAt: new Date(startedAt),
    last: madeAt === null ? null : { madeAt: new Date(madeAt), byteCount: byteCount ?? 0, tookMs: tookMs ?? 0 },
    verifiedAt: verifiedAt === null ? null : new Date(verifiedAt),
    failed:
      failedAt === null ? null : { at: new Date(failedAt), code: isBackupFailureCode(failure) ? failure : 'other' },
  };
}

const milliseconds = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

async function hasTable(ask: Ask, name: string): Promise<boolean> {
  const [row] = await ask<{ there: boolean }>(`select to_regclass('${name}') is not null as there`);
  return row?.there ?? false;
}
