import { z } from 'zod';
import { serverRules, serverSchema } from '../env';
import { isLoopback } from './loopback';
import { findProblems, openDemo, type Problem, type Source } from './problems';
import { folder, folderInside, listenHost, port, postgresUrl } from './values';

/** What set-up makes itself where it is not given. */
const made = {
  DATABASE_APP_URL: true,
  NEXTAUTH_URL: true,
  NEXTAUTH_SECRET: true,
  PLAINLEAF_MASTER_KEY: true,
} as const;

/** What npm start, npm run demo, npm run dev and the tasks read, and what they hand to the server. */
const setUpSchema = serverSchema.partial(made).extend({
  DATABASE_URL: postgresUrl.optional(),
  PORT: port.optional(),
  HOST: listenHost.optional(),
  PLAINLEAF_DATA: folder.optional(),
  PLAINLEAF_BACKUPS: folder.optional(),
  PLAINLEAF_DIST_DIR: folderInside.optional(),
  DEBUG: z.string().optional(),
});

/** Every name that set-up and the server read. */
export const setUpNames: readonly string[] = Object.keys(setUpSchema.shape);

/** The keys of the embedded database, of which the environment must not tell otherwise. */
export type StoredKeys = { file: string; nextAuthSecret: string; masterKey: string; otherMasterKeys: string };

export type SetUpQuestion = {
  /** npm run demo: on the embedded database alone. */
  isDemoCommand: boolean;
  /** undefined: the embedded database has none yet. */
  storedKeys: StoredKeys | undefined;
};

/** Everything that is wrong with the environment of npm start, npm run demo, npm run dev or a task. */
export function findSetUpProblems(source: Source, { isDemoCommand, storedKeys }: SetUpQuestion): Problem[] {
  return findProblems(source, setUpSchema, [
    isDemoCommand ? demoOnOwnDatabase : ownDatabase,
    ...serverRules,
    openHost,
    (given) => embeddedDatabase(given, storedKeys),
  ]);
}

function demoOnOwnDatabase({ DATABASE_URL }: Source): Problem[] {
  if (DATABASE_URL === undefined) return [];
  const message = 'is a database of your own, and npm run demo uses the embedded one: remove it for the demo';
  return [{ name: 'DATABASE_URL', message }];
}

/** Who listens for other machines must be told the address at which they find it. */
function openHost({ HOST, NEXTAUTH_URL, PLAINLEAF_DEMO }: Source): Problem[] {
  if (!listenHost.safeParse(HOST).success || isLoopback(HOST ?? '')) return [];
  if (PLAINLEAF_DEMO === '1') return [{ name: 'HOST', message: openDemo }];
  if (NEXTAUTH_URL !== undefined) return [];
  const message = 'is not set, and HOST is open to other machines: it must be the address that people open';
  return [{ name: 'NEXTAUTH_URL', message }];
}

/**
 * What to say of an address to listen on that other machines reach; null for any other. Some shells export HOST as the
 * machine's name, and nobody asked for it.
 */
export function openHostWords(host: string): string | null {
  if (isLoopback(host)) return null;
  return `is ${host}, where other machines reach the server without its proxy: remove it to listen on 127.0.0.1 alone`;
}

function ownDatabase({ DATABASE_URL, NEXTAUTH_SECRET, PLAINLEAF_MASTER_KEY }: Source): Problem[] {
  if (DATABASE_URL === undefined) return [];
  const make = 'make one with: openssl rand -base64 32';
  return [
    ...(NEXTAUTH_SECRET === undefined
      ? [{ name: 'NEXTAUTH_SECRET', message: `is not set: with DATABASE_URL it must be (${make})` }]
      : []),
    ...(PLAINLEAF_MASTER_KEY === undefined
      ? [
          {
            name: 'PLAINLEAF_MASTER_KEY',
            message: `is not set: with DATABASE_URL it must be (${make}, and keep it safe)`,
          },
        ]
      : []),
  ];
}

/** The embedded database has connections and keys of its own: others would be ignored, and their owner would not know. */
function embeddedDatabase(given: Source, stored: StoredKeys | undefined): Problem[] {
  if (given.DATABASE_URL !== undefined) return [];
  const kept: Record<string, string | undefined> = {
    NEXTAUTH_SECRET: stored?.nextAuthSecret,
    PLAINLEAF_MASTER_KEY: stored?.masterKey,
    PLAINLEAF_OTHER_MASTER_KEYS: stored?.otherMasterKeys,
  };
  const message = stored
    ? `is another than in ${stored.file}, which the embedded database uses: remove it`
    : 'is made by set-up for the embedded database: remove it, or set DATABASE_URL';
  return [
    ...['DATABASE_APP_URL', 'DATABASE_REPLICA_URL']
      .filter((name) => given[name] !== undefined)
      .map((name) => ({ name, message: 'belongs to DATABASE_URL, which is not set: set both, or neither' })),
    ...Object.entries(kept)
      .filter(([name, value]) => given[name] !== undefined && given[name] !== value)
      .map(([name]) => ({ name, message })),
  ];
}
