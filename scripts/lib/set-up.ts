import { openHostWords } from '../../lib/environment/set-up';
import { ensureNextBuild, ensurePdfWorker, ensurePrismaClient } from './artifacts';
import { bringUpToDate, requireItsMasterKey } from './bring-up-to-date';
import { auditHeadsFolder, distFolder } from './data-folder.mjs';
import { openDatabase } from './database';
import { type Command, type Inhabitants, readInhabitants, requireDemoDecision } from './demo';
import { SetupFailure } from './failure';
import { listenForInterruption } from './interruption.mjs';
import { publicAddress, wantedHost } from './ports.mjs';
import type { PostgresPlace } from './postgres/postmaster.mjs';
import { step, warn } from './step-line.mjs';

/** What the supervisor is told, part by part as it becomes known. It holds keys: it goes through a channel, never a file. */
export type SetUp = {
  /** How to stop the embedded PostgreSQL; absent with a database of the clinic's own. */
  postgres: PostgresPlace;
  distFolder: string;
  /** For the web server. */
  env: Readonly<Record<string, string>>;
  /** Lines to show once it serves. */
  welcome: readonly string[];
};

/** All that has to be there before a page can be served. Returns the exit code; PostgreSQL goes on running. */
export async function main([command = 'start']: string[]): Promise<number> {
  const { signal } = listenForInterruption();
  try {
    await setUp(command === 'dev' || command === 'demo' ? command : 'start', signal);
    return 0;
  } catch (error) {
    if (!signal.aborted) throw error;
    return 130;
  }
}

async function setUp(command: Command, signal: AbortSignal): Promise<void> {
  await step('Data access', 'generating the Prisma client', async (say) => {
    say((await ensurePrismaClient({ signal })) ? 'Prisma client generated' : 'up to date');
  });
  signal.throwIfAborted();
  const openTo = openHostWords(wantedHost());
  if (openTo !== null) warn('HOST', openTo);
  const database = await step('PostgreSQL', 'starting', async (say) => {
    const opened = await openDatabase({ makes: 'installation', beforeStart: (postgres) => tell({ postgres }) });
    say(opened.description);
    return opened;
  });
  signal.throwIfAborted();
  const inhabitants = await readInhabitants(database.ownerUrl);
  const isDemo = requireDemoDecision({ command, database, inhabitants });
  await requireItsMasterKey(database);
  const appUrl = await bringUpToDate(database);
  signal.throwIfAborted();
  await step('Patients', 'comparing', async (say) => {
    const { updatePatientTerms } = await import('./keys/rebuild-patient-terms');
    say(await updatePatientTerms(database, say));
  });
  signal.throwIfAborted();
  if (isDemo) {
    await step('Demo', 'looking', async (say) => say(inhabitants.demo ? 'already there' : await seed(appUrl, say)));
    signal.throwIfAborted();
  }
  await step('Library', 'comparing', async (say) => {
    const { extendLibraries } = await import('../../prisma/extend-libraries');
    const count = await extendLibraries({ ownerUrl: database.ownerUrl, appUrl });
    say(count === 0 ? 'up to date' : `new starter content for ${count === 1 ? 'one clinic' : `${count} clinics`}`);
  });
  signal.throwIfAborted();
  await step('Build', 'comparing', async (say) => say(await build(command, signal, say)));
  signal.throwIfAborted();
  const setUpLink = isDemo ? null : await makeSetUpLink(appUrl, inhabitants);
  await tell({
    distFolder: distFolder(),
    env: {
      DATABASE_APP_URL: appUrl,
      NEXTAUTH_URL: publicAddress(),
      NEXTAUTH_SECRET: database.nextAuthSecret,
      PLAINLEAF_MASTER_KEY: database.masterKey,
      PLAINLEAF_OTHER_MASTER_KEYS: database.otherMasterKeys,
      PLAINLEAF_AUDIT_HEADS: auditHeadsFolder(),
      PLAINLEAF_DEMO: isDemo ? '1' : '0',
    },
    welcome: [
      ...(setUpLink && database.kind === 'embedded' ? [whereToLookAround] : []),
      ...(isDemo ? await demoSignIns() : []),
      ...(setUpLink ? whereToSetUp(setUpLink) : []),
    ],
  });
}

function tell(part: Partial<SetUp>): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!process.send) throw new SetupFailure('This is a part of npm start and does nothing by itself.');
    process.send(part, undefined, undefined, (error) => (error ? reject(error) : resolve()));
  });
}

/** Importing the seed costs a second, so the common case is found out without it. */
async function seed(appUrl: string, say: (words: string) => void): Promise<string> {
  say('creating two clinics');
  const { seedDemo } = await import('../../prisma/seed');
  const { seeded } = await seedDemo({ appUrl });
  return seeded ? 'two clinics created' : 'already there';
}

async function build(command: Command, signal: AbortSignal, say: (words: string) => void): Promise<string> {
  const worker = await ensurePdfWorker({ signal, say });
  if (command === 'dev') return worker ? 'PDF worker built' : 'PDF worker up to date';
  const next = await ensureNextBuild(distFolder(), { signal, say });
  return worker || next ? 'built' : 'up to date';
}

/** A new link at every start, until somebody has made the first clinic with it. */
async function makeSetUpLink(appUrl: string, { clinic }: Inhabitants): Promise<string | null> {
  const { connect } = await import('../../lib/db/client');
  const { makeSetUpToken } = await import('../../lib/features/set-up/mutations');
  const db = connect(appUrl, 1);
  try {
    const token = await makeSetUpToken(db, { hasAccounts: clinic, now: new Date() });
    return token === null ? null : new URL(`/set-up/${token}`, publicAddress()).href;
  } finally {
    await db.$disconnect();
  }
}

async function demoSignIns(): Promise<string[]> {
  const { demoAccounts, demoPassphrase } = await import('../../lib/demo/accounts');
  const width = Math.max(...demoAccounts.map(({ email }) => email.length));
  const accounts = demoAccounts.map(({ email, name, role }) => `  ${email.padEnd(width)}   ${role}, ${name}`);
  return [...accounts, `  ${'Password'.padEnd(width)}   ${demoPassphrase}`, ''];
}

const whereToLookAround = 'To look around with made-up patients: npm run demo';

function whereToSetUp(link: string): string[] {
  return ['There is no clinic yet. Make it, once and within 24 hours, at', `  ${link}`, ''];
}
