import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { starterSlugs } from '../lib/test-support/starter-slugs';
import { extendLibraries } from './extend-libraries';
import { migrate } from './migrate';
import { defaultMigrationsFolder } from './migration-files';

const serverUrl = process.env.TEST_OWNER_URL ?? '';
const runtimeUrl = process.env.TEST_APP_URL ?? '';

let name = '';
let owner = '';
let folder = '';

const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;

async function sql<Row extends object>(url: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** A database whose owner is no superuser, as a clinic's own server has it, with the first release's migration only. */
beforeEach(async () => {
  name = `upgrade_${randomUUID().replaceAll('-', '')}`;
  await sql(serverUrl, `CREATE ROLE ${name} LOGIN PASSWORD 'owner'`);
  await sql(serverUrl, `CREATE DATABASE ${name} OWNER ${name}`);
  owner = Object.assign(new URL(at(serverUrl)), { username: name, password: 'owner' }).href;
  folder = await mkdtemp(path.join(tmpdir(), 'plainleaf-migrations-'));
  for (const part of ['20261122000000_init', 'migration_lock.toml']) {
    await cp(path.join(defaultMigrationsFolder, part), path.join(folder, part), { recursive: true });
  }
  await migrate(owner, folder);
});

afterEach(async () => {
  await rm(folder, { recursive: true });
  await sql(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
  await sql(serverUrl, `DROP ROLE ${name}`);
});

async function clinicOfTheFirstRelease(): Promise<string> {
  const id = randomUUID();
  // As the superuser, whom row-level security does not bind.
  await sql(
    at(serverUrl),
    `WITH c AS (
       INSERT INTO clinic (id, name, address, phone, opening_hours, disclaimer, footer_note, country, locale, time_zone,
         page_size, accent_color)
       VALUES ($1, 'Old', '', '', '', '', '', 'US', 'en-US', 'UTC', 'letter', '#000000')
     ), t AS (
       INSERT INTO topic (clinic_id, id, slug, locale, title, subtitle, audience, assessment_first)
       VALUES ($1, $2, 'muscle-twitches', 'en', 'Muscle twitches', '', '', true)
     ), s AS (
       INSERT INTO section (clinic_id, id, topic_id, slug, kind, position, recommended)
       VALUES ($1, $3, $2, 'about', 'about', 2, true)
     )
     INSERT INTO section_version (clinic_id, id, section_id, number, locale, heading, body, sources, status)
     VALUES ($1, gen_random_uuid(), $3, 1, 'en', 'About', '{"type":"doc","content":[]}', '[]', 'draft')`,
    [id, randomUUID(), randomUUID()],
  );
  return id;
}

/** A section of its topic that has the wording of this starter version. */
async function addSection(clinicId: string, slug: string, starterVersion: string): Promise<void> {
  await sql(
    at(serverUrl),
    `WITH s AS (
       INSERT INTO section (clinic_id, id, topic_id, slug, kind, position, recommended)
       SELECT clinic_id, $2, id, $3, 'types', 3, true FROM topic WHERE clinic_id = $1 AND slug = 'muscle-twitches'
     )
     INSERT INTO section_version (clinic_id, id, section_id, number, locale, heading, body, sources, status,
       starter_version)
     VALUES ($1, gen_random_uuid(), $2, 1, 'en', 'Types', '{"type":"doc","content":[]}', '[]', 'draft', $4)`,
    [clinicId, randomUUID(), slug, starterVersion],
  );
}

const urls = () => ({ ownerUrl: owner, appUrl: at(runtimeUrl) });

describe('after an upgrade', () => {
  it('a clinic of the first release has this release’s library, once', async () => {
    const clinicId = await clinicOfTheFirstRelease();
    await migrate(owner);
    const [, version = ''] = /^version: (.+)$/m.exec(await readFile('content/muscle-twitches/en.md', 'utf8')) ?? [];
    await addSection(clinicId, 'types', version);
    expect(await extendLibraries(urls())).toBe(1);
    const topics = await sql<{ slug: string; body_system: string; starter_version: string }>(
      at(serverUrl),
      'SELECT slug, body_system, starter_version FROM topic WHERE clinic_id = $1 ORDER BY slug',
      [clinicId],
    );
    expect(topics.map(({ slug }) => slug)).toEqual(await starterSlugs());
    expect(topics.find(({ slug }) => slug === 'muscle-twitches')).toMatchObject({
      body_system: 'nerves',
      starter_version: version,
    });
    const wordings = await sql<{ slug: string; locale: string; original_number: number | null }>(
      at(serverUrl),
      `SELECT s.slug, v.locale, original_number FROM section_version v JOIN section s ON s.id = section_id
       JOIN topic t ON t.id = topic_id
       WHERE t.slug = 'muscle-twitches' AND s.slug IN ('about', 'types') AND v.locale IN ('en', 'es')
       ORDER BY 1, 2`,
    );
    // A translation is added to the wording that it translates, and to no other.
    expect(wordings).toEqual([
      { slug: 'about', locale: 'en', original_number: null },
      { slug: 'types', locale: 'en', original_number: null },
      { slug: 'types', locale: 'es', original_number: 1 },
    ]);
    expect(await extendLibraries(urls())).toBe(0);
    const events = await sql(at(serverUrl), `SELECT type FROM audit_event WHERE clinic_id = $1 ORDER BY 1`, [clinicId]);
    // The newer wording of an existing section is an offer; the section does not change.
    expect(events).toEqual([{ type: 'library.extended' }, { type: 'library.offered' }]);
  });

  it('the runtime role still sees no clinic, nor another clinic than its own', async () => {
    await clinicOfTheFirstRelease();
    await migrate(owner);
    expect(await sql(at(runtimeUrl), 'SELECT id FROM clinic')).toEqual([]);
    const elsewhere = `WITH s AS (SELECT set_config('app.clinic_id', $1, false)) SELECT c.id FROM s, clinic c`;
    expect(await sql(at(runtimeUrl), elsewhere, [randomUUID()])).toEqual([]);
  });
});
