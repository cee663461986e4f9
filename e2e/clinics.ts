import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { hash } from '@node-rs/argon2';
import { Pool, type QueryResult } from 'pg';
import { loadStarterContent, type StarterContent } from '../lib/content/starter-content';
import { connect, type Database } from '../lib/db/client';
import type { Role } from '../lib/domain/access/role';
import { roles } from '../lib/domain/access/role';
import { createClinic } from '../lib/features/clinics/create-clinic';
import { extendLibrary } from '../lib/features/library/import-starter';
import { passphrase, testClinic } from '../lib/test-support/clinic';
import { copyLibrary } from '../lib/test-support/copy-library';
import { newerRelease } from '../lib/test-support/newer-release';

/** A clinic that one browser test has to itself. */
export type BrowserTestClinic = {
  id: string;
  passphrase: string;
  emailOf: (role: Role) => string;
};

const memberNames: Record<Role, string> = {
  clinician: 'Dr. Amara Osei',
  editor: 'Jonas Lindqvist, RN',
  admin: 'Priya Raman',
};

export type ClinicMaker = {
  make: (name?: string) => Promise<BrowserTestClinic>;
  /** The clinic is updated to a release that gives the section of muscle twitches another heading. */
  release: (clinic: BrowserTestClinic, slug: string, heading: string) => Promise<void>;
  /** SQL as nobody but the database's administrator could run it. */
  asSuperuser: (sql: string, values: readonly unknown[]) => Promise<QueryResult>;
  close: () => Promise<void>;
};

/** Makes clinics straight in the database that the served app works on, as its runtime role. */
export async function openClinicMaker(): Promise<ClinicMaker> {
  const db: Database = connect(given('TEST_APP_URL'), 2);
  const owner = new Pool({ connectionString: given('TEST_OWNER_URL'), max: 1 });
  const starter: StarterContent = await loadStarterContent(path.join(import.meta.dirname, '..', 'content'));
  // argon2id at its cheapest: the server reads the cost from the hash, and these tests sign in a hundred times.
  const passphraseHash = await hash(passphrase, { memoryCost: 8, timeCost: 1, parallelism: 1 });
  const create = async (name: string, library: StarterContent): Promise<BrowserTestClinic> => {
    const domain = `${randomUUID()}.example`;
    const emailOf = (role: Role) => `${role}@${domain}`;
    const id = await createClinic(db, {
      details: { ...testClinic, name },
      logo: null,
      members: roles.map((role) => ({ email: emailOf(role), name: memberNames[role], role, passphraseHash })),
      starter: library,
      now: new Date(),
    });
    return { id, passphrase, emailOf };
  };
  // Copying its library takes half as long as importing one.
  let model: Promise<BrowserTestClinic> | undefined;
  return {
    make: async (name = testClinic.name) => {
      model ??= create('Model', starter);
      const { id: from } = await model;
      const clinic = await create(name, { ...starter, topics: [], generic: [] });
      await copyLibrary(owner, { from, to: clinic.id });
      return clinic;
    },
    release: ({ id }, slug, heading) => extendLibrary(db, id, newerRelease(starter, slug, { heading })),
    asSuperuser: (sql, values) => owner.query(sql, [...values]),
    close: async () => {
      await Promise.all([db.$disconnect(), owner.end()]);
    },
  };
}

function given(name: 'TEST_APP_URL' | 'TEST_OWNER_URL'): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the browser tests with npm test -- --only e2e`);
  return value;
}
