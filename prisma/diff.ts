import { defaultMigrationsFolder, migrationNames } from './migration-files';
import { noFilter, readMigrations, readSchema, withSchemaEngine } from './schema-engine';

/** SQL that leads from the migrations to schema.prisma; '' when they agree. `url` names any server with a scratch database. */
export async function diffToSchema(url: string): Promise<string> {
  const migrations = await readMigrations(defaultMigrationsFolder, await migrationNames());
  const from =
    migrations.migrationDirectories.length === 0
      ? { tag: 'empty' as const }
      : { tag: 'migrations' as const, ...migrations };
  const result = await withSchemaEngine(url, async (engine) =>
    engine.diff({
      from,
      to: { tag: 'schemaDatamodel', ...(await readSchema()) },
      script: true,
      exitCode: null,
      filters: noFilter,
    }),
  );
  return result.stdout ?? '';
}
