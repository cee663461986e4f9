import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { appendFile, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '@/lib/db/client';
import { downloadHandoutAction } from '@/lib/features/handouts/mutations';
import { makeClinic, type TestClinic } from '@/lib/test-support/database';
import { issueForMaria } from '@/lib/test-support/handouts';
import { succeeded } from '@/lib/test-support/outcome';
import { migrate } from '../../../prisma/migrate';
import { defaultMigrationsFolder, migrationNames } from '../../../prisma/migration-files';
import { prepareRuntimeRole } from '../postgres/runtime-role';
import { withClient } from '../postgres/with-client';
import { waitUntil } from '../processes.mjs';
import { emptyDatabase, type OwnDatabase, ownDatabase } from '../test/own-database';
import { backUp } from './back-up';
import { readTables } from './catalog';
import { restore } from './restore';

/** A clinic's data, out of one database and into another, on real PostgreSQL. */

const masterKey = process.env.PLAINLEAF_MASTER_KEY ?? '';

let source: OwnDatabase;
let clinic: TestClinic;
let scratch = '';

beforeAll(async () => {
  source = ownDatabase();
  clinic = await makeClinic();
  scratch = await mkdtemp(path.join(tmpdir(), 'plainleaf-backup-'));
});

afterAll(async () => {
  await rm(scratch, { recursive: true, force: true });
});

const newFolder = () => path.join(scratch, randomBytes(4).toString('hex'));

async function allRows(url: string): Promise<Record<string, string[]>> {
  return withClient(url, async (client) => {
    const rows: Record<string, string[]> = {};
    for (const { name } of await readTables(client)) {
      const found = await client.query<{ row: string }>(`SELECT t::text AS row FROM "${name}" t`);
      rows[name] = found.rows.map(({ row }) => row).sort();
    }
    return rows;
  });
}

async function damagedCopy(change: (folder: string) => Promise<void>): Promise<string> {
  const good = newFolder();
  await backUp(source, good);
  const folder = newFolder();
  await cp(good, folder, { recursive: true });
  await change(folder);
  return folder;
}

describe('a restored backup', () => {
  it('has the handout that was issued, byte for byte, every row of every table, and nobody signed in', async () => {
    const id = await issueForMaria(clinic.clinician);
    const before = succeeded(await downloadHandoutAction.runAs(clinic.clinician, { id }));
    const folder = newFolder();
    await backUp(source, folder);
    const rows = await allRows(source.ownerUrl);
    const target = await emptyDatabase();
    await restore(target, folder);

    expect(await allRows(target.ownerUrl)).toEqual(rows);
    const sessions = await withClient(target.ownerUrl, (client) => client.query('SELECT 1 FROM session'));
    expect(sessions.rowCount).toBe(0);
    const db = connect(await prepareRuntimeRole({ ...target, givenAppUrl: undefined }), 2);
    const after = succeeded(await downloadHandoutAction.runAs(clinic.clinician, { id }, { db }));
    await db.$disconnect();
    expect(createHash('sha256').update(after.bytes).digest('hex')).toBe(
      createHash('sha256').update(before.bytes).digest('hex'),
    );
  });

  it('is of one moment, whatever is issued while it is made', async () => {
    await issueForMaria(clinic.clinician);
    const folder = newFolder();
    const rows = await allRows(source.ownerUrl);
    await withClient(source.ownerUrl, async (other) => {
      // Between handouts and their PDFs the backup has to wait for a table in which one more of both comes in.
      await other.query('BEGIN');
      await other.query('LOCK TABLE handout_patient_token IN ACCESS EXCLUSIVE MODE');
      const backup = backUp(source, folder);
      await waitUntil(async () => {
        const { rowCount } = await other.query(
          `SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'handout_patient_token'::regclass`,
        );
        return rowCount === 1;
      }, 20_000);
      await other.query(`
        WITH issued AS (SELECT h.* FROM handout h LIMIT 1), added AS (
          INSERT INTO handout SELECT (jsonb_populate_record(NULL::handout,
            to_jsonb(issued) || '{"id":"00000000-0000-4000-8000-000000000001","reference":"PL-0000-0001"}')).* FROM issued)
        INSERT INTO handout_pdf SELECT clinic_id, '00000000-0000-4000-8000-000000000001', p.sealed, sha256, byte_count
          FROM handout_pdf p JOIN issued USING (clinic_id) WHERE p.handout_id = issued.id`);
      await other.query('COMMIT');
      await backup;
    });
    const target = await emptyDatabase();
    await restore(target, folder);
    expect(await allRows(target.ownerUrl)).toEqual(rows);
    expect((await allRows(source.ownerUrl)).handout_pdf?.length).toBe((rows.handout_pdf?.length ?? 0) + 1);
  });

  it('gets the migrations that have come since it was made', async () => {
    const older = await emptyDatabase();
    const names = await migrationNames();
    await migrate(older.ownerUrl, defaultMigrationsFolder, names.slice(0, 1));
    await withClient(older.ownerUrl, (client) =>
      client.query(
        `INSERT INTO user_account (id, email, passphrase_hash) VALUES ($1, 'amara@riverside.example', '-')`,
        [randomUUID()],
      ),
    );
    const folder = newFolder();
    await backUp(older, folder);
    const target = await emptyDatabase();
    await restore(target, folder);
    expect(await migrate(target.ownerUrl)).toEqual({ applied: [] });
    expect((await allRows(target.ownerUrl)).user_account).toHaveLength(1);
  });
});

describe('a backup', () => {
  it('holds no name of a patient and no key', async () => {
    await issueForMaria(clinic.clinician);
    const target = newFolder();
    await backUp(source, target);
    for (const name of await readdir(target)) {
      const bytes = await readFile(path.join(target, name));
      const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
      for (const secret of ['Núñez', 'RFP-0048213', masterKey]) expect(text).not.toContain(secret);
    }
  });

  it('is refused where something lies already, and touches nothing there', async () => {
    const folder = newFolder();
    await backUp(source, folder);
    const sums = await readFile(path.join(folder, 'SHA256SUMS'), 'utf8');
    await expect(backUp(source, folder)).rejects.toThrow(/name another folder/);
    expect(await readFile(path.join(folder, 'SHA256SUMS'), 'utf8')).toBe(sums);
  });

  it('is refused to a user from whom row-level security hides rows', async () => {
    const url = new URL(source.ownerUrl);
    const name = `owner_${randomBytes(4).toString('hex')}`;
    await withClient(source.ownerUrl, (client) => client.query(`CREATE ROLE ${name} LOGIN PASSWORD 'not-secret'`));
    url.username = name;
    url.password = 'not-secret';
    await expect(backUp({ ...source, ownerUrl: url.href }, newFolder())).rejects.toThrow(/BYPASSRLS/);
    await withClient(source.ownerUrl, (client) => client.query(`DROP ROLE ${name}`));
  });
});

describe('a restore is refused, and leaves the database empty,', () => {
  const refused = async (folder: string, message: RegExp, key = masterKey) => {
    const target = await emptyDatabase();
    await expect(restore({ ...target, masterKey: key }, folder)).rejects.toThrow(message);
    const rows = await allRows(target.ownerUrl);
    expect(Object.values(rows).flat()).toEqual([]);
  };

  it('when a byte of a file has been altered', async () => {
    const folder = await damagedCopy((copy) => appendFile(path.join(copy, 'handout.copy.gz'), 'x'));
    await refused(folder, /handout\.copy\.gz has been altered/);
  });

  it('when a file is missing or strange', async () => {
    await refused(await damagedCopy((copy) => rm(path.join(copy, 'draft.copy.gz'))), /draft\.copy\.gz is missing/);
    const strange = await damagedCopy((copy) => writeFile(path.join(copy, 'more.copy.gz'), ''));
    await refused(strange, /more\.copy\.gz does not belong/);
    await refused(scratch, /is not a backup/);
  });

  it('under another master key', async () => {
    const folder = await damagedCopy(async () => {});
    await refused(folder, /another master key/, randomBytes(32).toString('base64'));
  });

  it('when it comes from a newer release', async () => {
    const folder = newFolder();
    const added = `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
      VALUES ('later', '', '29990101000000_later', now())`;
    await withClient(source.ownerUrl, (client) => client.query(added));
    try {
      await backUp(source, folder);
    } finally {
      await withClient(source.ownerUrl, (client) => client.query(`DELETE FROM _prisma_migrations WHERE id = 'later'`));
    }
    await refused(folder, /newer release/);
  });

  it('into a database that has rows, which stay as they are', async () => {
    const folder = newFolder();
    await backUp(source, folder);
    const rows = await allRows(source.ownerUrl);
    await expect(restore(source, folder)).rejects.toThrow(/holds rows already/);
    expect(await allRows(source.ownerUrl)).toEqual(rows);
  });

  it('half-way, and can be tried again', async () => {
    const folder = newFolder();
    await backUp(source, folder);
    const target = await emptyDatabase();
    await migrate(target.ownerUrl);
    await withClient(target.ownerUrl, (client) =>
      client.query('ALTER TABLE handout_pdf ADD CONSTRAINT broken CHECK (byte_count < 0)'),
    );
    await expect(restore(target, folder)).rejects.toThrow(/broken/);
    expect(Object.values(await allRows(target.ownerUrl)).flat()).toEqual([]);
    await withClient(target.ownerUrl, (client) => client.query('ALTER TABLE handout_pdf DROP CONSTRAINT broken'));
    await restore(target, folder);
    expect(await allRows(target.ownerUrl)).toEqual(await allRows(source.ownerUrl));
  });
});
