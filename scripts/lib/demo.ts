import type { Client } from 'pg';
import { demoAccounts, demoPassphrase } from '../../lib/demo/accounts';
import { isLoopback, isLoopbackUrl } from '../../lib/environment/loopback';
import type { OpenDatabase } from './database';
import { SetupFailure } from './failure';
import { publicAddress, wantedHost } from './ports.mjs';
import { withClient } from './postgres/with-client';

export type Command = 'start' | 'dev' | 'demo';

/** Who lives in a database: accounts that the demo's published password opens, and clinics that are not the demo's. */
export type Inhabitants = { demo: boolean; clinic: boolean };

export type DemoQuestion = {
  command: Command;
  /** PLAINLEAF_DEMO=1. */
  isAskedFor: boolean;
  /** Whether other machines can reach it. */
  isPublic: boolean;
  kind: OpenDatabase['kind'];
  inhabitants: Inhabitants;
};

/** Whether the demo is served; 'refused' where it would mix with a clinic, 'exposed' where others would reach it. */
export function decideDemo(question: DemoQuestion): 'demo' | 'clinic' | 'refused' | 'exposed' {
  const { command, isAskedFor, isPublic, kind, inhabitants } = question;
  const isWanted = isAskedFor || command === 'demo';
  if (inhabitants.demo && isPublic) return 'exposed';
  if (isWanted && inhabitants.clinic && (kind === 'external' || !inhabitants.demo)) return 'refused';
  if (isWanted || inhabitants.demo) return 'demo';
  const isDevelopers = command === 'dev' && kind === 'embedded' && !isPublic && !inhabitants.clinic;
  return isDevelopers ? 'demo' : 'clinic';
}

/**
 * Whether to serve the demo, by the environment and what the database holds.
 * @throws SetupFailure where the demo's published password would open a clinic, or be open to other machines.
 */
export function requireDemoDecision({
  command,
  database: { kind, description },
  inhabitants,
}: {
  command: Command;
  database: Pick<OpenDatabase, 'kind' | 'description'>;
  inhabitants: Inhabitants;
}): boolean {
  const decision = decideDemo({
    command,
    isAskedFor: process.env.PLAINLEAF_DEMO === '1',
    isPublic: !isLoopback(wantedHost()) || !isLoopbackUrl(publicAddress()),
    kind,
    inhabitants,
  });
  const isEmbedded = kind === 'embedded';
  switch (decision) {
    case 'refused':
      throw new SetupFailure(
        `There is a clinic in ${description}, and the demo must not mix with it: ` +
          (isEmbedded
            ? 'give the demo a data folder of its own, PLAINLEAF_DATA=demo-data npm run demo.'
            : 'remove PLAINLEAF_DEMO, or name another database in DATABASE_URL.'),
      );
    case 'exposed':
      throw new SetupFailure(
        `The demo is in ${description}, and its published password must not be open to other machines: ` +
          (isEmbedded
            ? 'name another data folder in PLAINLEAF_DATA for your clinic, or remove NEXTAUTH_URL and HOST to see the demo here.'
            : 'name another database in DATABASE_URL for your clinic.') +
          (inhabitants.clinic ? ' To serve the clinic that is beside it, run once: npm run demo:lock.' : ''),
      );
    default:
      return decision === 'demo';
  }
}

/** Asked before anything is migrated: an empty database has no tables yet. Connects as the tables' owner. */
export function readInhabitants(ownerUrl: string): Promise<Inhabitants> {
  return withClient(ownerUrl, async (client) => {
    const { rows: tables } = await client.query(`select to_regclass('public.user_account') as accounts`);
    if (tables[0].accounts === null) return { demo: false, clinic: false };
    await client.query('begin read only');
    const inhabitants = await inhabitantsOf(client);
    await client.query('rollback');
    return inhabitants;
  });
}

/** As readInhabitants, in the transaction that `client` has open. */
export async function inhabitantsOf(client: Client): Promise<Inhabitants> {
  const ofDemo: string[] = [];
  let isOpen = false;
  for (const { email } of demoAccounts) {
    // Row-level security binds an owner who is no superuser: it shows the account whose address is named.
    await client.query(`select set_config('app.email', $1, true)`, [email]);
    const { rows: accounts } = await client.query<{ id: string; hash: string }>(
      'select id, passphrase_hash as hash from user_account where email = $1',
      [email],
    );
    for (const { id, hash } of accounts) {
      isOpen ||= await isPublished(hash);
      await client.query(`select set_config('app.user_id', $1, true)`, [id]);
      const { rows } = await client.query<{ clinic_id: string }>('select clinic_id from member where user_id = $1', [
        id,
      ]);
      ofDemo.push(...rows.map(({ clinic_id }) => clinic_id));
    }
  }
  // Once the published password opens none of its accounts, the demo's clinics are clinics like others.
  const { rows: others } = await client.query('select 1 from clinic where id <> all($1::uuid[]) limit 1', [
    isOpen ? ofDemo : [],
  ]);
  return { demo: isOpen, clinic: others.length > 0 };
}

/** Loaded only where there is such an account: the library for hashes takes a while. */
async function isPublished(hash: string): Promise<boolean> {
  const { passphraseMatches, unqueued } = await import('../../lib/auth/passphrase');
  return passphraseMatches(hash, demoPassphrase, unqueued);
}
