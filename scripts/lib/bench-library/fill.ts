import type { Client } from 'pg';
import { hashPassphrase, unqueued } from '../../../lib/auth/passphrase';
import { actorOf } from '../../../lib/auth/sessions';
import { startSession } from '../../../lib/auth/sign-in';
import type { StarterContent } from '../../../lib/content/starter-content';
import type { Database } from '../../../lib/db/client';
import { showKey } from '../../../lib/db/with-sign-in';
import type { ClinicScope } from '../../../lib/domain/access/scope';
import { createClinic } from '../../../lib/features/clinics/create-clinic';
import { importStarterContent } from '../../../lib/features/library/import-starter';
import { passphrase, testClinic } from '../../../lib/test-support/clinic';
import { withClient } from '../postgres/with-client';
import { largeLibrary, numbersFrom } from './made-up-topics';

const CLINICS = 200;
const SECTIONS = 5_000;
const TEMPLATES = 300;
const HANDOUTS = 4_000;

/** Topics a transaction: one with thousands of rows would take longer than the application waits for an answer. */
const AT_ONCE = 10;

export type Filled = { scope: ClinicScope; large: { clinicId: string; topics: ReturnType<typeof largeLibrary> } };

/** 200 clinics, one of them with 5,000 sections, templates and handouts; the others with parts of the starter content. */
export async function fillClinics(
  db: Database,
  ownerUrl: string,
  starter: StarterContent,
  say: (words: string) => void,
): Promise<Filled> {
  const passphraseHash = await hashPassphrase(passphrase, unqueued);
  const make = (place: number, content: StarterContent) =>
    createClinic(db, {
      details: { ...testClinic, name: `Clinic ${place}` },
      logo: null,
      members: [{ email: `clinician@${place}.example`, name: 'Dr. Amara Osei', role: 'clinician', passphraseHash }],
      starter: content,
      now: new Date(),
    });
  const topics = largeLibrary(starter, SECTIONS);
  const clinicId = await make(0, { ...starter, topics: [] });
  for (let from = 0; from < topics.length; from += AT_ONCE) {
    say(`${from} of ${topics.length} topics`);
    await db.$transaction(async (tx) => {
      await showKey(tx, { clinicId });
      await importStarterContent(tx, clinicId, { ...starter, topics: topics.slice(from, from + AT_ONCE) });
    });
  }
  const next = numbersFrom(1);
  for (let place = 1; place < CLINICS; place += 1) {
    say(`${place + 1} of ${CLINICS} clinics`);
    await make(place, { ...starter, topics: starter.topics.slice(0, 4 + next(starter.topics.length - 3)) });
  }
  await withClient(ownerUrl, (client) => addTemplatesAndHandouts(client, clinicId));
  return { scope: await scopeOf('clinician@0.example'), large: { clinicId, topics } };
}

async function scopeOf(email: string): Promise<ClinicScope> {
  const answer = await startSession({ email, passphrase }, new Date());
  const actor = answer.is === 'signed-in' ? await actorOf(answer.secret, new Date()) : null;
  if (!actor) throw new Error(`${email} could not sign in`);
  return actor.scope;
}

/** Sealed columns stay empty: no search opens them. */
async function addTemplatesAndHandouts(client: Client, clinicId: string): Promise<void> {
  await client.query(
    `insert into template (clinic_id, id, owner_id, shared, name, sealed, use_count)
     select $1, gen_random_uuid(), (select user_id from member where clinic_id = $1 limit 1), n % 2 = 0,
       t.title || ', ' || (array['teachers', 'night shift', 'athletes', 'after surgery', 'teens'])[1 + n % 5], '', n % 40
     from generate_series(1, $2::int) n
     join lateral (select title from topic where clinic_id = $1 order by md5(id::text || n) limit 1) t on true`,
    [clinicId, TEMPLATES],
  );
  await client.query(
    `with made as (
       insert into handout (clinic_id, id, issued_by_id, issued_at, reference, title, locale, patient_sealed,
         content_sealed, document_sealed, renderer_version, page_count)
       select $1, gen_random_uuid(), (select user_id from member where clinic_id = $1 limit 1),
         now() - n * interval '20 minutes', 'BENCH-' || n, '', 'en', '', '', '', 'bench', 1
       from generate_series(1, $2::int) n returning id
     ), numbered as (select id, row_number() over (order by id) as n from made
     ), ranked as (select id, row_number() over (order by md5(id::text)) as place, count(*) over () as all_of_them
       from topic where clinic_id = $1
     )
     insert into handout_section (clinic_id, handout_id, position, section_version_id, edited)
     select $1, numbered.id, row_number() over (partition by numbered.id), version.id, false
     from numbered
     -- A few topics are given day after day, most of them rarely.
     join ranked on ranked.place = 1 + floor(power((numbered.n * 0.6180339887) % 1, 3) * ranked.all_of_them)
     join section on section.clinic_id = $1 and section.topic_id = ranked.id and section.recommended
     join section_version version on version.clinic_id = $1 and version.section_id = section.id and version.locale = 'en'`,
    [clinicId, HANDOUTS],
  );
  await client.query('vacuum analyze');
}
