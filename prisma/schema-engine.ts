import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemasContainer } from '@prisma/schema-engine-wasm/schema_engine_bg';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { Client, DatabaseError, Pool, type PoolConfig, types } from 'pg';
import { prismaFolder } from './migration-files';

/*
 * Prisma's migration engine as it ships on npm. The `prisma migrate` command would download a native engine from
 * a host that many hospital networks do not let through; this is the same engine as WebAssembly, over the pg driver,
 * and it writes the same `_prisma_migrations` table.
 */

export const noFilter = { externalTables: [], externalEnums: [] };

export async function readMigrations(folder: string, names: readonly string[]): Promise<MigrationList> {
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: await readFile(path.join(folder, name, 'migration.sql'), 'utf8') },
        },
      })),
    ),
  };
}

export async function readSchema(): Promise<SchemasContainer> {
  const content = await readFile(path.join(prismaFolder, 'schema.prisma'), 'utf8');
  return { files: [{ path: 'schema.prisma', content }] };
}

/** Runs `use` with an engine that connects to `url` when it first needs the database. */
export async function withSchemaEngine<Result>(
  url: string,
  use: (engine: bindings.SchemaEngine) => Promise<Result>,
): Promise<Result> {
  await loadBindings();
  // Not the connection string itself: pg lets it win over `database`, and the engine's scratch database would
  // then be the real one.
  const { host, port, user, password, database, ssl } = new Client({ connectionString: url });
  const pools = new Set<Pool>();
  const config = {
    host,
    port,
    user,
    password,
    database,
    ssl,
    connectionTimeoutMillis: 5000,
    lock_timeout: LOCK_PATIENCE_MS,
  };
  const { files } = await readSchema();
  const engine = await bindings.SchemaEngine.new(
    { datamodels: files.map((file): [string, string] => [file.path, file.content]) },
    () => {},
    bindMigrationAwareSqlAdapterFactory(migrationAdapter(config, pools)),
  );
  try {
    return await use(engine);
  } finally {
    engine.free();
    await Promise.all([...pools].filter((pool) => !pool.ended).map((pool) => pool.end()));
  }
}

type PgAdapter = Awaited<ReturnType<PrismaPg['connect']>>;

/** adapter-pg's factory with three repairs, without which the engine cannot run or compare migrations such as ours. */
function migrationAdapter(config: PoolConfig, pools: Set<Pool>): SqlMigrationAwareDriverAdapterFactory {
  const connect = async (database?: string): Promise<PgAdapter> => {
    const pool = new CharAwarePool({ ...config, ...(database !== undefined && { database }) });
    pools.add(pool);
    return knowingChar(takingWholeScripts(await new PrismaPg(pool).connect()), pool);
  };
  const { provider, adapterName } = new PrismaPg(config);
  return {
    provider,
    adapterName,
    connect: () => connect(),
    // adapter-pg drops its scratch database while its own connections to it are open, which PostgreSQL refuses.
    connectToShadowDb: async () => {
      const database = `plainleaf_scratch_${randomUUID()}`;
      await runOnce(config, `CREATE DATABASE "${database}"`);
      const adapter = await connect(database);
      const dispose = async () => {
        await adapter.underlyingDriver().end();
        await runOnce(config, `DROP DATABASE "${database}"`);
      };
      return Object.assign(adapter, { dispose });
    },
  };
}

/** Tells of its last result which columns have PostgreSQL's internal type "char", and calls them text. */
class CharAwarePool extends Pool {
  charColumns: number[] = [];

  // biome-ignore lint/suspicious/noExplicitAny: pg's overloads of query cannot be repeated by an override.
  override query: any = async (...args: any[]) => {
    const result = await Reflect.apply(Pool.prototype.query, this, args);
    this.charColumns = [];
    for (const [index, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID !== types.builtins.CHAR) continue;
      field.dataTypeID = types.builtins.TEXT;
      this.charColumns.push(index);
    }
    return result;
  };
}

/** The engine asks the catalogs for columns of type "char" and wants them as characters; adapter-pg refuses the type. */
function knowingChar(adapter: PgAdapter, pool: CharAwarePool): PgAdapter {
  const original = adapter.queryRaw.bind(adapter);
  const queryRaw = async (query: SqlQuery) => {
    const result = await original(query);
    for (const index of pool.charColumns) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  return Object.assign(adapter, { queryRaw });
}

/** A script that waits for a table makes everybody who comes later wait behind it: better to step back and try again. */
const LOCK_PATIENCE_MS = 2_000;
const TRIES = 60;
const gaveWay: ReadonlySet<string | undefined> = new Set(['40P01', '55P03']);

/** Tries again what gave way to clinicians at work: nothing of it was applied. */
async function persistently<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let count = 1; ; count += 1) {
    try {
      return await work();
    } catch (error) {
      if (count === TRIES || !(error instanceof DatabaseError) || !gaveWay.has(error.code)) throw error;
      await new Promise((done) => setTimeout(done, 250));
    }
  }
}

/**
 * adapter-pg cuts a script at every semicolon, also inside function bodies and comments. PostgreSQL takes a script
 * whole, and then applies all of it or nothing.
 */
function takingWholeScripts(adapter: PgAdapter): PgAdapter {
  const executeScript = async (script: string) => {
    try {
      await persistently(() => adapter.underlyingDriver().query(script));
    } catch (error) {
      throw error instanceof DatabaseError ? asAdapterError(error) : error;
    }
  };
  return Object.assign(adapter, { executeScript });
}

async function runOnce(config: PoolConfig, statement: string): Promise<void> {
  const client = new Client(config);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function asAdapterError(error: DatabaseError): DriverAdapterError {
  return new DriverAdapterError({
    kind: 'postgres',
    code: error.code ?? 'XX000',
    severity: error.severity ?? 'ERROR',
    message: error.message,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
  });
}

let loaded = false;

async function loadBindings(): Promise<void> {
  if (loaded) return;
  // The engine hands the words of a panic to this global before it dies, and takes its presence for granted.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => console.error(message) },
  });
  // The package's own entry imports the .wasm file as a module, which Node 20 cannot do.
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(path.join(path.dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': { ...bindings } });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === 'function') start();
  loaded = true;
}
