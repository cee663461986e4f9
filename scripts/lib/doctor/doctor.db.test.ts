import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signCurrentHead } from '@/lib/db/signed-heads';
import { ageInSeconds } from '@/lib/domain/installation/backup-status';
import { env } from '@/lib/env';
import { loadBackupStatus, loadInstallation } from '@/lib/features/installation/data';
import { makeClinic, type TestClinic } from '@/lib/test-support/database';
import { openMailServer } from '@/lib/test-support/mail-server';
import { runBackup } from '../backup/run';
import { SetupFailure } from '../failure';
import { makeKeys, writeKeys } from '../keys/key-file';
import { openThrowawayReplica } from '../postgres/throwaway';
import { withClient } from '../postgres/with-client';
import { databaseOf } from '../test/database';
import { type DoctorBench, openDoctorBench, worst } from '../test/doctor-bench';
import { examine, runDoctor } from './doctor';

/** What the doctor says of the machine and of what is kept, and how it says it. */

let bench: DoctorBench;

beforeAll(async () => {
  bench = await openDoctorBench();
});

afterAll(() => bench?.close());

describe('the doctor finds', () => {
  it('that there is no backup, an old one, and one that was never verified', async () => {
    await bench.asOwner('DELETE FROM backup_status');
    expect(await bench.diagnosis('backup')).toMatch(/^problem: There is no backup/);
    const source = { ownerUrl: bench.url, masterKey: bench.keys.masterKey, otherMasterKeys: '' };
    const how = { say: () => {}, signal: new AbortController().signal };
    await runBackup(source, { folder: path.join(bench.scratch, 'one'), keep: null, verify: false }, how);
    expect(await bench.diagnosis('backup')).toMatch(/^warning: .*none was ever verified/);
    await bench.asOwner('UPDATE backup_status SET verified_at = now()');
    expect(await bench.diagnosis('backup')).toMatch(/^ok: Made/);
    const setBack = (time: string) =>
      bench.asOwner(
        `UPDATE backup_status SET started_at = now() - interval '${time}', made_at = now() - interval '${time}'`,
      );
    await setBack('27 hours');
    expect(await bench.diagnosis('backup')).toMatch(/^warning: Made one day ago/);
    await setBack('8 days');
    expect(await bench.diagnosis('backup')).toMatch(/^problem: Made 8 days ago/);
    // The same through the server's own way to ask, whatever the zone of the database is.
    const status = await loadBackupStatus();
    expect(ageInSeconds(status?.last?.madeAt, new Date()) / 86_400).toBeCloseTo(8, 2);
  });

  it('audit heads that were never signed, or that somebody changed', async () => {
    await bench.setEventsBack();
    expect(await bench.diagnosis('audit-heads')).toMatch(/^warning: None was ever signed/);
    await signCurrentHead(bench.clinic.id);
    expect(await bench.diagnosis('audit-heads')).toMatch(/^ok: Signed up to the last events/);
    await writeFile(path.join(bench.scratch, 'heads', `${bench.clinic.id}.jsonl`), '{"forged":true}\n');
    expect(await bench.diagnosis('audit-heads')).toMatch(/^problem: The last signed head was changed/);
    await rm(path.join(bench.scratch, 'heads'), { recursive: true });
  });

  it('the doctor finds an audit trail whose end was cut off, also together with the database’s notes about it', async () => {
    const { id, admin } = bench.clinic;
    // The page caches its findings for 15 seconds, so the next test asks later.
    const earlier = new Date(Date.now() - 60_000);
    const onPage = async () => worst('audit-heads', await loadInstallation(admin.scope, new Headers(), earlier));
    const cut = /^problem: The audit trail lacks its last events/;
    const asRuntimeRole = (sql: string) =>
      withClient(process.env.DATABASE_APP_URL ?? '', async (client) => {
        await client.query(`select set_config('app.clinic_id', '${id}', false)`);
        return client.query(sql);
      });
    await bench.setEventsBack();
    await signCurrentHead(id);
    const last = `clinic_id = '${id}' and seq = (select max(seq) from audit_event where clinic_id = '${id}')`;
    await expect(asRuntimeRole(`delete from audit_event where ${last}`)).rejects.toMatchObject({ code: '42501' });
    expect(await bench.diagnosis('audit-heads')).toMatch(/^ok/);

    const cutLast = () => bench.asOwner(`delete from audit_event where ${last}`);
    const noteTheNewEnd = () =>
      bench.asOwner(`update audit_chain set (seq, hash) = (select seq, hash from audit_event where ${last})
        where clinic_id = '${id}'`);
    const expectEverywhere = async (verdict: RegExp) => {
      expect(await bench.diagnosis('audit-heads')).toMatch(verdict);
      expect(await onPage()).toMatch(verdict);
    };
    // Only the database's notes show that an unsigned event is missing.
    await asRuntimeRole(`insert into audit_event (clinic_id, id, type, detail)
      values ('${id}', gen_random_uuid(), 'account.changed', '{}')`);
    await cutLast();
    await expectEverywhere(cut);
    await noteTheNewEnd();
    await expectEverywhere(/^ok/);

    await cutLast();
    await noteTheNewEnd();
    await expectEverywhere(cut);
    await rm(path.join(bench.scratch, 'heads'), { recursive: true });
  });

  it('a database that does not exist or does not answer, without its password', async () => {
    const url = databaseOf(bench.url, 'nowhere');
    const findings = await examine(bench.installation({ database: { url, isOwner: true } }), new Date());
    expect(worst('database', findings)).toMatch(/^problem: It could not be checked \(3D000\)/);
    expect(worst('disk', findings)).toMatch(/^ok/);
    expect(JSON.stringify(findings)).not.toContain(new URL(url).password);
  });

  it('a folder that cannot be written', async () => {
    const folder = path.join('/proc', 'plainleaf');
    expect(await bench.diagnosis('disk', { folders: [{ label: 'Data', folder }] })).toMatch(
      /^problem: Data: nothing can be/,
    );
    await mkdir(path.join(bench.scratch, 'there'), { recursive: true });
    const missing = path.join(bench.scratch, 'there', 'not', 'yet');
    expect(await bench.diagnosis('disk', { folders: [{ label: 'Data', folder: missing }] })).not.toMatch(/^problem/);
  });

  it('a mail server that is away or refuses the password, without sending a mail', async () => {
    const server = await openMailServer();
    const given = (url: string) => ({ more: { SMTP_URL: url, MAIL_FROM: 'plainleaf@riverside.example' } });
    expect(await bench.diagnosis('mail', given(server.url))).toMatch(/^ok: The mail server takes mail/);
    const withPassword = server.url.replace('smtp://', 'smtp://mailer:wrong@');
    expect(await bench.diagnosis('mail', given(withPassword))).toMatch(/^problem: .*EAUTH/);
    expect(server.received).toEqual([]);
    await server.close();
    expect(await bench.diagnosis('mail', given(server.url))).toMatch(/^problem: The mail server cannot be used/);
  });

  it('a replica that follows, one that is none, and one that is away', async () => {
    const replica = await openThrowawayReplica(bench.cluster);
    const at = (url: string) => ({ more: { DATABASE_REPLICA_URL: url } });
    try {
      await expect
        .poll(() => bench.diagnosis('replica', at(replica.urlOf('doctor'))), { timeout: 30_000 })
        .toMatch(/^ok: Follows/);
      expect(await bench.diagnosis('replica', at(bench.url))).toMatch(/^problem: It is no replica/);
    } finally {
      await replica.stop();
    }
    expect(await bench.diagnosis('replica', at(replica.urlOf('doctor')))).toMatch(/^problem: It does not answer/);
  });

  it('a setting that is missing', async () => {
    const more = { SMTP_URL: 'smtp://mail.example', MAIL_FROM: '' };
    expect(await bench.diagnosis('environment', { more })).toMatch(/^problem: .*MAIL_FROM: belongs to SMTP_URL/);
  });
});

describe('npm run doctor', () => {
  /** Its lines, and the error that ends it with exit code 1. */
  async function run(given: Record<string, string>): Promise<{ lines: string[]; error: unknown }> {
    const before = { ...process.env };
    Object.assign(process.env, { DATABASE_URL: bench.url, PLAINLEAF_DATA: bench.scratch, ...given });
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
    const secret = path.basename(bench.scratch);
    const { lines } = await run({ METRICS_TOKEN: secret });
    expect(lines.join('\n')).toContain('Data (');
    expect(lines.join('\n')).not.toContain(secret);
  });

  it('says what is wrong when the database is away or its password is wrong, and still checks the rest', async () => {
    const url = new URL(bench.url);
    url.password = 'not-the-password';
    const { lines } = await run({ DATABASE_URL: url.href });
    expect(lines).toContainEqual(expect.stringMatching(/^✗ problem +Database +.*refused the user or password/));
    expect(lines).toContainEqual(expect.stringMatching(/Disk space/));
    expect(lines.join('\n')).not.toContain('not-the-password');
  });

  it('says why keys that are there cannot be read, and not that there is no installation', async () => {
    const damaged = path.join(bench.scratch, 'damaged');
    await mkdir(damaged);
    await writeFile(path.join(damaged, 'keys.json'), '{"postgresPassword":');
    const { lines } = await run({ DATABASE_URL: '', DATABASE_APP_URL: '', PLAINLEAF_DATA: damaged });
    expect(lines).toContainEqual(expect.stringMatching(/^✗ problem +Database +.*keys\.json is damaged: restore it/));
    expect(lines.join('\n')).not.toContain('There is no installation');
  });

  it('makes no database where the disk of an installation is not mounted, and says that it is missing', async () => {
    const unmounted = path.join(bench.scratch, 'unmounted');
    await mkdir(unmounted);
    await writeKeys(unmounted, makeKeys());
    const { lines } = await run({ DATABASE_URL: '', DATABASE_APP_URL: '', PLAINLEAF_DATA: unmounted });
    expect(lines).toContainEqual(expect.stringMatching(/^✗ problem +Database +There is no database in .*unmounted/));
    expect(await readdir(unmounted)).toEqual(['keys.json']);
  });

  it('makes no installation where there is none', async () => {
    const nowhere = path.join(bench.scratch, 'nowhere');
    const { lines } = await run({ DATABASE_URL: '', DATABASE_APP_URL: '', PLAINLEAF_DATA: nowhere });
    expect(lines).toContainEqual(expect.stringMatching(/^✗ problem +Database +There is no installation here/));
    await expect(stat(nowhere)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('the admin page', () => {
  const load = (who: TestClinic['admin']) => loadInstallation(who.scope, new Headers(), new Date());

  it('is closed to clinicians and editors', async () => {
    for (const who of [bench.clinic.clinician, bench.clinic.editor]) {
      await expect(load(who)).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  it('shows what the server finds, and no address, folder, secret or other clinic', async () => {
    const other = await makeClinic({ name: 'Hillview Surgery' });
    await bench.setEventsBack();
    await signCurrentHead(other.id);
    await bench.asOwner('ALTER TABLE draft DISABLE ROW LEVEL SECURITY');
    const findings = await load(bench.clinic.admin);
    await bench.asOwner('ALTER TABLE draft ENABLE ROW LEVEL SECURITY');
    expect(worst('row-security', findings)).toMatch(/^problem: Not in force on draft/);
    expect(worst('migrations', findings)).toMatch(/^ok/);
    expect(worst('audit-heads', findings)).toMatch(/^warning: None was ever signed here/);
    const shown = JSON.stringify(findings);
    const { password, host, port } = new URL(process.env.TEST_APP_URL ?? '');
    for (const secret of [
      password,
      host,
      port,
      bench.scratch,
      bench.keys.masterKey,
      env().NEXTAUTH_SECRET,
      other.id,
      'Hillview',
    ]) {
      expect(shown).not.toContain(secret);
    }
  });
});
