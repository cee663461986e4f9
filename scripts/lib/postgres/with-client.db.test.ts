import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { beforeAll, expect, it } from 'vitest';
import { migrate } from '../../../prisma/migrate';
import { waitUntil } from '../processes.mjs';
import { rootFolder } from '../root-folder.mjs';
import { emptyDatabase, type OwnDatabase } from '../test/own-database';
import { withClient } from './with-client';

let database: OwnDatabase;

beforeAll(async () => {
  database = await emptyDatabase();
  await migrate(database.ownerUrl);
});

it('a command that loses its connection between two statements fails at the next one, and closes what it opened', async () => {
  const closed: string[] = [];
  const work = async () => {
    try {
      await withClient(database.ownerUrl, async (client) => {
        const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
        const lost = new Promise<void>((resolve) => client.once('end', () => resolve()));
        await withClient(database.ownerUrl, (other) => other.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]));
        await lost;
        await client.query('SELECT 1');
      });
    } finally {
      closed.push('the embedded server');
    }
  };
  await expect(work()).rejects.toThrow(/connection/i);
  expect(closed).toEqual(['the embedded server']);
});

it('a rotation whose connection PostgreSQL ends says so in one line', async () => {
  await withClient(database.ownerUrl, async (other) => {
    await other.query(
      `INSERT INTO clinic (id, name, address, phone, opening_hours, disclaimer, footer_note, country, locale, time_zone,
         page_size, accent_color)
       VALUES (gen_random_uuid(), 'One', '', '', '', '', '', 'US', 'en-US', 'UTC', 'letter', '#000000')`,
    );
    await other.query('BEGIN; LOCK TABLE handout IN ACCESS EXCLUSIVE MODE');
    const child = spawn(process.execPath, ['scripts/task.mjs', 'keys:rotate'], {
      cwd: rootFolder,
      env: {
        ...process.env,
        DATABASE_URL: database.ownerUrl,
        PLAINLEAF_MASTER_KEY: database.masterKey,
        NEXTAUTH_SECRET: 'x'.repeat(32),
      },
    });
    let errors = '';
    child.stderr.on('data', (chunk) => (errors += chunk));
    const ended = once(child, 'close');
    const waiting = async () =>
      (
        await other.query<{ pid: number }>(
          `SELECT pid FROM pg_locks WHERE NOT granted AND relation = 'handout'::regclass`,
        )
      ).rows[0]?.pid;
    expect(await waitUntil(async () => (await waiting()) !== undefined, 30_000)).toBe(true);
    await other.query('SELECT pg_terminate_backend($1)', [await waiting()]);
    expect(await ended).toEqual([1, null]);
    await other.query('ROLLBACK');
    expect(errors.trim().split('\n')).toEqual([expect.stringMatching(/^✗ .*connection/i)]);
  });
});
