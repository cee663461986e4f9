import { createHmac, randomBytes } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { appendFile, chmod, cp, mkdir, readdir, readFile, rm, statfs, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exists } from '../data-folder.mjs';
import { SetupFailure } from '../failure';
import { withClient } from '../postgres/with-client';
import { run } from '../processes.mjs';
import { type BackupBench, nightly, openBackupBench } from '../test/backup-bench';
import { type Manifest, manifestFile, readBackup } from './manifest';
import { runBackup } from './run';
import { openRecorder } from './status';
import { verifyBackup } from './verify';

/** npm run backup as a timer runs it, on a real database. */

let bench: BackupBench;

beforeAll(async () => {
  bench = await openBackupBench();
});

afterAll(() => bench.close());

type Asked = { keep?: number; verify?: boolean; say?: (words: string) => void };

const signal = new AbortController().signal;

const backUpTo = (folder: string, { keep, verify = false, say = () => {} }: Asked = {}) =>
  runBackup(bench.source, { folder, keep: keep ?? null, verify }, { say, signal });

async function changeManifest(folder: string, changes: Partial<Manifest>): Promise<void> {
  const file = path.join(folder, manifestFile);
  const manifest: unknown = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify(Object.assign({}, manifest, changes)));
}

/** Damages a backup once it is written, before it is verified. */
const damaging = (folder: string) => (words: string) => {
  if (words === 'starting a throwaway PostgreSQL') appendFileSync(`${folder}.unverified/draft.copy.gz`, 'x');
};

/** What it says when it fails: one line for a person, and nothing beside the line. */
async function failure(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SetupFailure);
  const { message } = error as SetupFailure;
  expect(message).not.toContain('\n');
  return message;
}

describe('a backup that went well', () => {
  it('is on record with its moment, size and duration, where the runtime role can read it and not write it', async () => {
    const folder = path.join(await bench.newParent(), 'one');
    const { manifest, byteCount } = await backUpTo(folder);
    expect(await bench.status()).toMatchObject({ made_at: new Date(manifest.madeAt), byte_count: String(byteCount) });
    expect(byteCount).toBeGreaterThan(1000);
    const asServer = (sql: string) => withClient(process.env.TEST_APP_URL ?? '', (client) => client.query(sql));
    expect((await asServer('SELECT made_at FROM backup_status')).rows).toEqual([
      { made_at: new Date(manifest.madeAt) },
    ]);
    await expect(asServer('UPDATE backup_status SET made_at = now()')).rejects.toMatchObject({ code: '42501' });
  });

  it('is restored elsewhere, compared and opened when asked, and is then on record as verified', async () => {
    const before = (await bench.status()).verified_at;
    const { verification, manifest } = await backUpTo(path.join(await bench.newParent(), 'one'), { verify: true });
    expect(verification?.rows).toBe(manifest.tables.reduce((total, { rows }) => total + rows, 0));
    expect(verification?.opened).toBeGreaterThanOrEqual(3);
    expect((await bench.status()).verified_at).not.toEqual(before);
    expect((await bench.status()).verified_at).toBeInstanceOf(Date);
  });

  it('can lie on another device than the rest', async (context) => {
    if (!(await exists('/dev/shm'))) return context.skip('this machine has no second file system');
    const folder = path.join('/dev/shm', `plainleaf-${randomBytes(4).toString('hex')}`);
    try {
      await backUpTo(folder);
      await readBackup(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('verification', () => {
  it('finds a sealed value that does not open with the configured key', async () => {
    const folder = path.join(await bench.newParent(), 'one');
    const flipLastByte = `UPDATE handout SET patient_sealed = set_byte(patient_sealed, length(patient_sealed) - 1,
      get_byte(patient_sealed, length(patient_sealed) - 1) # 1)`;
    const flip = () => bench.asOwner(`SET session_replication_role = replica; ${flipLastByte}`);
    await flip();
    try {
      expect(await failure(backUpTo(folder, { verify: true }))).toMatch(/a value of handout does not open/);
    } finally {
      await flip();
    }
    expect(await exists(folder)).toBe(false);
    expect(await exists(`${folder}.unverified`)).toBe(true);
    expect(await bench.status()).toMatchObject({ failure: 'not-verified' });
  });

  it('that cannot be made at all says so, is on record as that, and fills no disk however often it is tried', async () => {
    const parent = await bench.newParent();
    const at = (day: number) => path.join(parent, nightly(day));
    await backUpTo(at(1));
    const before = process.env.TMPDIR;
    process.env.TMPDIR = path.join(parent, 'not-there');
    try {
      for (const day of [2, 3, 4]) {
        const message = await failure(backUpTo(at(day), { keep: 1, verify: true }));
        expect(message).toMatch(/^The backup is complete, but it could not be verified .*unverified: put that right/);
      }
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
    expect(await bench.status()).toMatchObject({ failure: 'could-not-verify' });
    expect((await readdir(parent)).sort()).toEqual([nightly(1), `${nightly(4)}.unverified`]);
    await readBackup(`${at(4)}.unverified`);
    await backUpTo(at(5), { keep: 1, verify: true });
    expect(await readdir(parent)).toEqual([nightly(5)]);
  });

  it('finds a file that was altered', async () => {
    const folder = path.join(await bench.newParent(), 'one');
    await backUpTo(folder);
    await appendFile(path.join(folder, 'handout.copy.gz'), 'x');
    await expect(verifyBackup(folder, bench.source)).rejects.toThrow(/handout\.copy\.gz has been altered/);
  });
});

describe('--keep', () => {
  it('removes the oldest backups of this installation in that folder, and nothing else', async () => {
    const parent = await bench.newParent();
    const at = (name: string) => path.join(parent, name);
    for (const day of [1, 2, 3]) await backUpTo(at(nightly(day)));
    // A person gave it a name: it is what the upgrade goes back to.
    await cp(at(nightly(1)), at('before-v0.2.0'), { recursive: true });
    // Others' folders, files and links, one of them another installation's backup, one with a person's note in it.
    const [photos, otherKey, withNote, link] = [11, 12, 13, 14].map(nightly) as [string, string, string, string];
    await mkdir(at(photos));
    await writeFile(at('notes.txt'), 'mine');
    await cp(at(nightly(1)), at(otherKey), { recursive: true });
    await changeManifest(at(otherKey), { masterKeyFingerprint: '0'.repeat(32) });
    await cp(at(nightly(1)), at(withNote), { recursive: true });
    await writeFile(path.join(at(withNote), 'why.txt'), 'before the upgrade');
    await cp(at(nightly(1)), path.join(bench.scratch, 'elsewhere'), { recursive: true });
    await symlink(path.join(bench.scratch, 'elsewhere'), at(link));

    const { removed } = await backUpTo(at(nightly(4)), { keep: 2 });
    expect(removed).toBe(2);
    const left = ['before-v0.2.0', 'notes.txt', photos, otherKey, withNote, link, nightly(3), nightly(4)];
    expect((await readdir(parent)).sort()).toEqual(left.sort());
    for (const whole of [at(nightly(3)), at('before-v0.2.0'), path.join(bench.scratch, 'elsewhere')])
      await readBackup(whole);
  });

  it('keeps the new backup when the database’s clock was set back since the others were made', async () => {
    const parent = await bench.newParent();
    const [old, newest] = [path.join(parent, nightly(1)), path.join(parent, nightly(2))];
    await backUpTo(old);
    await changeManifest(old, { madeAt: '2999-01-01T00:00:00.000Z' });
    expect((await backUpTo(newest, { keep: 1 })).removed).toBe(1);
    expect(await readdir(parent)).toEqual([nightly(2)]);
  });

  it('knows the backups of before a rotation, and of releases that named the key in another way', async () => {
    const parent = await bench.newParent();
    const at = (day: number) => path.join(parent, nightly(day));
    await backUpTo(at(1));
    await cp(at(1), at(2), { recursive: true });
    const base64 = createHmac('sha256', Buffer.from(bench.source.masterKey, 'base64'));
    const earlier = base64.update('plainleaf backup fingerprint').digest('hex').slice(0, 16);
    await changeManifest(at(2), { masterKeyFingerprint: earlier });
    const rotated = {
      ...bench.source,
      masterKey: `2:${randomBytes(32).toString('base64')}`,
      otherMasterKeys: bench.source.masterKey,
    };
    const options = { folder: at(3), keep: 1, verify: false };
    const { removed } = await runBackup(rotated, options, { say: () => {}, signal: new AbortController().signal });
    expect(removed).toBe(2);
  });

  it('removes nothing when the new backup fails or does not pass its verification', async () => {
    const parent = await bench.newParent();
    const at = (day: number) => path.join(parent, nightly(day));
    for (const day of [1, 2]) await backUpTo(at(day));
    await failure(backUpTo(at(2), { keep: 1 }));
    expect(await failure(backUpTo(at(3), { keep: 1, verify: true, say: damaging(at(3)) }))).toMatch(
      /draft\.copy\.gz has been altered/,
    );
    expect(await bench.status()).toMatchObject({ failure: 'not-verified' });
    expect((await readdir(parent)).sort()).toEqual([nightly(1), nightly(2), `${nightly(3)}.unverified`]);
  });
});

describe('a backup that fails', () => {
  it('on a full disk says so in one line, leaves nothing, and is on record', async (context) => {
    const disk = await bench.newParent();
    const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).catch(() => null);
    if (mounted?.code !== 0) return context.skip('this machine lets nobody mount a small disk; it takes root');
    try {
      const message = await failure(backUpTo(path.join(disk, 'one')));
      expect(message).toMatch(/The disk of .*one is full \(ENOSPC\): make room\./);
      expect(await readdir(disk)).toEqual([]);
      const { bavail, blocks } = await statfs(disk);
      expect(bavail).toBeGreaterThan(blocks / 2);
      expect(await bench.status()).toMatchObject({ failure: 'no-room' });
    } finally {
      await run('umount', ['-l', disk]);
    }
  });

  it('in a folder that cannot be written says so in one line', async () => {
    const parent = await bench.newParent();
    await writeFile(path.join(parent, 'file'), '');
    const messages = [
      await failure(backUpTo(path.join(parent, 'file', 'one'))),
      await failure(backUpTo('/proc/plainleaf')),
    ];
    if (process.getuid?.() !== 0) {
      await chmod(parent, 0o500);
      messages.push(await failure(backUpTo(path.join(parent, 'one'))));
    }
    for (const message of messages) expect(message).toMatch(/cannot be written to .*: name another folder/);
    expect(await bench.status()).toMatchObject({ failure: 'not-writable' });
  });

  it('because another one is being made says so, writes nothing, and can be tried again', async () => {
    const parent = await bench.newParent();
    const other = await openRecorder(bench.source.ownerUrl);
    try {
      const message = await failure(backUpTo(path.join(parent, 'one')));
      expect(message).toMatch(/Another backup of this database is being made/);
      expect(await readdir(parent)).toEqual([]);
    } finally {
      await other.close();
    }
    await backUpTo(path.join(parent, 'one'));
    await readBackup(path.join(parent, 'one'));
  });
});
