import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseMasterKey } from '@/lib/crypto/master-key';
import { fingerprint } from '@/lib/crypto/master-key-fingerprint';
import { signCurrentHead } from '@/lib/db/signed-heads';
import { ageInSeconds } from '@/lib/domain/installation/backup-status';
import type { CheckId, Finding } from '@/lib/domain/installation/finding';
import { env } from '@/lib/env';
import { loadBackupStatus, loadInstallation } from '@/lib/features/installation/data';
import { makeClinic, type TestClinic } from '@/lib/test-support/database';
import { openMailServer } from '@/lib/test-support/mail-server';
import { runBackup } from '../backup/run';
import { SetupFailure } from '../failure';
import { freePort, loopback } from '../ports.mjs';
import type { Cluster } from '../postgres/cluster';
import { prepareRuntimeRole } from '../postgres/runtime-role';
import { openThrowawayCluster, openThrowawayReplica } from '../postgres/throwaway';
import { withClient } from '../postgres/with-client';
import { databaseOf, makeTestDatabase, makeTestKeys } from '../test/database';
import { examine, runDoctor } from './doctor';
import type { Installation } from './installation';

/** A server of its own, because roles belong to the whole server, and every check breaks something. */

const keys = makeTestKeys();
const name = 'doctor';
let cluster: Cluster;
let clinic: TestClinic;
let scratch = '';

beforeAll(async () => {
  cluster = await openThrowawayCluster();
  scratch = await mkdtemp(path.join(tmpdir(), 'plainleaf-doctor-'));
  Object.assign(process.env, await makeTestDatabase(cluster, name, keys), {
    NEXTAUTH_URL: `http://${loopback}:${await freePort()}`,
    PLAINLEAF_AUDIT_HEADS: path.join(scratch, 'heads'),
  });
  clinic = await makeClinic();
  const ownKey = parseMasterKey(keys.masterKey);
  await asOwner(`CREATE TABLE IF NOT EXISTS master_key (key_id integer PRIMARY KEY, fingerprint text NOT NULL);
    GRANT SELECT ON master_key TO plainleaf_app;
    INSERT INTO master_key (key_id, fingerprint) VALUES (1, '${ownKey ? fingerprint(ownKey) : ''}')
      ON CONFLICT (key_id) DO NOTHING`);
});

afterAll(async () => {
  await cluster?.stop();
  await rm(scratch, { recursive: true, force: true });
});

const asOwner = (sql: string) => withClient(cluster.urlOf(name), (client) => client.query(sql));

/** Two hours: the newest ones should have been signed long ago. */
const setEventsBack = () =>
  asOwner(`ALTER TABLE audit_event DISABLE TRIGGER USER;
    UPDATE audit_event SET at = at - interval '2 hours'; ALTER TABLE audit_event ENABLE TRIGGER USER`);

function installation(change: Partial<Installation> & { more?: Record<string, string> } = {}): Installation {
  const { more, ...rest } = change;
  return {
    database: { url: cluster.urlOf(name), isOwner: true },
    env: { ...process.env, ...more },
    folders: [{ label: 'Data', folder: scratch }],
    auditHeads: path.join(scratch, 'heads'),
    moreSecrets: [],
    close: async () => {},
    ...rest,
  };
}

/** What the check says: of all its findings the worst, as "problem: …". */
async function diagnosis(check: CheckId, change: Parameters<typeof installation>[0] = {}): Promise<string> {
  return worst(check, await examine(installation(change), new Date()));
}

function worst(check: CheckId, findings: readonly Finding[]): string {
  const of = findings.filter((finding) => finding.check === check);
  const found = of.find(({ state }) => state === 'problem') ?? of.find(({ state }) => state === 'warning') ?? of[0];
  return found ? `${found.state}: ${found.found}. ${found.advice}` : 'none';
}

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
    expect(await diagnosis(check)).toMatch(/^ok: /);
  });

  it('passes the same checks when the runtime role asks, as the server does', async () => {
    const url = process.env.TEST_APP_URL ?? '';
    const findings = await examine(installation({ database: { url, isOwner: false } }), new Date());
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
    await asOwner(breaks);
    try {
      expect(await diagnosis(check)).toMatch(says);
    } finally {
      if (mends !== '') await asOwner(mends);
      await prepareRuntimeRole({ ownerUrl: cluster.urlOf(name), givenAppUrl: undefined, masterKey: keys.masterKey });
    }
    expect(await diagnosis(check)).toMatch(/^ok: /);
  });

  it('that there is no backup, an old one, and one that was never verified', async () => {
    await asOwner('DELETE FROM backup_status');
    expect(await diagnosis('backup')).toMatch(/^problem: There is no backup/);
    const source = { ownerUrl: cluster.urlOf(name), masterKey: keys.masterKey, otherMasterKeys: '' };
    const how = { say: () => {}, signal: new AbortController().signal };
    await runBackup(source, { folder: path.join(scratch, 'one'), keep: null, verify: false }, how);
    expect(await diagnosis('backup')).toMatch(/^warning: .*none was ever verified/);
    await asOwner('UPDATE backup_status SET verified_at = now()');
    expect(await diagnosis('backup')).toMatch(/^ok: Made/);
    const setBack = (time: string) =>
      asOwner(`UPDATE backup_status SET started_at = now() - interval '${time}', made_at = now() - interval '${time}'`);
    await setBack('27 hours');
    expect(await diagnosis('backup')).toMatch(/^warning: Made one day ago/);
    await setBack('8 days');
    expect(await diagnosis('backup')).toMatch(/^problem: Made 8 days ago/);
    // The same through the server's own way to ask, whatever the zone of the database is.
    const status = await loadBackupStatus();
    expect(ageInSeconds(status?.last?.madeAt, new Date()) / 86_400).toBeCloseTo(8, 2);
  });

  it('audit heads that were never signed, or that somebody changed', async () => {
    await setEventsBack();
    expect(await diagnosis('audit-heads')).toMatch(/^warning: None was ever signed/);
    await signCurrentHead(clinic.id);
    expect(await diagnosis('audit-heads')).toMatch(/^ok: Signed up to the last events/);
    await writeFile(path.join(scratch, 'heads', `${clinic.id}.jsonl`), '{"forged":true}\n');
    expect(await diagnosis('audit-heads')).toMatch(/^problem: The last signed head was changed/);
    await rm(path.join(scratch, 'heads'), { recursive: true });
  });

  it('a database that does not exist or does not answer, without its password', async () => {
    const url = databaseOf(cluster.urlOf(name), 'nowhere');
    const findings = await examine(installation({ database: { url, isOwner: true } }), new Date());
    expect(worst('database', findings)).toMatch(/^problem: It could not be checked \(3D000\)/);
    expect(worst('disk', findings)).toMatch(/^ok/);
    expect(JSON.stringify(findings)).not.toContain(new URL(url).password);
  });

  it('a folder that cannot be written', async () => {
    const folder = path.join('/proc', 'plainleaf');
    expect(await diagnosis('disk', { folders: [{ label: 'Data', folder }] })).toMatch(/^problem: Data: nothing can be/);
    await mkdir(path.join(scratch, 'there'), { recursive: true });
    const missing = path.join(scratch, 'there', 'not', 'yet');
    expect(await diagnosis('disk', { folders: [{ label: 'Data', folder: missing }] })).not.toMatch(/^problem/);
  });

  it('a mail server that is away or refuses the password, without sending a mail', async () => {
    const server = await openMailServer();
    const given = (url: string) => ({ more: { SMTP_URL: url, MAIL_FROM: 'plainleaf@riverside.example' } });
    expect(await diagnosis('mail', given(server.url))).toMatch(/^ok: The mail server takes mail/);
    const withPassword = server.url.replace('smtp://', 'smtp://mailer:wrong@');
    expect(await diagnosis('mail', given(withPassword))).toMatch(/^problem: .*EAUTH/);
    expect(server.received).toEqual([]);
    await server.close();
    expect(await diagnosis('mail', given(server.url))).toMatch(/^problem: The mail server cannot be used/);
  });

  it('a replica that follows, one that is none, and one that is away', async () => {
    const replica = await openThrowawayReplica(cluster);
    const at = (url: string) => ({ more: { DATABASE_REPLICA_URL: url } });
    try {
      await expect
        .poll(() => diagnosis('replica', at(replica.urlOf(name))), { timeout: 30_000 })
        .toMatch(/^ok: Follows/);
      expect(await diagnosis('replica', at(cluster.urlOf(name)))).toMatch(/^problem: It is no replica/);
    } finally {
      await replica.stop();
    }
    expect(await diagnosis('replica', at(replica.urlOf(name)))).toMatch(/^problem: It does not answer/);
  });

  it('a setting that is missing', async () => {
    const more = { SMTP_URL: 'smtp://mail.example', MAIL_FROM: '' };
    expect(await diagnosis('environment', { more })).toMatch(/^problem: .*MAIL_FROM: belongs to SMTP_URL/);
  });
});

describe('npm run doctor', () => {
  /** Its lines, and the error that ends it with exit code 1. */
  async function run(given: Record<string, string>): Promise<{ lines: string[]; error: unknown }> {
    const before = { ...process.env };
    Object.assign(process.env, { DATABASE_URL: cluster.urlOf(name), PLAINLEAF_DATA: scratch, ...given });
    const lines: string[] = [];
    try {
      await runDoctor((line) => lines.push(line));
      return { lines, error: null };
    } catch (error) {
      return { lines, error };
    } finally {
      process.env = before;
    }
  }

  it('prints each check on one line, and fails when there is a problem', async () => {
    const { lines, error } = await run({});
    expect(lines.length).toBeGreaterThan(15);
    for (const line of lines) expect(line).toMatch(/^[✓!✗] (ok|warning|problem) +[A-Z][^\n]+[.;]$/);
    expect(lines).toContainEqual(
      expect.stringMatching(/^✗ problem +Server +Nothing answers at NEXTAUTH_URL \(ECONNREFUSED\)/),
    );
    expect(error).toBeInstanceOf(SetupFailure);
    expect(String(error)).toMatch(/problem.*each line above says what to do/);
  });

  it('prints no secret, even where one has got into a folder’s name', async () => {
    const secret = path.basename(scratch);
    const { lines } = await run({ METRICS_TOKEN: secret });
    expect(lines.join('\n')).toContain('Data (');
    expect(lines.join('\n')).not.toContain(secret);
  });

  it('says what is wrong when the database is away or its password is wrong, and still checks the rest', async () => {
    const url = new URL(cluster.urlOf(name));
    url.password = 'not-the-password';
    const { lines } = await run({ DATABASE_URL: url.href });
    expect(lines).toContainEqual(expect.stringMatching(/^✗ problem +Database +.*refused the user or password/));
    expect(lines).toContainEqual(expect.stringMatching(/Disk space/));
    expect(lines.join('\n')).not.toContain('not-the-password');
  });

  it('makes no installation where there is none', async () => {
    const nowhere = path.join(scratch, 'nowhere');
    const { lines } = await run({ DATABASE_URL: '', DATABASE_APP_URL: '', PLAINLEAF_DATA: nowhere });
    expect(lines).toContainEqual(expect.stringMatching(/^✗ problem +Database +There is no installation here/));
    await expect(stat(nowhere)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('the admin page', () => {
  const load = (who: TestClinic['admin']) => loadInstallation(who.scope, new Headers(), new Date());

  it('is closed to clinicians and editors', async () => {
    for (const who of [clinic.clinician, clinic.editor]) {
      await expect(load(who)).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  it('shows what the server finds, and no address, folder, secret or other clinic', async () => {
    const other = await makeClinic({ name: 'Hillview Surgery' });
    await setEventsBack();
    await signCurrentHead(other.id);
    await asOwner('ALTER TABLE draft DISABLE ROW LEVEL SECURITY');
    const findings = await load(clinic.admin);
    await asOwner('ALTER TABLE draft ENABLE ROW LEVEL SECURITY');
    expect(worst('row-security', findings)).toMatch(/^problem: Not in force on draft/);
    expect(worst('migrations', findings)).toMatch(/^ok/);
    expect(worst('audit-heads', findings)).toMatch(/^warning: None was ever signed here/);
    const shown = JSON.stringify(findings);
    const { password, host, port } = new URL(process.env.TEST_APP_URL ?? '');
    for (const secret of [password, host, port, scratch, keys.masterKey, env().NEXTAUTH_SECRET, other.id, 'Hillview']) {
      expect(shown).not.toContain(secret);
    }
  });
});
