import { withClient } from '../postgres/with-client';

/**
 * Takes row-level security and the audit trail off a throwaway database: what is measured against. The application is
 * the same; what it writes to the trail goes into a view that keeps nothing.
 */
export async function unprotect(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind = 'r' and c.relrowsecurity`,
    );
    for (const { name } of rows) {
      await client.query(`ALTER TABLE "${name}" NO FORCE ROW LEVEL SECURITY`);
      await client.query(`ALTER TABLE "${name}" DISABLE ROW LEVEL SECURITY`);
    }
    await client.query(`ALTER TABLE audit_event RENAME TO audit_event_before`);
    await client.query(`CREATE VIEW audit_event AS SELECT * FROM audit_event_before`);
    await client.query(`CREATE FUNCTION keep_nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'`);
    await client.query(
      `CREATE TRIGGER keep_nothing INSTEAD OF INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION keep_nothing()`,
    );
    await client.query(`GRANT SELECT, INSERT ON audit_event TO plainleaf_app`);
  });
}
