import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  appendFile,
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  statfs,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeClinic } from '@/lib/test-support/database';
import { issueForMaria } from '@/lib/test-support/handouts';
import { exists } from '../data-folder.mjs';
import { SetupFailure } from '../failure';
import { withClient } from '../postgres/with-client';
import { run, waitUntil } from '../processes.mjs';
import { rootFolder } from '../root-folder.mjs';
import { type OwnDatabase, ownDatabase } from '../test/own-database';
import { manifestFile, readBackup } from './manifest';
import { runBackup } from './run';
import { verifyBackup } from './verify';

/** npm run backup as a timer runs it, on a real database. */

let source: OwnDatabase & { otherMasterKeys: string };
let scratch = '';

beforeAll(async () => {
  source = { ...ownDatabase(), otherMasterKeys: '' };
  await issueForMaria((await makeClinic()).clinician);
  scratch = await mkdtemp(path.join(tmpdir(), 'plainleaf-backups-'));
});

afterAll(async () => {
  await rm(scratch, { recursive: true, force: true });
});

type Asked = { keep?: number; verify?: boolean; signal?: AbortSignal };

function backUpTo(folder: string, { keep, verify = false, signal = new AbortController().signal }: Asked = {}) {
  return runBackup(source, { folder, keep: keep ?? null, verify }, { say: () => {}, signal });
}

async function newParent(): Promise<string> {
  const parent = path.join(scratch, randomBytes(4).toString('hex'));
  await mkdir(parent);
  return parent;
}

async function status(): Promise<Record<string, unknown>> {
  const { rows } = await asOwner('SELECT * FROM backup_status');
  return rows[0] ?? {};
}

const asOwner = (sql: string) => withClient(source.ownerUrl, (client) => client.query(sql));

const commandEnvironment = () => ({
  ...process.env,
  DATABASE_URL: source.ownerUrl,
  PLAINLEAF_MASTER_KEY: source.masterKey,
  NEXTAUTH_SECRET: 'x'.repeat(32),
});

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
    const folder = path.join(await newParent(), 'one');
    const { manifest, byteCount } = await backUpTo(folder);
    expect(await status()).toMatchObject({ made_at: new Date(manifest.madeAt), byte_count: String(byteCount) });
    expect(byteCount).toBeGreaterThan(1000);
    const asServer = (sql: string) => withClient(process.env.TEST_APP_URL ?? '', (client) => client.query(sql));
    expect((await asServer('SELECT made_at FROM backup_status')).rows).toEqual([
      { made_at: new Date(manifest.madeAt) },
    ]);
    await expect(asServer('UPDATE backup_status SET made_at = now()')).rejects.toMatchObject({ code: '42501' });
  });

  it('is restored elsewhere, compared and opened when asked, and is then on record as verified', async () => {
    const before = (await status()).verified_at;
    const { verification, manifest } = await backUpTo(path.join(await newParent(), 'one'), { verify: true });
    expect(verification?.rows).toBe(manifest.tables.reduce((total, { rows }) => total + rows, 0));
    expect(verification?.opened).toBeGreaterThanOrEqual(3);
    expect((await status()).verified_at).not.toEqual(before);
    expect((await status()).verified_at).toBeInstanceOf(Date);
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
    const folder = path.join(await newParent(), 'one');
    const flipLastByte = `UPDATE handout SET patient_sealed = set_byte(patient_sealed, length(patient_sealed) - 1,
      get_byte(patient_sealed, length(patient_sealed) - 1) # 1)`;
    const flip = () => asOwner(`SET session_replication_role = replica; ${flipLastByte}`);
    await flip();
    try {
      expect(await failure(backUpTo(folder, { verify: true }))).toMatch(/a value of handout does not open/);
    } finally {
      await flip();
    }
    expect(await exists(folder)).toBe(false);
    expect(await exists(`${folder}.unverified`)).toBe(true);
    expect(await status()).toMatchObject({ failure: 'not-verified' });
  });

  it('finds a file that was altered', async () => {
    const folder = path.join(await newParent(), 'one');
    await backUpTo(folder);
    await appendFile(path.join(folder, 'handout.copy.gz'), 'x');
    await expect(verifyBackup(folder, source)).rejects.toThrow(/handout\.copy\.gz has been altered/);
  });
});

describe('--keep', () => {
  it('removes the oldest backups of this installation in that folder, and nothing else', async () => {
    const parent = await newParent();
    const at = (name: string) => path.join(parent, name);
    for (const name of ['a', 'b', 'c']) await backUpTo(at(name));
    // Others' folders, files and links, one of them another installation's backup, one with a person's note in it.
    await mkdir(at('0-photos'));
    await writeFile(at('0-notes.txt'), 'mine');
    await cp(at('a'), at('0-other-key'), { recursive: true });
    const foreign = at(`0-other-key/${manifestFile}`);
    const text = await readFile(foreign, 'utf8');
    await writeFile(
      foreign,
      text.replace(/"masterKeyFingerprint": "\w+"/, `"masterKeyFingerprint": "${'0'.repeat(16)}"`),
    );
    await cp(at('a'), at('0-with-note'), { recursive: true });
    await writeFile(at('0-with-note/why.txt'), 'before the upgrade');
    await cp(at('a'), path.join(scratch, 'elsewhere'), { recursive: true });
    await symlink(path.join(scratch, 'elsewhere'), at('0-link'));

    const { removed } = await backUpTo(at('d'), { keep: 2 });
    expect(removed).toBe(2);
    expect((await readdir(parent)).sort()).toEqual(
      ['0-link', '0-notes.txt', '0-other-key', '0-photos', '0-with-note', 'c', 'd'].sort(),
    );
    await readBackup(at('c'));
    await readBackup(path.join(scratch, 'elsewhere'));
  });

  it('removes nothing when the new backup fails or does not pass its verification', async () => {
    const parent = await newParent();
    for (const name of ['a', 'b']) await backUpTo(path.join(parent, name));
    await failure(backUpTo(path.join(parent, 'b'), { keep: 1 }));
    const wrong = { ...source, otherMasterKeys: 'not a key' };
    const options = { folder: path.join(parent, 'c'), keep: 1, verify: true };
    await failure(runBackup(wrong, options, { say: () => {}, signal: new AbortController().signal }));
    expect((await readdir(parent)).sort()).toEqual(['a', 'b', 'c.unverified']);
  });
});

describe('a backup that fails', () => {
  it('on a full disk says so in one line, leaves nothing, and is on record', async (context) => {
    const disk = await newParent();
    const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).catch(() => null);
    if (mounted?.code !== 0) return context.skip('this machine lets nobody mount a small disk; it takes root');
    try {
      const message = await failure(backUpTo(path.join(disk, 'one')));
      expect(message).toMatch(/The disk of .*one is full \(ENOSPC\): make room\./);
      expect(await readdir(disk)).toEqual([]);
      const { bavail, blocks } = await statfs(disk);
      expect(bavail).toBeGreaterThan(blocks / 2);
      expect(await status()).toMatchObject({ failure: 'no-room' });
    } finally {
      await run('umount', ['-l', disk]);
    }
  });

  it('in a folder that cannot be written says so in one line', async () => {
    const parent = await newParent();
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
    expect(await status()).toMatchObject({ failure: 'not-writable' });
  });

  it('because another one is being made says so, and the other one goes on', async () => {
    const parent = await newParent();
    const [one, other] = await Promise.allSettled([
      backUpTo(path.join(parent, 'one')),
      backUpTo(path.join(parent, 'other')),
    ]);
    const failed = [one, other].filter((result) => result.status === 'rejected');
    expect(failed).toHaveLength(1);
    expect(String(failed[0]?.reason)).toMatch(/Another backup of this database is being made/);
    const [name = ''] = await readdir(parent);
    expect(await readdir(parent)).toHaveLength(1);
    await readBackup(path.join(parent, name));
  });
});

describe('a backup that is stopped', () => {
  it('with the container that makes one every day: it ends at once, and what it has made is whole', async () => {
    const parent = await newParent();
    const child = spawn('sh', ['deploy/daily-backup.sh'], {
      cwd: rootFolder,
      env: { ...commandEnvironment(), PLAINLEAF_BACKUPS: parent, PLAINLEAF_DATA: path.join(scratch, 'data') },
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    await asOwner('UPDATE backup_status SET verified_at = NULL');
    expect(await waitUntil(async () => (await status()).verified_at !== null, 60_000)).toBe(true);
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    const [name = '', ...more] = await readdir(parent);
    expect(more).toEqual([]);
    await readBackup(path.join(parent, name));
  });

  /** Runs it as a command until it waits for a table, and ends it with the signal. */
  async function stopped(parent: string, signal: NodeJS.Signals): Promise<{ code: number | null; output: string }> {
    return withClient(source.ownerUrl, async (other) => {
      await other.query('BEGIN');
      await other.query('LOCK TABLE handout_patient_token IN ACCESS EXCLUSIVE MODE');
      const child = spawn(process.execPath, ['scripts/task.mjs', 'backup', path.join(parent, 'one')], {
        cwd: rootFolder,
        env: commandEnvironment(),
      });
      let output = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
      const ended = once(child, 'exit');
      const isWaiting = async () =>
        (await other.query(`SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'handout_patient_token'::regclass`))
          .rowCount === 1;
      expect(await waitUntil(isWaiting, 30_000)).toBe(true);
      expect(await exists(path.join(parent, 'one'))).toBe(false);
      child.kill(signal);
      const [code] = await ended;
      await other.query('ROLLBACK');
      return { code, output };
    });
  }

  it('by its service manager leaves nothing, says so, and is on record', async () => {
    const parent = await newParent();
    const { code, output } = await stopped(parent, 'SIGTERM');
    expect(output).toMatch(/The backup was interrupted/);
    expect(code).toBe(1);
    expect(await readdir(parent)).toEqual([]);
    expect(await status()).toMatchObject({ failure: 'interrupted' });
  });

  it('by a crash leaves nothing that looks complete, and the next one clears it away', async () => {
    const parent = await newParent();
    const { code } = await stopped(parent, 'SIGKILL');
    expect(code).toBeNull();
    expect(await readdir(parent)).toEqual(['one.unfinished']);
    await expect(readBackup(path.join(parent, 'one.unfinished'))).rejects.toThrow(/is not a backup/);
    await mkdir(path.join(parent, 'mine.unfinished'));
    await backUpTo(path.join(parent, 'two'));
    expect((await readdir(parent)).sort()).toEqual(['mine.unfinished', 'two']);
  });
});
