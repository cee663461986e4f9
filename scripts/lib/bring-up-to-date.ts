import { readClock } from '../../lib/db/installation-facts';
import { judgeClock } from '../../lib/domain/installation/judge-database';
import { migrate } from '../../prisma/migrate';
import type { OpenDatabase } from './database';
import { SetupFailure } from './failure';
import { masterKeysOf } from './keys/master-keys-of';
import { requireMatchingKeys, storeKeys } from './keys/stored-keys';
import { askOf } from './postgres/ask-of';
import { prepareRuntimeRole } from './postgres/runtime-role';
import { withClient } from './postgres/with-client';
import { step, warn } from './step-line.mjs';

/**
 * Ends what was begun with a database that another master key belongs to, before a byte of it is changed.
 *
 * @throws SetupFailure
 */
export async function requireItsMasterKey(database: OpenDatabase): Promise<void> {
  await step('Master key', 'comparing', async (say) => {
    const keys = masterKeysOf(database);
    const missing = await withClient(database.ownerUrl, (client) => requireMatchingKeys(client, keys));
    say(missing.length === 0 ? 'the one of this database' : 'new to this database');
  });
}

/**
 * Gives an opened database what this release needs before anything is served from it.
 *
 * @returns the address that the web server connects with.
 * @throws SetupFailure when it cannot be migrated, or the runtime role cannot be prepared.
 */
export async function bringUpToDate(database: OpenDatabase): Promise<string> {
  const keys = masterKeysOf(database);
  const clock = judgeClock(await withClient(database.ownerUrl, (client) => readClock(askOf(client))));
  if (clock.state === 'problem') warn('Clock', `${clock.found}. ${clock.advice}`);
  await step('Migrations', 'looking', async (say) => {
    const applied = await migrateInOneLine(database.ownerUrl);
    say(applied.length === 0 ? 'up to date' : `applied ${applied.length}`);
  });
  const stored = await withClient(database.ownerUrl, (client) => storeKeys(client, keys));
  for (const { keyId, fingerprint } of stored) {
    await step('Master key', `key ${keyId} noted, fingerprint ${fingerprint}`, async () => {});
  }
  return step('Runtime role', 'looking', async (say) => {
    const appUrl = await prepareRuntimeRole(database);
    say(`${new URL(appUrl).username} can sign in`);
    return appUrl;
  });
}

/** As migrate; what goes wrong is said in one line. @throws SetupFailure */
export async function migrateInOneLine(ownerUrl: string, folder?: string): Promise<string[]> {
  try {
    return (await migrate(ownerUrl, folder)).applied;
  } catch (cause) {
    if (cause instanceof SetupFailure) throw cause;
    if (isDiskFull(cause)) {
      throw new SetupFailure(
        'The database could not be migrated because its disk is full: make room, then start again. It is as it was before the migration that did not fit.',
        { cause },
      );
    }
    // The engine spreads name, code and PostgreSQL's words over many lines.
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SetupFailure(`The database could not be migrated: ${reason.replace(/\s+/g, ' ').slice(0, 600)}`, {
      cause,
    });
  }
}

/** PostgreSQL's code for it is among the words of the engine. */
const isDiskFull = (error: unknown): boolean => error instanceof Error && /\b53100\b|No space left/.test(error.message);
