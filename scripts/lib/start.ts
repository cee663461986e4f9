import { migrate } from '../../prisma/migrate';
import { ensureNextBuild, ensurePdfWorker, ensurePrismaClient } from './artifacts';
import { auditHeadsFolder, dataFolder, prepareDataFolder } from './data-folder.mjs';
import { hasAccounts, type OpenDatabase, openDatabase, openEmbedded, prepareRuntimeRole } from './database';
import { SetupFailure } from './failure';
import { takeInstanceLock } from './instance-lock.mjs';
import { type Interruption, listenForInterruption } from './interruption.mjs';
import { loopback, requireFreePort, wantedPort } from './ports.mjs';
import { seconds, step } from './step-line.mjs';
import {
  endOrphanServer,
  forgetServer,
  rememberServer,
  startWebServer,
  stopPatienceMs,
  type WebServer,
} from './web-server.mjs';

const distFolder = process.env.PLAINLEAF_DIST_DIR || '.next';

/** npm start and npm run dev: everything from a fresh clone to a served sign-in page. Answers the exit code. */
export async function main([mode = 'start']: string[]): Promise<number> {
  const started = Date.now();
  const interruption = listenForInterruption();
  const port = wantedPort();
  const address = `http://${loopback}:${port}`;
  const folder = dataFolder();
  await prepareDataFolder(folder);
  const lock = await takeInstanceLock(folder, address);
  const open: Opened = {};
  try {
    await endOrphanServer(folder);
    await requireFreePort(port);
    await setUpAndServe(mode === 'dev' ? 'dev' : 'start', { port, address, folder, interruption, open });
    await announce(address, open, Date.now() - started);
    return await serveUntilStopped(open.server, interruption);
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    console.log('\nStopped before it was ready.');
    return 130;
  } finally {
    await open.server?.stop(interruption.signal.aborted ? stopPatienceMs : 0);
    await forgetServer(folder);
    await open.database?.close();
    await lock.release();
  }
}

type Opened = {
  database?: OpenDatabase;
  server?: WebServer;
  /** Opens the page that makes the first clinic; null once there is one. */
  setUpLink?: string | null;
};

type Plan = {
  port: number;
  address: string;
  folder: string;
  interruption: Interruption;
  /** Filled in as things come up, for the end to take down. */
  open: Opened;
};

async function setUpAndServe(mode: 'start' | 'dev', { port, address, folder, interruption, open }: Plan) {
  const { signal } = interruption;
  await step('Data access', 'generating the Prisma client', async (say) => {
    say((await ensurePrismaClient({ signal })) ? 'Prisma client generated' : 'up to date');
  });
  signal.throwIfAborted();
  const database = await step('PostgreSQL', 'starting', async (say) => {
    open.database = process.env.DATABASE_URL
      ? await openDatabase()
      : await openEmbedded(folder, { adoptedIsOurs: true });
    say(open.database.description);
    return open.database;
  });
  signal.throwIfAborted();
  const appUrl = await step('Migrations', 'looking', async (say) => {
    say(await migrateWith(database.ownerUrl));
    return prepareRuntimeRole(database);
  });
  signal.throwIfAborted();
  const isDemo = database.kind === 'embedded' || process.env.PLAINLEAF_DEMO === '1';
  if (isDemo) {
    await step('Demo', 'looking', async (say) => say(await seed(database.ownerUrl, appUrl, say)));
    signal.throwIfAborted();
  }
  await step('Library', 'comparing', async (say) => {
    const { extendLibraries } = await import('../../prisma/extend-libraries');
    const count = await extendLibraries({ ownerUrl: database.ownerUrl, appUrl });
    say(count === 0 ? 'up to date' : `new starter content for ${count === 1 ? 'one clinic' : `${count} clinics`}`);
  });
  signal.throwIfAborted();
  await step('Build', 'comparing', async (say) => say(await build(mode, signal, say)));
  signal.throwIfAborted();
  const publicAddress = (database.kind === 'external' && process.env.NEXTAUTH_URL) || address;
  open.setUpLink = isDemo ? null : await setUpLink(publicAddress, { ownerUrl: database.ownerUrl, appUrl });
  open.server = await step('Server', mode === 'dev' ? 'starting, compiling' : 'starting', async (say) => {
    const server = await startWebServer({
      mode,
      port,
      distFolder,
      onOutput: (chunk) => process.stdout.write(chunk),
      env: {
        DATABASE_APP_URL: appUrl,
        NEXTAUTH_URL: publicAddress,
        NEXTAUTH_SECRET: database.nextAuthSecret,
        PLAINLEAF_MASTER_KEY: database.masterKey,
        PLAINLEAF_OTHER_MASTER_KEYS: database.otherMasterKeys,
        PLAINLEAF_AUDIT_HEADS: auditHeadsFolder(),
        PLAINLEAF_DEMO: isDemo ? '1' : '0',
      },
      onSpawn: (spawned) => {
        open.server = spawned;
        return rememberServer(folder, spawned.pid);
      },
    });
    say(`answers on ${loopback}:${port}`);
    return server;
  });
  signal.throwIfAborted();
}

async function migrateWith(ownerUrl: string): Promise<string> {
  try {
    const { applied } = await migrate(ownerUrl);
    return applied.length === 0 ? 'up to date' : `applied ${applied.length}`;
  } catch (cause) {
    // The engine spreads name, code and PostgreSQL's words over many lines.
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SetupFailure(`The database could not be migrated: ${reason.replace(/\s+/g, ' ').slice(0, 600)}`, {
      cause,
    });
  }
}

/** Importing the seed costs a second, so the common case is found out without it. */
async function seed(ownerUrl: string, appUrl: string, say: (words: string) => void): Promise<string> {
  if (await hasAccounts(ownerUrl)) return 'already there';
  say('creating two clinics');
  const { seedDemo } = await import('../../prisma/seed');
  const { seeded } = await seedDemo({ appUrl });
  return seeded ? 'two clinics created' : 'already there';
}

async function build(mode: 'start' | 'dev', signal: AbortSignal, say: (words: string) => void): Promise<string> {
  const worker = await ensurePdfWorker({ signal, say });
  if (mode === 'dev') return worker ? 'PDF worker built' : 'PDF worker up to date';
  const next = await ensureNextBuild(distFolder, { signal, say });
  return worker || next ? 'built' : 'up to date';
}

/** A new link at every start, until somebody has made the first clinic with it. */
async function setUpLink(address: string, urls: { ownerUrl: string; appUrl: string }): Promise<string | null> {
  const { connect } = await import('../../lib/db/client');
  const { makeSetUpToken } = await import('../../lib/features/set-up/mutations');
  const db = connect(urls.appUrl, 1);
  try {
    const token = await makeSetUpToken(db, { hasAccounts: await hasAccounts(urls.ownerUrl), now: new Date() });
    return token === null ? null : new URL(`/set-up/${token}`, address).href;
  } finally {
    await db.$disconnect();
  }
}

async function announce(address: string, { database, setUpLink }: Opened, took: number): Promise<void> {
  const { demoAccounts, demoPassphrase } = await import('../../lib/demo/accounts');
  const lines = ['', `Plainleaf is ready at ${address}   (${seconds(took).trim()})`, ''];
  if (database?.kind === 'embedded' || process.env.PLAINLEAF_DEMO === '1') {
    const width = Math.max(...demoAccounts.map(({ email }) => email.length));
    for (const { email, name, role } of demoAccounts) lines.push(`  ${email.padEnd(width)}   ${role}, ${name}`);
    lines.push(`  ${'Password'.padEnd(width)}   ${demoPassphrase}`, '');
  }
  if (setUpLink) lines.push('There is no clinic yet. Make it, once and within 24 hours, at', `  ${setUpLink}`, '');
  console.log([...lines, 'Ctrl+C stops it.', ''].join('\n'));
}

async function serveUntilStopped(server: WebServer | undefined, interruption: Interruption): Promise<number> {
  if (!server) return 1;
  const crash = await Promise.race([server.ended, interruption.first.then(() => undefined)]);
  // Ctrl+C reaches the server too, which may be gone before we hear of it.
  await new Promise((resolve) => setTimeout(resolve, 50));
  if (crash && !interruption.signal.aborted) {
    console.error(`\n✗ The server ended by itself (${crash.signal ?? `exit code ${crash.code}`}): start again.`);
    return 1;
  }
  process.stdout.write('\nStopping: finishing requests, then PostgreSQL.\n');
  interruption.second.then(() => server.stop(0));
  return 0;
}
