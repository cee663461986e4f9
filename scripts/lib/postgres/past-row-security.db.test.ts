import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../../prisma/migrate';
import { waitUntil } from '../processes.mjs';
import { databaseOf } from '../test/database';
import { everyId } from './past-row-security';
import { withClient } from './with-client';

const serverUrl = process.env.TEST_OWNER_URL ?? '';
const name = `ids_${randomUUID().replaceAll('-', '')}`;
const clinicId = randomUUID();
const superuserUrl = databaseOf(serverUrl, name);
const ownerUrl = Object.assign(new URL(superuserUrl), { username: name, password: 'owner' }).href;

beforeAll(async () => {
  await withClient(serverUrl, async (client) => {
    await client.query(`CREATE ROLE ${name} LOGIN PASSWORD 'owner'`);
    await client.query(`CREATE DATABASE ${name} OWNER ${name}`);
  });
  await migrate(ownerUrl);
  await withClient(superuserUrl, (client) =>
    client.query(
      `INSERT INTO clinic (id, name, address, phone, opening_hours, disclaimer, footer_note, country, locale, time_zone,
         page_size, accent_color)
       VALUES ($1, 'One', '', '', '', '', '', 'US', 'en-US', 'UTC', 'letter', '#000000')`,
      [clinicId],
    ),
  );
});

afterAll(() =>
  withClient(serverUrl, async (client) => {
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await client.query(`DROP ROLE ${name}`);
  }),
);

const clinicIds = () => withClient(ownerUrl, (client) => everyId(client, 'clinic'));

describe('an owner who is no superuser', () => {
  it('lists every clinic while pg_dump reads them, without waiting for it', async () => {
    await withClient(superuserUrl, async (dump) => {
      await dump.query('begin; lock table clinic in access share mode');
      expect(await clinicIds()).toEqual([clinicId]);
    });
  });

  it('lists every clinic also where another role migrated, and leaves row-level security in force', async () => {
    await withClient(superuserUrl, async (client) => {
      await client.query('alter policy set_up on clinic to plainleaf_app');
      expect(await clinicIds()).toEqual([clinicId]);
      const { rows } = await client.query(
        `select relforcerowsecurity as f from pg_class where oid = 'clinic'::regclass`,
      );
      expect(rows).toEqual([{ f: true }]);
      await client.query(`alter policy set_up on clinic to ${name}`);
    });
  });
});

it('a rotation during pg_dump waits for it, and requests do not wait for the rotation', async () => {
  await withClient(superuserUrl, async (dump) => {
    await dump.query('begin; lock table user_account in access share mode');
    const ids = withClient(ownerUrl, (client) => everyId(client, 'user_account'));
    ids.catch(() => {});
    await withClient(superuserUrl, async (request) => {
      await request.query(`set statement_timeout = '3s'`);
      const isWaiting = async () => {
        const { rows } = await request.query(
          `select 1 from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'`,
          [name],
        );
        return rows.length > 0;
      };
      expect(await waitUntil(isWaiting, 10_000)).toBe(true);
      // The same limit as the server's query timeout of three seconds.
      expect((await request.query('select 1 from user_account')).rowCount).toBe(0);
    });
    await dump.query('commit');
    expect(await ids).toEqual([]);
  });
});
