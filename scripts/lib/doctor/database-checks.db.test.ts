import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRuntimeRole } from '@/lib/db/installation-facts';
import type { CheckId } from '@/lib/domain/installation/finding';
import { prepareRuntimeRole } from '../postgres/runtime-role';
import { withClient } from '../postgres/with-client';
import { type DoctorBench, openDoctorBench } from '../test/doctor-bench';
import { examine } from './doctor';

/** What the doctor says of the database: of a sound one, and of one in which a single thing was broken. */

let bench: DoctorBench;

beforeAll(async () => {
  bench = await openDoctorBench();
});

afterAll(() => bench?.close());

describe('a sound database', () => {
  it.each<CheckId>([
    'environment',
    'master-key',
    'database',
    'migrations',
    'runtime-role',
    'search-role',
    'extensions',
    'row-security',
    'clock',
    'disk',
    'mail',
    'replica',
  ])('passes the check “%s”', async (check) => {
    expect(await bench.diagnosis(check)).toMatch(/^ok: /);
  });

  it('passes the same checks when the runtime role asks, as the server does', async () => {
    const url = process.env.TEST_APP_URL ?? '';
    const findings = await examine(bench.installation({ database: { url, isOwner: false } }), new Date());
    const wrong = findings.filter(({ state }) => state !== 'ok').map(({ check }) => check);
    // No server runs here, and there is no backup and no signed head yet.
    expect(wrong).toEqual(['backup', 'audit-heads', 'server']);
  });
});

describe('the doctor finds', () => {
  it.each<[what: string, check: CheckId, breaks: string, mends: string, says: RegExp]>([
    [
      'row-level security that is off',
      'row-security',
      'ALTER TABLE draft DISABLE ROW LEVEL SECURITY',
      'ALTER TABLE draft ENABLE ROW LEVEL SECURITY',
      /^problem: Not in force on draft/,
    ],
    [
      'row-level security that does not bind the owner',
      'row-security',
      'ALTER TABLE clinic NO FORCE ROW LEVEL SECURITY',
      'ALTER TABLE clinic FORCE ROW LEVEL SECURITY',
      /^problem: Not in force on clinic/,
    ],
    [
      'a new table of a clinic without a policy',
      'row-security',
      'CREATE TABLE extra (clinic_id uuid); GRANT SELECT ON extra TO plainleaf_app',
      'DROP TABLE extra',
      /^problem: Not in force on extra/,
    ],
    [
      'a server role that steps around the policies',
      'runtime-role',
      'ALTER ROLE plainleaf_app BYPASSRLS',
      'ALTER ROLE plainleaf_app NOBYPASSRLS',
      /^problem: plainleaf_app has BYPASSRLS/,
    ],
    [
      'a server role that is a superuser',
      'runtime-role',
      'ALTER ROLE plainleaf_app SUPERUSER',
      'ALTER ROLE plainleaf_app NOSUPERUSER',
      /^problem: plainleaf_app has SUPERUSER/,
    ],
    [
      'a server role that owns a table',
      'runtime-role',
      'ALTER TABLE favourite OWNER TO plainleaf_app',
      'ALTER TABLE favourite OWNER TO plainleaf; GRANT SELECT, INSERT, UPDATE, DELETE ON favourite TO plainleaf_app',
      /^problem: plainleaf_app owns one object/,
    ],
    [
      'a grant that is missing',
      'runtime-role',
      'REVOKE SELECT ON draft FROM plainleaf_app',
      'GRANT SELECT ON draft TO plainleaf_app',
      /^problem: plainleaf_app lacks rights on draft/,
    ],
    [
      'a function that may not be called',
      'runtime-role',
      'REVOKE EXECUTE ON FUNCTION erase_handout(uuid) FROM plainleaf_app',
      'GRANT EXECUTE ON FUNCTION erase_handout(uuid) TO plainleaf_app',
      /^problem: plainleaf_app lacks rights on erase_handout/,
    ],
    [
      'an audit trail that the server may change',
      'runtime-role',
      'GRANT UPDATE ON audit_event TO plainleaf_app',
      'REVOKE UPDATE ON audit_event FROM plainleaf_app',
      /^problem: plainleaf_app may change audit_event/,
    ],
    [
      'password hashes that the server may read',
      'runtime-role',
      'GRANT SELECT ON user_account TO plainleaf_app',
      'REVOKE SELECT ON user_account FROM plainleaf_app; GRANT SELECT (id, email, has_second_factor, created_at) ON user_account TO plainleaf_app',
      /^problem: plainleaf_app may use user_account.passphrase_hash directly/,
    ],
    [
      'counts of failed sign-ins that the server may delete',
      'runtime-role',
      'GRANT DELETE ON rate_limit TO plainleaf_app',
      'REVOKE DELETE ON rate_limit FROM plainleaf_app',
      /^problem: plainleaf_app may use rate_limit directly/,
    ],
    [
      'counts of wrong codes that the server may read',
      'runtime-role',
      'GRANT SELECT ON code_attempt TO plainleaf_app',
      'REVOKE SELECT ON code_attempt FROM plainleaf_app',
      /^problem: plainleaf_app may use code_attempt directly/,
    ],
    [
      'a search role that steps around the policies',
      'search-role',
      'ALTER ROLE plainleaf_search BYPASSRLS',
      'ALTER ROLE plainleaf_search NOBYPASSRLS',
      /^problem: plainleaf_search has BYPASSRLS/,
    ],
    [
      'a migration that is pending',
      'migrations',
      `UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name LIKE '%newest_first'`,
      'UPDATE _prisma_migrations SET rolled_back_at = NULL',
      /^problem: one migration pending, from \d+_newest_first/,
    ],
    [
      'half a migration',
      'migrations',
      `UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '%newest_first'`,
      'UPDATE _prisma_migrations SET finished_at = now() WHERE finished_at IS NULL',
      /^problem: \d+_newest_first was cut off half-way/,
    ],
    [
      'a database of a newer release',
      'migrations',
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', '', '29990101000000_x', now())`,
      `DELETE FROM _prisma_migrations WHERE id = 'x'`,
      /^problem: The database is newer than this release: it has 29990101000000_x/,
    ],
    [
      'an extension that is missing',
      'extensions',
      'ALTER EXTENSION btree_gin SET SCHEMA public; UPDATE pg_extension SET extname = $$gone$$ WHERE extname = $$btree_gin$$',
      'UPDATE pg_extension SET extname = $$btree_gin$$ WHERE extname = $$gone$$',
      /^problem: btree_gin missing/,
    ],
    [
      'a master key of another installation',
      'master-key',
      `UPDATE master_key SET fingerprint = reverse(fingerprint)`,
      `UPDATE master_key SET fingerprint = reverse(fingerprint)`,
      /^problem: Not the one that this database was encrypted with/,
    ],
    [
      'a password that the server cannot sign in with',
      'runtime-role',
      `ALTER ROLE plainleaf_app PASSWORD 'another'`,
      '',
      /^problem: The server cannot sign in to the database \(28P01\)/,
    ],
  ])('%s', async (_what, check, breaks, mends, says) => {
    await bench.asOwner(breaks);
    try {
      expect(await bench.diagnosis(check)).toMatch(says);
    } finally {
      if (mends !== '') await bench.asOwner(mends);
      await prepareRuntimeRole({ ownerUrl: bench.url, givenAppUrl: undefined, masterKey: bench.keys.masterKey });
    }
    expect(await bench.diagnosis(check)).toMatch(/^ok: /);
  });
});

describe('a server that signs in as another role than plainleaf_app', () => {
  const role = 'Clinic "server"';
  const quoted = `"${role.replaceAll('"', '""')}"`;

  it.each<[what: string, rights: string, says: RegExp]>([
    ['may step around the policies', 'BYPASSRLS', /^problem: Clinic "server" has BYPASSRLS/],
    ['lacks the rights of plainleaf_app', 'NOBYPASSRLS', /^problem: Clinic "server" lacks rights on /],
  ])('is found when it %s', async (_what, rights, says) => {
    await bench.asOwner(`CREATE ROLE ${quoted} LOGIN PASSWORD 'server' ${rights}`);
    const DATABASE_APP_URL = Object.assign(new URL(bench.url), { username: role, password: 'server' }).href;
    try {
      expect(await bench.diagnosis('runtime-role', { more: { DATABASE_APP_URL } })).toMatch(says);
    } finally {
      await bench.asOwner(`DROP ROLE ${quoted}`);
    }
  });

  it('is found by the server itself', async () => {
    const facts = await withClient(bench.url, (client) =>
      readRuntimeRole(async <Row>(sql: string) => (await client.query(sql)).rows as Row[]),
    );
    expect(facts).toMatchObject({ name: 'plainleaf', rights: { superuser: true } });
  });
});
