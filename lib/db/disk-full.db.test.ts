import { chown, cp, mkdir, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDraft } from '@/lib/features/drafts/data';
import { saveDraftAction } from '@/lib/features/drafts/mutations';
import { listTopics } from '@/lib/features/library/data';
import { makeClinic, type TestClinic } from '@/lib/test-support/database';
import { issueForMaria, newDraft } from '@/lib/test-support/handouts';
import { defaultMigrationsFolder } from '@/prisma/migration-files';
import { migrateInOneLine } from '@/scripts/lib/bring-up-to-date';
import { emptyLedger } from '@/scripts/lib/faults/clinicians';
import { expectNothingLost } from '@/scripts/lib/faults/nothing-lost';
import { postgresAccount } from '@/scripts/lib/postgres/account';
import type { Cluster } from '@/scripts/lib/postgres/cluster';
import { openThrowawayCluster } from '@/scripts/lib/postgres/throwaway';
import { withClient } from '@/scripts/lib/postgres/with-client';
import { run } from '@/scripts/lib/processes.mjs';
import { makeTestDatabase, makeTestKeys } from '@/scripts/lib/test/database';
import { isStorageFull } from './storage';

/** The clinic's tables on a small disk of their own, which another program then fills. */

const name = 'disk_full';
let disk = '';
let cluster: Cluster;
let clinic: TestClinic;
/** '' where this machine can mount one. */
let whyNot = '';

beforeAll(async () => {
  disk = await mkdtemp(path.join(tmpdir(), 'plainleaf-small-disk-'));
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=96m,mode=0755', 'tmpfs', disk]).catch(String);
  if (typeof mounted === 'string' || mounted.code !== 0) {
    whyNot = 'this machine lets nobody mount a small disk; it takes root';
    return;
  }
  cluster = await openThrowawayCluster();
  const account = await postgresAccount(cluster.folder);
  if (account) await chown(disk, account.uid, account.gid);
  const database = await makeTestDatabase(cluster, name, makeTestKeys());
  await withClient(cluster.urlOf('postgres'), async (client) => {
    await client.query(`create tablespace small location '${disk}'`);
    await client.query(`alter database ${name} set tablespace small`);
  });
  Object.assign(process.env, database);
  clinic = await makeClinic();
});

afterAll(async () => {
  await cluster?.stop();
  if (whyNot === '') await run('umount', ['-l', disk]);
  await rm(disk, { recursive: true, force: true });
});

const filler = () => path.join(disk, 'another-program');

async function fill(): Promise<void> {
  const { bavail, bsize } = await statfs(disk);
  await writeFile(filler(), Buffer.alloc(bavail * bsize));
}

describe('R6: on a full disk', () => {
  it('a save says what is wrong, what is stored can be read, and all goes on when there is room again', async (context) => {
    if (whyNot !== '') return context.skip(whyNot);
    const ledger = emptyLedger();
    ledger.issued.push(await issueForMaria(clinic.clinician));
    const draft = await newDraft(clinic.clinician);
    const entry = { version: draft.version, title: draft.content.title, sent: null as string | null };
    ledger.saves.set(draft.id, entry);
    const save = (title: string) => {
      entry.sent = title;
      const input = { id: draft.id, version: entry.version, content: { ...draft.content, title } };
      return saveDraftAction.runAs(clinic.clinician, input);
    };
    const keep = (outcome: Awaited<ReturnType<typeof save>>, title: string) => {
      if (!outcome.ok || !outcome.value.saved) return false;
      Object.assign(entry, { version: outcome.value.version, title, sent: null });
      return true;
    };

    await fill();
    // Pages that have room left take a few more.
    let refused: Awaited<ReturnType<typeof save>> | null = null;
    for (let count = 0; count < 400 && refused === null; count += 1) {
      const title = `save ${count}`;
      const outcome = await save(title);
      if (!keep(outcome, title)) refused = outcome;
    }
    expect(refused).toMatchObject({ ok: false, failure: { code: 'storage-full', reference: expect.any(String) } });

    // Every page says so from here on, before anybody types in vain.
    expect(isStorageFull()).toBe(true);
    expect((await loadDraft(clinic.clinician.scope, draft.id)).content.title).toBe(entry.title);
    expect(await listTopics(clinic.clinician.scope)).toHaveLength(1);

    await rm(filler());
    expect(keep(await save('with room again'), 'with room again')).toBe(true);
    expect(isStorageFull()).toBe(false);
    ledger.issued.push(await issueForMaria(clinic.clinician));
    await expectNothingLost(clinic, ledger);
    await expectSoundIndexes();
  });
});

describe('a migration on a full disk', () => {
  it('is refused in one line, leaves the database as it was, and is applied when there is room again', async (context) => {
    if (whyNot !== '') return context.skip(whyNot);
    const folder = await mkdtemp(path.join(tmpdir(), 'plainleaf-migrations-'));
    await cp(defaultMigrationsFolder, folder, { recursive: true });
    const large = '29990101000000_large';
    await mkdir(path.join(folder, large));
    const script = `CREATE TABLE large AS SELECT n, repeat('x', 1000) AS text FROM generate_series(1, 20000) AS n;`;
    await writeFile(path.join(folder, large, 'migration.sql'), script);
    const ownerUrl = cluster.urlOf(name);
    const isThere = () =>
      withClient(ownerUrl, async (client) => {
        const { rows } = await client.query(`SELECT to_regclass('large') IS NOT NULL AS found`);
        return rows[0].found;
      });
    await fill();
    await expect(migrateInOneLine(ownerUrl, folder)).rejects.toThrow(
      /^The database could not be migrated because its disk is full: make room/,
    );
    expect(await isThere()).toBe(false);
    await rm(filler());
    expect(await migrateInOneLine(ownerUrl, folder)).toEqual([large]);
    expect(await isThere()).toBe(true);
    await rm(folder, { recursive: true });
  });
});

/** PostgreSQL's own check of its files, every index against its table. */
async function expectSoundIndexes(): Promise<void> {
  await withClient(cluster.urlOf(name), async (client) => {
    await client.query('create extension amcheck');
    const { rows } = await client.query(
      `select count(bt_index_check(i.indexrelid, true))::int as n from pg_index i
        join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam join pg_namespace s on s.oid = c.relnamespace
        where a.amname = 'btree' and s.nspname = 'public' and i.indisvalid`,
    );
    expect(rows[0].n).toBeGreaterThan(20);
  });
}
