import { demoAccounts, demoPassphrase } from '../../../lib/demo/accounts';
import type { DraftContent } from '../../../lib/domain/handout/draft';
import { baseDraft } from '../bench/base-draft';
import { type HttpMember, signInOverHttp } from '../http/member';
import { loopback } from '../ports.mjs';
import type { Cluster } from '../postgres/cluster';
import { withClient } from '../postgres/with-client';
import { makeTestDatabase, type TestKeys } from '../test/database';
import { testDistFolder } from '../test/dist-folder';
import { startOwnServer } from '../test/own-server';

/** A signed-in member, and the content of their draft when it is opened. */
export type Desk = { baseUrl: string; member: HttpMember; base: DraftContent };

export type ServedClinics = {
  baseUrl: string;
  /** Signs one of the demo's members in. */
  seat: (email: string) => Promise<Desk>;
  stop: () => Promise<void>;
};

/** The demo's two clinics in a database of their own, served by a production build. */
export async function serveClinics(
  cluster: Cluster,
  name: string,
  keys: TestKeys,
  change: (ownerUrl: string) => Promise<void> = async () => {},
): Promise<ServedClinics> {
  const database = await makeTestDatabase(cluster, name, keys);
  Object.assign(process.env, database, { NEXTAUTH_URL: `http://${loopback}` });
  const { seedDemo } = await import('../../../prisma/seed');
  await seedDemo({ appUrl: database.TEST_APP_URL });
  const bases = new Map<string, DraftContent>();
  for (const { email } of demoAccounts) {
    const who = await withClient(database.TEST_OWNER_URL, async (client) => {
      const { rows } = await client.query('select clinic_id, user_id from member where email = $1', [email]);
      return { clinicId: String(rows[0]?.clinic_id), userId: String(rows[0]?.user_id) };
    });
    bases.set(email, await baseDraft(database.TEST_APP_URL, who));
  }
  await change(database.TEST_OWNER_URL);
  const server = await startOwnServer(database, { PLAINLEAF_DEMO: '1', LOG_LEVEL: 'error' });
  const { baseUrl } = server;
  return {
    baseUrl,
    stop: () => server.stop(),
    async seat(email) {
      const base = bases.get(email);
      if (!base) throw new Error(`the demo has no member ${email}`);
      const member = await signInOverHttp(baseUrl, { email, password: demoPassphrase }, testDistFolder);
      return { baseUrl, member, base };
    },
  };
}
