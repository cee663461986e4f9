import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { permit } from '@/lib/authorize';
import { historySearchSchema } from '@/lib/features/handouts/schema';
import { searchHandouts } from '@/lib/features/handouts/search';
import { listTopics, loadTopic } from '@/lib/features/library/data';
import { makeClinic, type TestClinic } from '@/lib/test-support/database';
import { issueForMaria } from '@/lib/test-support/handouts';
import type { Cluster } from '@/scripts/lib/postgres/cluster';
import { openThrowawayCluster, openThrowawayReplica } from '@/scripts/lib/postgres/throwaway';
import { withClient } from '@/scripts/lib/postgres/with-client';
import { waitUntil } from '@/scripts/lib/processes.mjs';
import { makeTestDatabase, makeTestKeys } from '@/scripts/lib/test/database';
import type { ClinicScope } from '../domain/access/scope';
import * as log from '../log';
import { readClinic } from './read-clinic';

/** A primary and a hot standby that streams from it, both real; what is told of the other is told by holding it back. */

const name = 'replica_tests';
let primary: Cluster;
let standby: Cluster;
let clinic: TestClinic;

beforeAll(async () => {
  primary = await openThrowawayCluster();
  const database = await makeTestDatabase(primary, name, makeTestKeys());
  standby = await openThrowawayReplica(primary);
  const replica = new URL(database.DATABASE_APP_URL);
  replica.port = String(standby.port);
  Object.assign(process.env, database, { DATABASE_REPLICA_URL: replica.href });
  clinic = await makeClinic();
});

afterAll(async () => {
  await standby.stop();
  await primary.stop();
});

const onStandby = (sql: string) => withClient(standby.urlOf(name), (client) => client.query(sql));
const onPrimary = (sql: string, values: unknown[] = []) =>
  withClient(primary.urlOf(name), (client) => client.query(sql, values));

/** As another server process would: this one does not know of it. */
const rename = (title: string) => onPrimary('update topic set title = $2 where clinic_id = $1', [clinic.id, title]);
const titles = async (): Promise<string[]> => (await listTopics(clinic.clinician.scope)).map(({ title }) => title);

async function caughtUp(): Promise<void> {
  // What is inserted, not what is written: a throwaway server answers a commit before it has written it.
  const { rows } = await onPrimary('select pg_current_wal_insert_lsn()::text as at');
  const reached = async () =>
    (await onStandby(`select pg_last_wal_replay_lsn() >= '${rows[0].at}' as reached`)).rows[0].reached === true;
  expect(await waitUntil(reached, 20_000)).toBe(true);
}

describe('with a read replica', () => {
  it('lists are read there, and from the primary once it is more than five seconds behind', async () => {
    await rename('Before');
    await caughtUp();
    await onStandby('select pg_wal_replay_pause()');
    try {
      await rename('After');
      expect(await titles()).toEqual(['Before']);
      // Nothing but the standby's own word for how far behind it is brings the new title.
      expect(await waitUntil(async () => (await titles())[0] === 'After', 15_000, 250)).toBe(true);
    } finally {
      await onStandby('select pg_wal_replay_resume()');
    }
  });

  it('a clinician finds what they have just given, however far behind it is', async () => {
    await caughtUp();
    await onStandby('select pg_wal_replay_pause()');
    try {
      const id = await issueForMaria(clinic.clinician);
      const { rows } = await searchHandouts(clinic.clinician.scope, historySearchSchema.parse({}), 'UTC');
      expect(rows.map((row) => row.id)).toContain(id);
    } finally {
      await onStandby('select pg_wal_replay_resume()');
    }
  });

  it('what it does not have yet is looked for on the primary', async () => {
    const other = await makeClinic();
    await caughtUp();
    await onStandby('select pg_wal_replay_pause()');
    try {
      await onPrimary(`update topic set slug = 'twitching' where clinic_id = $1`, [other.id]);
      expect((await loadTopic(other.clinician.scope, 'twitching')).topic.slug).toBe('twitching');
    } finally {
      await onStandby('select pg_wal_replay_resume()');
    }
  });

  it('nothing can be written through it', async () => {
    const write = readClinic(permit(clinic.clinician.scope), (tx) =>
      tx.topic.updateMany({ where: { clinicId: clinic.id }, data: { title: 'Written' } }),
    );
    await expect(write).rejects.toThrow();
    expect(await titles()).not.toContain('Written');
  });

  it('that is stopped, lists come from the primary, and only the first waits to find out', async () => {
    await standby.stop();
    await rename('Still here');
    const other = await makeClinic();
    const logged = vi.spyOn(log, 'logEvent');
    const failures = () => logged.mock.calls.filter(([, event]) => event === 'replica.avoided').length;
    // By then, failures and writes of earlier tests have expired.
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
    try {
      expect(await listTopics(other.clinician.scope)).toHaveLength(1);
      expect(failures()).toBe(1);
      expect(await titles()).toEqual(['Still here']);
      expect(failures()).toBe(1);
    } finally {
      clock.mockRestore();
      logged.mockRestore();
    }
  });
});

describe('without one', () => {
  it('a list cannot write either', async () => {
    // The replica of this file is gone: this is the primary.
    const write = readClinic(permit(clinic.clinician.scope), (tx) =>
      tx.topic.updateMany({ where: { clinicId: clinic.id }, data: { title: 'Written' } }),
    );
    await expect(write).rejects.toThrow();
    expect(await titles()).toEqual(['Still here']);
  });
});

describe('what is asked for at once', () => {
  type Seen = { at: string; user: string };
  const look = (scope: ClinicScope) =>
    readClinic(permit(scope), async (tx) => {
      const [seen] = await tx.$queryRaw<
        Seen[]
      >`select transaction_timestamp()::text as at, current_setting('app.user_id') as user`;
      if (!seen) throw new Error('a row was asked for');
      return seen;
    });

  it('shares one transaction, but never with another member', async () => {
    const { clinician, editor } = clinic;
    const seen = await Promise.all([look(clinician.scope), look(editor.scope), look(clinician.scope)]);
    expect(seen.map(({ user }) => user)).toEqual([clinician, editor, clinician].map(({ scope }) => scope.userId));
    expect(seen[0]?.at).toBe(seen[2]?.at);
    expect(seen[1]?.at).not.toBe(seen[0]?.at);
    expect((await look(clinician.scope)).at).not.toBe(seen[0]?.at);
  });

  it('is answered each by itself: what is not found is missing to nobody else', async () => {
    const { scope } = clinic.clinician;
    const [missing, there] = await Promise.allSettled([loadTopic(scope, 'no-such-topic'), listTopics(scope)]);
    expect(missing.status).toBe('rejected');
    expect(there).toMatchObject({ status: 'fulfilled', value: [{ title: 'Still here' }] });
  });
});
