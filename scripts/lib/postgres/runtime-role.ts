import { createHmac } from 'node:crypto';
import { Client } from 'pg';
import { parseMasterKey } from '../../../lib/crypto/master-key';
import { errorCode, SetupFailure } from '../failure';
import { scramVerifier } from './scram-verifier';
import { withClient } from './with-client';

/** The migrations grant the server's rights to this role, and to no other. */
export const runtimeRole = 'plainleaf_app';

/** The owner may set no password of the role. */
const insufficientPrivilege = '42501';

type Addresses = {
  ownerUrl: string;
  /** Given in DATABASE_APP_URL. */
  givenAppUrl: string | undefined;
  /** The text of the current master key. */
  masterKey: string;
};

/**
 * Lets the runtime role sign in and returns the address that the web server connects with: a given one, else the
 * owner's with a password that follows from the master key.
 *
 * @throws SetupFailure when the role could see or change more than its clinic's rows, or cannot be given a password.
 */
export async function prepareRuntimeRole(addresses: Addresses): Promise<string> {
  const { ownerUrl, givenAppUrl, masterKey } = addresses;
  const appUrl = runtimeUrl(addresses);
  await withClient(ownerUrl, async (client) => {
    await requireBound(client, decodeURIComponent(new URL(appUrl).username));
    if (givenAppUrl === undefined && !(await connects(appUrl))) await setPassword(client, runtimePassword(masterKey));
  });
  return appUrl;
}

/** The address that the web server connects with, whether or not the role has that password yet. */
export function runtimeUrl({ ownerUrl, givenAppUrl, masterKey }: Addresses): string {
  if (givenAppUrl !== undefined) return givenAppUrl;
  return Object.assign(new URL(ownerUrl), { username: runtimeRole, password: runtimePassword(masterKey) }).href;
}

/** Nothing but row-level security keeps clinics apart in the database: a role that it does not bind would see them all. */
async function requireBound(client: Client, role: string): Promise<void> {
  const { rows } = await client.query<{ powers: (string | null)[] }>(
    `SELECT ARRAY[
        CASE WHEN rolsuper THEN 'is a superuser' END,
        CASE WHEN rolbypassrls THEN 'passes row-level security (BYPASSRLS)' END,
        CASE WHEN EXISTS (SELECT FROM pg_class WHERE relowner = role.oid AND relkind IN ('r', 'p')
          AND relnamespace = 'public'::regnamespace) THEN 'owns tables' END] AS powers
      FROM pg_roles role WHERE rolname = $1`,
    [role],
  );
  const powers = rows.flatMap((row) => row.powers).filter((power) => power !== null);
  if (powers.length === 0) return;
  const instead = role === runtimeRole ? '' : `, or name ${runtimeRole} in DATABASE_APP_URL`;
  throw new SetupFailure(
    `The role ${role} ${powers.join(' and ')}, so that nothing in the database would keep clinics apart: take that from it${instead}.`,
  );
}

async function setPassword(client: Client, password: string): Promise<void> {
  try {
    // No other attribute: naming SUPERUSER or BYPASSRLS takes a superuser, even to deny them.
    await client.query(`ALTER ROLE ${runtimeRole} LOGIN PASSWORD '${scramVerifier(password)}'`);
  } catch (cause) {
    if (errorCode(cause) !== insufficientPrivilege) throw cause;
    throw new SetupFailure(
      `The user of DATABASE_URL may not set the password of ${runtimeRole}: give it CREATEROLE and, from PostgreSQL 16, "GRANT ${runtimeRole} TO … WITH ADMIN OPTION", or set DATABASE_APP_URL.`,
      { cause },
    );
  }
}

/** Derived, so that no second secret has to be kept; hexadecimal, so that an address need not escape it. */
function runtimePassword(masterKey: string): string {
  // A malformed key is refused elsewhere; for the doctor it gives a password that does not sign in.
  const bytes = parseMasterKey(masterKey)?.bytes ?? new Uint8Array();
  return createHmac('sha256', bytes).update(runtimeRole).digest('hex');
}

async function connects(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 4000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
