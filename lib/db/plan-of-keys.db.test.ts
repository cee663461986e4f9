import { expect, it } from 'vitest';
import { sqlAsOwner } from '@/lib/test-support/database';

/** Clinics can be spread over servers only while nothing of one is unique, or refers to anything, across them. */

/** What is found by a secret is read before its clinic is known: it lies where all servers see it. */
const isFoundBySecret = (columns: readonly string[]): boolean => columns.some((column) => /hash/.test(column));

/** The same for the word in a clinic's own sign-in address. */
const signInAddress = { table: 'single_sign_on', columns: ['slug'] };

it('every key of a clinic’s table has the clinic in it, or is a secret’s or a sign-in address’s', async () => {
  const { rows } = await sqlAsOwner(
    `select c.relname as "table", array_agg(a.attname::text order by a.attnum) as columns
     from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace s on s.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
     where s.nspname = 'public' and i.indisunique
       and exists (select from pg_attribute k where k.attrelid = c.oid and k.attname = 'clinic_id')
     group by i.indexrelid, c.relname`,
  );
  expect(rows.length).toBeGreaterThan(15);
  const secretTables = new Set(rows.filter(({ columns }) => isFoundBySecret(columns)).map(({ table }) => table));
  const across = rows.filter(({ table, columns }) => !columns.includes('clinic_id') && !secretTables.has(table));
  expect(across).toEqual([signInAddress]);
});

it('no table of a clinic refers to another one’s rows without the clinic', async () => {
  const { rows } = await sqlAsOwner(
    `select f.conname as name from pg_constraint f
     join pg_attribute own on own.attrelid = f.conrelid and own.attname = 'clinic_id'
     join pg_attribute other on other.attrelid = f.confrelid and other.attname = 'clinic_id'
     where f.contype = 'f' and not own.attnum = any (f.conkey)`,
  );
  expect(rows).toEqual([]);
});
