import { randomBytes } from 'node:crypto';
import { prepareDatabase } from '../scripts/lib/test/database';
import { emptyDatabase } from '../scripts/lib/test/own-database';
import { startOwnServer } from '../scripts/lib/test/own-server';

export type EmptyServer = { baseUrl: string; appUrl: string; stop: () => Promise<void> };

/** The build, served on an empty database of its own, without mail; `publicUrl` where people open it elsewhere. */
export async function openEmptyServer({ publicUrl }: { publicUrl?: string } = {}): Promise<EmptyServer> {
  const { ownerUrl, masterKey } = await emptyDatabase();
  const appUrl = await prepareDatabase(ownerUrl, masterKey);
  const { baseUrl, stop } = await startOwnServer(
    {
      TEST_OWNER_URL: ownerUrl,
      TEST_APP_URL: appUrl,
      DATABASE_APP_URL: appUrl,
      NEXTAUTH_SECRET: randomBytes(32).toString('base64'),
      PLAINLEAF_MASTER_KEY: masterKey,
    },
    { SMTP_URL: '', MAIL_FROM: '', LOG_LEVEL: 'silent', ...(publicUrl && { NEXTAUTH_URL: publicUrl }) },
  );
  return { baseUrl, appUrl, stop };
}
