import { PrismaPg } from '@prisma/adapter-pg';
import { env } from '../env';
import { type Prisma, PrismaClient } from './generated/client';

export type Database = PrismaClient;
/** A client inside a transaction. */
export type Tx = Prisma.TransactionClient;

/**
 * A connection pool on `url`. The default time-outs of pg wait for ever: a database that is gone must
 * answer as an error within 3 s, so that a screen can say so.
 */
export function connect(url: string, poolSize: number): Database {
  const adapter = new PrismaPg({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 3_000,
    query_timeout: 10_000,
    idle_in_transaction_session_timeout: 30_000,
  });
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 3_000, timeout: 15_000 } });
}

// Hot reload evaluates modules anew; the pool must not be opened anew each time.
const shared: typeof globalThis & { plainleafDatabase?: Database } = globalThis;

/** The process's one pool, as the runtime role. */
export function database(): Database {
  shared.plainleafDatabase ??= connect(env().DATABASE_APP_URL, env().DATABASE_POOL_SIZE);
  return shared.plainleafDatabase;
}
