import { randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { asRuntimeRole, makeClinic, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';

/** Tests what an attacker can do who runs SQL as the server's role and knows the ids of a clinic and a member. */

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await makeClinic();
});

/** Runs the statement with every key of the clinic's clinician shown. */
async function attempt(statement: string, values: unknown[] = []) {
  return asRuntimeRole(async (client) => {
    await showEverything(client);
    return (await client.query(statement, values)).rows;
  });
}

async function showEverything(client: PoolClient): Promise<void> {
  const { scope, email } = clinic.clinician;
  await client.query(
    `select set_config('app.clinic_id', $1, true), set_config('app.user_id', $2, true), set_config('app.email', $3, true)`,
    [scope.clinicId, scope.userId, email],
  );
}

describe('S32 the time of an audit event', () => {
  it('the database sets the time and ignores the time that the writer sends', async () => {
    const insert = `insert into audit_event (clinic_id, id, at, type, detail)
      values ($1, gen_random_uuid(), '2020-01-01', 'x', '{}') returning abs(extract(epoch from now() - at)) < 60 as "isNow"`;
    expect(await attempt(insert, [clinic.id])).toEqual([{ isNow: true }]);
  });

  it('the times follow the order of the chain within one transaction', async () => {
    const insert = `insert into audit_event (clinic_id, id, at, type, detail)
      select $1, gen_random_uuid(), now() - n * interval '1 day', 'x', '{}' from generate_series(1, 5) n
      returning seq::int, extract(epoch from at)::float8 as at`;
    const rows = await attempt(insert, [clinic.id]);
    const inOrder = rows.toSorted((a, b) => a.seq - b.seq).map(({ at }) => Number(at));
    expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
  });
});

describe('S14 password hashes', () => {
  it.each([
    'select passphrase_hash from user_account',
    'select * from user_account',
    "select id from user_account where passphrase_hash > ''",
    'update user_account set created_at = created_at returning passphrase_hash',
    'select passphrase_hash from user_account for update',
    'copy user_account to stdout',
    'copy user_account (passphrase_hash) to stdout',
  ])('are not read by “%s”', async (statement) => {
    await expect(attempt(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('the database returns a hash only for the account whose id or e-mail the transaction names', async () => {
    const { userId } = clinic.clinician.scope;
    const of = `select password_hash_of($1) is not null as given`;
    expect(await attempt(of, [userId])).toEqual([{ given: true }]);
    expect(await attempt(of, [clinic.admin.scope.userId])).toEqual([{ given: false }]);
    expect(await attempt(of, [randomUUID()])).toEqual([{ given: false }]);
    const unshown = await asRuntimeRole(async (client) => (await client.query(of, [userId])).rows);
    expect(unshown).toEqual([{ given: false }]);
  });
});

describe('S14 the hashes of a whole clinic', () => {
  const showAndAsk = `select set_config('app.user_id', m.user_id::text, true), password_hash_of(m.user_id) from member m`;

  it('one statement cannot read the hashes of several members', async () => {
    await expect(attempt(showAndAsk)).rejects.toMatchObject({ code: '42501' });
  });

  it('one transaction cannot read them by resetting its settings', async () => {
    const others = [clinic.clinician, clinic.admin].map(({ scope }) => scope.userId);
    const answers = asRuntimeRole(async (client) => {
      for (const userId of others) {
        await client.query('reset all');
        await client.query(`select pg_advisory_unlock_all(), set_config('app.user_id', $1, true)`, [userId]);
        await client.query('select password_hash_of($1)', [userId]);
      }
    });
    await expect(answers).rejects.toMatchObject({ code: '42501' });
  });

  it('the same account can be read twice', async () => {
    const { userId } = clinic.clinician.scope;
    const twice = 'select password_hash_of($1) = password_hash_of($1) as same';
    expect(await attempt(twice, [userId])).toEqual([{ same: true }]);
  });
});

describe('S15 counts of failed sign-ins', () => {
  it.each([
    'select key from rate_limit',
    'select count(*) from rate_limit',
    'delete from rate_limit',
    'update rate_limit set points = 0',
    `insert into rate_limit values ('x', 0, now())`,
    'truncate rate_limit',
  ])('are not reached by “%s”', async (statement) => {
    await expect(attempt(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('the counter counts within its window, gives points back, and restarts when the window has passed', async () => {
    const key = `test:${randomUUID()}`;
    const points = await asRuntimeRole(async (client) => {
      const hit = async (count: number) =>
        (await client.query('select points from rate_limit_hit($1, $2, 50)', [key, count])).rows[0].points;
      const counted = [await hit(1), await hit(1), await hit(-1), await hit(-5)];
      await client.query('select pg_sleep(0.06)');
      return [...counted, await hit(1)];
    });
    expect(points).toEqual([1, 2, 1, 0, 1]);
  });
});

describe('S15 counts of wrong codes', () => {
  it.each([
    'select wrong from code_attempt',
    'select count(*) from code_attempt',
    'delete from code_attempt',
    'update code_attempt set wrong = 0',
    'insert into code_attempt select id, true, 0, now() from user_account',
    'truncate code_attempt',
  ])('are not reached by “%s”', async (statement) => {
    await expect(attempt(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('one transaction counts and forgets only what the person did whom it shows', async () => {
    const look = 'select wrong, ms_since < 60000 as "isNow" from code_attempt_look(false)';
    const counts = await asRuntimeRole(async (client) => {
      const lookAs = async (userId: string) => {
        await client.query(`select set_config('app.user_id', $1, true)`, [userId]);
        return (await client.query(look)).rows;
      };
      const { userId } = clinic.clinician.scope;
      const first = await lookAs(userId);
      await client.query('select code_attempt_count(false, 7)');
      const other = await lookAs(clinic.admin.scope.userId);
      await client.query('select code_attempt_reset(false), code_attempt_reset(true)');
      const counted = await lookAs(userId);
      await client.query('select code_attempt_reset(false)');
      return [first, other, counted, await lookAs(userId)];
    });
    const now = (wrong: number) => [{ wrong, isNow: true }];
    expect(counts).toEqual([now(0), now(0), now(7), now(0)]);
  });

  it('nobody is counted in a transaction that shows no person', async () => {
    const unshown = asRuntimeRole((client) => client.query('select * from code_attempt_look(true)'));
    await expect(unshown).rejects.toThrow();
  });
});

it('S3 every SECURITY DEFINER function has a fixed search path and only the server’s role can call it', async () => {
  const { rows } = await sqlAsOwner(
    `select p.oid::regprocedure::text as name, array_to_string(p.proconfig, ' ') as settings,
       has_function_privilege('public', p.oid, 'execute') as "isPublic",
       p.proowner = t.relowner or p.proowner = to_regrole('plainleaf_search') as "isOwners"
     from pg_proc p join pg_class t on t.oid = 'clinic'::regclass
     where p.pronamespace = 'public'::regnamespace and p.prosecdef order by 1`,
  );
  expect(rows.map(({ name }) => String(name))).toEqual(
    expect.arrayContaining(['password_hash_of(uuid)', 'rate_limit_reset(text)', 'erase_handout(uuid)', 'audit_link()']),
  );
  for (const { name, settings, isPublic, isOwners } of rows) {
    expect({ name, settings, isPublic, isOwners }).toEqual({
      name,
      settings: expect.stringContaining('search_path=public, pg_temp'),
      isPublic: false,
      isOwners: true,
    });
  }
});
