import { Socket } from 'node:net';
import { PrismaPg } from '@prisma/adapter-pg';
import { Client, type ClientBase, type ClientConfig, Pool } from 'pg';
import { whenUnreadable } from '../crypto/sealing';
import { env } from '../env';
import { gauge } from '../process/metrics';
import { onShutdown } from '../process/shutdown';
import { type Prisma, PrismaClient } from './generated/client';
import { requireMasterKey, requireSameInstallation } from './master-key-check';

export type Database = PrismaClient;
/** A client inside a transaction. */
export type Tx = Prisma.TransactionClient;

/** The default time-outs of pg wait forever: a screen must be able to say within 3 s that the database is gone. */
const PATIENCE_MS = 3_000;

/** Each new connection compares the master keys: a server that missed a rotation stops writing within this time. */
const RECONNECT_SECONDS = 60;

type Ask = (...question: Parameters<Client['query']>) => unknown;

/**
 * Lets go of a connection over which an answer did not come in time. Kept, it would make the next requests wait as
 * long, until the system gives up on its other end after a quarter of an hour.
 *
 * It also sends one query at a time. Inside a transaction Prisma reads the relations of an `include` side by side, and
 * pg 8 warns about a second query on a connection that is busy; pg 9 will refuse it.
 */
class ImpatientClient extends Client {
  constructor(config?: ClientConfig) {
    const socket = new Socket();
    super({ ...config, stream: () => socket });
    const ask: Ask = this.query.bind(this);
    let before: Promise<unknown> = Promise.resolve();
    // The cast: pg's many shapes of a query either take a callback, as the pool's own do, or answer with a promise.
    this.query = ((...question: Parameters<Ask>) => {
      if (question.some((part: unknown) => typeof part === 'function')) return ask(...question);
      const answer = before.then(() => ask(...question));
      before = answer.catch((error: unknown) => {
        if (error instanceof Error && error.message === 'Query read timeout') socket.destroy();
      });
      return answer;
    }) as typeof this.query;
  }
}

/** A connection pool on `url`. */
export function connect(url: string, poolSize: number): Database {
  return clientOn(openPool(url, poolSize));
}

function openPool(url: string, poolSize: number, onConnect?: (client: ClientBase) => Promise<void>): Pool {
  return new Pool({
    Client: ImpatientClient,
    connectionString: url,
    max: poolSize,
    maxLifetimeSeconds: RECONNECT_SECONDS,
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
    idle_in_transaction_session_timeout: 30_000,
    // Prisma drops the offset of a time that it reads, and takes it for UTC. pgbouncer keeps this setting for the client.
    onConnect: async (client) => {
      await client.query(`SET timezone TO 'UTC'`);
      await onConnect?.(client);
    },
  });
}

function clientOn(pool: Pool): Database {
  const adapter = new PrismaPg(pool, { disposeExternalPool: true });
  return new PrismaClient({ adapter, transactionOptions: { maxWait: PATIENCE_MS, timeout: 15_000 } });
}

// Hot reload evaluates modules anew; the pools must not be opened anew each time.
const shared: typeof globalThis & { plainleafDatabases?: Map<string, { db: Database; pool: Pool }> } = globalThis;

/** The process's one pool, as the runtime role. */
export const database = (): Database => open('primary', env().DATABASE_APP_URL);

/** The pool on the read replica, as the same role; null where none is named. */
export function replica(): Database | null {
  const url = env().DATABASE_REPLICA_URL;
  return url === '' ? null : open('replica', url);
}

/** At most this often, however many values do not open. */
const RECHECK_MS = 5_000;
let recheckedAt = 0;

function recheckSoon(pool: Pool): void {
  if (Date.now() - recheckedAt < RECHECK_MS) return;
  recheckedAt = Date.now();
  // It says for itself what it found.
  requireMasterKey(pool).catch(() => {});
}

/** Asks the database behind the address again, as readiness does. @throws MasterKeyMismatch */
export async function recheckMasterKey(): Promise<void> {
  database();
  const primary = shared.plainleafDatabases?.get('primary');
  if (primary) await requireMasterKey(primary.pool);
}

function open(name: 'primary' | 'replica', url: string): Database {
  shared.plainleafDatabases ??= new Map();
  const databases = shared.plainleafDatabases;
  const known = databases.get(name);
  if (known) return known.db;
  // Every new connection: behind the address can be another database than before.
  const pool = openPool(url, env().DATABASE_POOL_SIZE, name === 'primary' ? requireMasterKey : requireSameInstallation);
  if (name === 'primary') whenUnreadable(() => recheckSoon(pool));
  const db = clientOn(pool);
  databases.set(name, { db, pool });
  onShutdown(name, 'connections', () => db.$disconnect());
  gauge('plainleaf_db_connections', 'Connections to the database, and requests that wait for one.', () =>
    [...databases].flatMap(
      ([
        database,
        {
          pool: { totalCount, idleCount, waitingCount },
        },
      ]) => [
        [{ database, state: 'busy' }, totalCount - idleCount],
        [{ database, state: 'idle' }, idleCount],
        [{ database, state: 'waiting' }, waitingCount],
      ],
    ),
  );
  return db;
}
