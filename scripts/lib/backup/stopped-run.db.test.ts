import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, utimes } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exists } from '../data-folder.mjs';
import { withClient } from '../postgres/with-client';
import { waitUntil } from '../processes.mjs';
import { rootFolder } from '../root-folder.mjs';
import { type BackupBench, nightly, openBackupBench } from '../test/backup-bench';
import { readBackup } from './manifest';
import { runBackup } from './run';

/** npm run backup, ended before it is done. */

let bench: BackupBench;

beforeAll(async () => {
  bench = await openBackupBench();
});

afterAll(() => bench.close());

const backUpTo = (folder: string) =>
  runBackup(
    bench.source,
    { folder, keep: null, verify: false },
    { say: () => {}, signal: new AbortController().signal },
  );

describe('a backup that is stopped', () => {
  const throwaways = async (folder: string): Promise<string[]> =>
    (await readdir(folder)).filter((name) => name.startsWith('plainleaf-scratch-'));

  /** Starts it, and ends it with SIGTERM while its backup is restored into a throwaway PostgreSQL in TMPDIR. */
  async function stoppedWhileVerifying(command: readonly [string, ...string[]], env: Record<string, string>) {
    const temporary = await bench.newParent();
    const [program, ...args] = command;
    const child = spawn(program, args, {
      cwd: rootFolder,
      env: { ...bench.commandEnvironment(), ...env, TMPDIR: temporary },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    const ended = once(child, 'exit');
    expect(await waitUntil(async () => (await throwaways(temporary)).length > 0, 60_000)).toBe(true);
    child.kill('SIGTERM');
    const [code] = await ended;
    return { code, output, left: await throwaways(temporary) };
  }

  it('while it is verified leaves nothing, says so, and is on record', async () => {
    const parent = await bench.newParent();
    const command = ['scripts/task.mjs', 'backup', path.join(parent, 'one'), '--verify', '--keep', '3'];
    const { code, output, left } = await stoppedWhileVerifying([process.execPath, ...command], {});
    expect(output).toMatch(/The backup was interrupted/);
    expect(code).toBe(1);
    expect(left).toEqual([]);
    expect(await readdir(parent)).toEqual([]);
    expect(await bench.status()).toMatchObject({ failure: 'interrupted' });
  });

  it('with the container that makes one every day ends the container, and leaves nothing that was not verified', async () => {
    const parent = await bench.newParent();
    const old = path.join(parent, nightly(1));
    await mkdir(old);
    const yesterday = Date.now() / 1000 - 21 * 3600;
    await utimes(old, yesterday, yesterday);
    const { code, left } = await stoppedWhileVerifying(['sh', 'deploy/daily-backup.sh'], {
      PLAINLEAF_BACKUPS: parent,
      PLAINLEAF_DATA: path.join(bench.scratch, 'data'),
    });
    expect(code).toBe(0);
    expect(left).toEqual([]);
    expect(await readdir(parent)).toEqual([nightly(1)]);
  });

  it('before it began, because the container was restarted within a day of the last one: it makes no other one', async () => {
    const parent = await bench.newParent();
    await mkdir(path.join(parent, nightly(1)));
    const child = spawn('sh', ['deploy/daily-backup.sh'], {
      cwd: rootFolder,
      env: { ...bench.commandEnvironment(), PLAINLEAF_BACKUPS: parent },
    });
    const ended = once(child, 'exit');
    const [first] = await once(child.stdout, 'data');
    expect(String(first)).toMatch(/^The last backup is less than 20 hours old/);
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(await readdir(parent)).toEqual([nightly(1)]);
  });

  /** Runs it as a command until it waits for a table, and ends it with the signal. */
  async function stopped(parent: string, signal: NodeJS.Signals): Promise<{ code: number | null; output: string }> {
    return withClient(bench.source.ownerUrl, async (other) => {
      await other.query('BEGIN');
      await other.query('LOCK TABLE handout_patient_token IN ACCESS EXCLUSIVE MODE');
      const child = spawn(process.execPath, ['scripts/task.mjs', 'backup', path.join(parent, 'one')], {
        cwd: rootFolder,
        env: bench.commandEnvironment(),
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
    const parent = await bench.newParent();
    const { code, output } = await stopped(parent, 'SIGTERM');
    expect(output).toMatch(/The backup was interrupted/);
    expect(code).toBe(1);
    expect(await readdir(parent)).toEqual([]);
    expect(await bench.status()).toMatchObject({ failure: 'interrupted' });
  });

  it('by a crash leaves nothing that looks complete, and the next one clears it away', async () => {
    const parent = await bench.newParent();
    const { code } = await stopped(parent, 'SIGKILL');
    expect(code).toBeNull();
    expect(await readdir(parent)).toEqual(['one.unfinished']);
    await expect(readBackup(path.join(parent, 'one.unfinished'))).rejects.toThrow(/is not a backup/);
    await mkdir(path.join(parent, 'mine.unfinished'));
    await backUpTo(path.join(parent, 'two'));
    expect((await readdir(parent)).sort()).toEqual(['mine.unfinished', 'two']);
  });
});
