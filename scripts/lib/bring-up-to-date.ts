import { migrate } from '../../prisma/migrate';
import type { OpenDatabase } from './database';
import { SetupFailure } from './failure';
import { prepareRuntimeRole } from './postgres/runtime-role';
import { step } from './step-line.mjs';

/**
 * Gives an opened database what this release needs before anything is served from it.
 *
 * @returns the address that the web server connects with.
 * @throws SetupFailure when it cannot be migrated, or the runtime role cannot be prepared.
 */
export async function bringUpToDate(database: OpenDatabase): Promise<string> {
  await step('Migrations', 'looking', async (say) => {
    const applied = await migrateInOneLine(database.ownerUrl);
    say(applied.length === 0 ? 'up to date' : `applied ${applied.length}`);
  });
  return step('Runtime role', 'looking', async (say) => {
    const appUrl = await prepareRuntimeRole(database);
    say(`${new URL(appUrl).username} can sign in`);
    return appUrl;
  });
}

async function migrateInOneLine(ownerUrl: string): Promise<string[]> {
  try {
    return (await migrate(ownerUrl)).applied;
  } catch (cause) {
    if (cause instanceof SetupFailure) throw cause;
    // The engine spreads name, code and PostgreSQL's words over many lines.
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SetupFailure(`The database could not be migrated: ${reason.replace(/\s+/g, ' ').slice(0, 600)}`, {
      cause,
    });
  }
}
