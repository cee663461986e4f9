import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Database } from '@/lib/db/client';
import { toFailure } from '@/lib/db/failures';
import { noteStorage } from '@/lib/db/storage';
import { passphrase } from '@/lib/test-support/clinic';
import { makeClinic, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { layWire, type Wire } from '@/lib/test-support/wire';
import { startSession } from './sign-in';

/* During a database outage, a sign-in must not report a wrong password or reveal which addresses have an account. */

const device = { userAgent: '', address: '198.51.100.70' };
let clinic: TestClinic;
let wire: Wire;
const opened: Database[] = [];

beforeAll(async () => {
  clinic = await makeClinic();
  wire = await layWire(new URL(process.env.TEST_APP_URL ?? ''));
});
afterEach(() => wire.behave('pass'));
afterAll(async () => {
  for (const db of opened) await db.$disconnect();
  await wire.close();
});

function connected(change: (url: URL) => void = () => undefined): Database {
  const url = new URL(wire.url);
  change(url);
  const db = connect(url.href, 2);
  opened.push(db);
  return db;
}

/** How a sign-in ends: its answer, or the failure without the reference, which always differs. */
async function endOf(email: string, given: string, db: Database) {
  try {
    return (await startSession({ email, passphrase: given, device }, new Date(), db)).is;
  } catch (error) {
    const { reference, ...failure } = toFailure(error);
    expect(reference).toMatch(/^[A-Z0-9]{8}$/);
    return failure;
  }
}

const outages: [what: string, begin: () => Promise<Database>][] = [
  ['is stopped', async () => afterwards(await used(), 'refuse')],
  ['is stopped before the first request', async () => afterwards(connected(), 'refuse')],
  ['does not answer', async () => afterwards(await used(), 'swallow')],
  ['does not let the server in, because its password is wrong', async () => connected((url) => (url.password = 'no'))],
  ['does not know the server’s role', async () => connected((url) => (url.username = 'nobody_at_all'))],
  ['is not there under this name', async () => connected((url) => (url.pathname = '/not_there'))],
];

/** With connections in its pool. */
async function used(): Promise<Database> {
  const db = connected();
  await startSession({ email: 'nobody@nowhere.example', passphrase: 'first', device }, new Date(), db);
  return db;
}

async function afterwards(db: Database, how: 'refuse' | 'swallow'): Promise<Database> {
  await wire.behave(how);
  return db;
}

describe('while the database', () => {
  it.each(outages)('%s, every sign-in answers that Plainleaf cannot be reached', async (_what, begin) => {
    const db = await begin();
    const ends = await Promise.all([
      endOf(clinic.clinician.email, passphrase, db),
      endOf(clinic.clinician.email, 'wrong', db),
      endOf('nobody@nowhere.example', 'wrong', db),
    ]);
    expect(ends).toEqual(Array(3).fill({ code: 'unavailable' }));
  });
});

describe('while the database’s disk is full', () => {
  it('a right password is not called wrong, and a wrong one does not tell whether there is an account', async () => {
    // The code that PostgreSQL gives when a table cannot grow.
    await sqlAsOwner(`
      create function no_room() returns trigger language plpgsql as
        $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$;
      create trigger no_room before insert on audit_event for each row
        when (new.clinic_id = '${clinic.id}') execute function no_room();
    `);
    try {
      const db = connected();
      expect(await endOf(clinic.clinician.email, passphrase, db)).toEqual({ code: 'storage-full' });
      expect(await endOf(clinic.clinician.email, 'wrong', db)).toBe('refused');
      expect(await endOf('nobody@nowhere.example', 'wrong', db)).toBe('refused');
    } finally {
      await sqlAsOwner('drop trigger no_room on audit_event; drop function no_room()');
      noteStorage(false);
    }
  });
});
