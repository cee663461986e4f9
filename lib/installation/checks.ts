import type { MasterKeys } from '../crypto/master-key';
import { compareKeys, type KeyComparison } from '../crypto/master-key-fingerprint';
import {
  type Ask,
  readBackupStatus,
  readClock,
  readExtensions,
  readMigrations,
  readRowSecurity,
  readRuntimeRole,
  readSearchRole,
  readStoredKeys,
  readVersion,
} from '../db/installation-facts';
import {
  judgeClock,
  judgeExtensions,
  judgeMigrations,
  judgeRowSecurity,
  judgeRuntimeRole,
  judgeSearchRole,
  judgeVersion,
} from '../domain/installation/judge-database';
import { judgeMasterKey, type MasterKeyFacts } from '../domain/installation/judge-machine';
import { judgeBackup } from '../domain/installation/judge-records';
import type { Check } from './run-checks';

type Given = {
  ask: Ask;
  keys: () => MasterKeys;
  /** Names of this release's migrations. */
  shipped: () => Promise<readonly string[]>;
  now: Date;
  /** The role that the server signs in as; where the server itself asks, it need not be told. */
  runtimeRole?: string;
};

/** What can be asked of the database, as the owner or as the runtime role: facts, then what they mean. */
export function databaseChecks({ ask, keys, shipped, now, runtimeRole }: Given): Check[] {
  return [
    { check: 'master-key', run: async () => judgeMasterKey(asFacts(compareKeys(keys(), await readStoredKeys(ask)))) },
    { check: 'database', run: async () => judgeVersion(await readVersion(ask)) },
    { check: 'migrations', run: async () => judgeMigrations(await readMigrations(ask, await shipped())) },
    { check: 'runtime-role', run: async () => judgeRuntimeRole(await readRuntimeRole(ask, runtimeRole)) },
    { check: 'search-role', run: async () => judgeSearchRole(await readSearchRole(ask)) },
    { check: 'extensions', run: async () => judgeExtensions(await readExtensions(ask)) },
    { check: 'row-security', run: async () => judgeRowSecurity(await readRowSecurity(ask)) },
    { check: 'clock', run: async () => judgeClock(await readClock(ask)) },
    { check: 'backup', run: async () => judgeBackup(await readBackupStatus(ask), now) },
  ];
}

const asFacts = (comparison: KeyComparison): MasterKeyFacts => ({
  comparison: comparison.is,
  ...('stored' in comparison && { stored: comparison.stored }),
});
