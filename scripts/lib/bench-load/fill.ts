import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { hashPassphrase, unqueued } from '../../../lib/auth/passphrase';
import { loadStarterContent } from '../../../lib/content/starter-content';
import { fieldCipher, sealJson } from '../../../lib/crypto/sealing';
import { connect } from '../../../lib/db/client';
import type { Patient } from '../../../lib/domain/handout/draft';
import { patientTerms } from '../../../lib/domain/handout/patient-search';
import { createClinic } from '../../../lib/features/clinics/create-clinic';
import { handoutPlace } from '../../../lib/features/handouts/sealed';
import { passphrase, testClinic } from '../../../lib/test-support/clinic';
import type { TestDatabaseEnvironment } from '../test/database';

export type FilledClinic = { id: string; userIds: readonly string[]; patients: readonly Patient[] };

export type FillPlan = { clinics: number; clinicians: number; handouts: number };

/**
 * What stands for five years of work: every row that a handout has, sealed and indexed as the application does it, in
 * the order of time with all clinics side by side, so that lists and searches cost what they would. The words and the
 * PDF of a filler alone are noise: they lie outside the rows that are searched, and a million real ones would be 40 GB.
 */
export const fillerNote =
  'Filler handouts have their real patient, tokens, sections, PDF row and audit event; their words and PDF bytes are noise of 64 bytes.';

export async function fill(
  database: TestDatabaseEnvironment,
  { clinics, clinicians, handouts }: FillPlan,
  say: (words: string) => void,
): Promise<FilledClinic[]> {
  const starter = await loadStarterContent('content');
  const hash = await hashPassphrase(passphrase, unqueued);
  const db = connect(database.DATABASE_APP_URL, 2);
  const client = new Client({ connectionString: database.TEST_OWNER_URL });
  await client.connect();
  const filling: Filling[] = [];
  try {
    for (let index = 0; index < clinics; index += 1) {
      say(`clinic ${index + 1} of ${clinics}`);
      const share = (whole: number) =>
        Math.floor(((index + 1) * whole) / clinics) - Math.floor((index * whole) / clinics);
      const id = await createClinic(db, {
        details: { ...testClinic, name: `Clinic ${index + 1}` },
        logo: null,
        members: Array.from({ length: Math.max(1, share(clinicians)) }, (_, place) => ({
          email: `clinician-${place}@clinic-${index}.example`,
          name: `Dr. ${familyNames[place % familyNames.length]}`,
          role: 'clinician' as const,
          passphraseHash: hash,
        })),
        starter,
        now: new Date(),
      });
      filling.push(await beginClinic(client, id, share(handouts)));
    }
    for (let slice = 0; slice < SLICES; slice += 1) {
      say(`handouts, ${slice + 1} of ${SLICES}`);
      for (const clinic of filling) await fillSlice(client, clinic, slice);
    }
    for (const clinic of filling) await fillAuditTrail(client, clinic.id);
    await fillTopicUses(client);
    say('analyzing');
    await client.query('vacuum analyze');
    await client.query('checkpoint');
  } finally {
    await client.end();
    await db.$disconnect();
  }
  return filling;
}

const FIVE_YEARS_MS = 5 * 365 * 86_400_000;
const SLICES = 40;

type Filling = FilledClinic & {
  count: number;
  topics: readonly { title: string; versionIds: string[] }[];
  /** Of each patient, hexadecimal. */
  tokens: readonly string[][];
};

async function beginClinic(client: Client, id: string, count: number): Promise<Filling> {
  const members = await client.query<{ id: string }>('select user_id as id from member where clinic_id = $1', [id]);
  const patients = Array.from({ length: Math.min(2_000, Math.max(20, Math.floor(count / 5))) }, madeUpPatient);
  return {
    id,
    userIds: members.rows.map((member) => member.id),
    patients,
    count,
    topics: await topicsOf(client, id),
    tokens: patients.map((patient) => patientTerms(patient).map((term) => hex(fieldCipher().blindIndex(id, term)))),
  };
}

/** What the clinic gave in one part of the five years. */
async function fillSlice(client: Client, clinic: Filling, slice: number): Promise<void> {
  const { id: clinicId, patients, topics, userIds, tokens, count } = clinic;
  const size = Math.floor(((slice + 1) * count) / SLICES) - Math.floor((slice * count) / SLICES);
  const begunAt = Date.now() - FIVE_YEARS_MS + (slice * FIVE_YEARS_MS) / SLICES;
  const bytes = randomBytes(64);
  const noise = bytea(bytes);
  const hash = bytea(createHash('sha256').update(bytes).digest());
  const rows = { handout: [] as string[], pdf: [] as string[], section: [] as string[], token: [] as string[] };
  for (let turn = 0; turn < size; turn += 1) {
    const id = randomUUID();
    const place = Math.floor(Math.random() * patients.length);
    const topic = topics[Math.floor(Math.random() ** 2 * topics.length)];
    if (!topic) throw new Error('a clinic has topics');
    const userId = userIds[Math.floor(Math.random() * userIds.length)];
    const at = new Date(begunAt + (turn / size) * (FIVE_YEARS_MS / SLICES)).toISOString();
    const sealed = bytea(sealJson(handoutPlace({ clinicId, id }, 'handout.patient'), patients[place]));
    const reference = `F${id.slice(0, 13)}`;
    rows.handout.push(
      [clinicId, id, userId, at, reference, topic.title, 'en', sealed, noise, noise, 'filler', 2].join('\t'),
    );
    rows.pdf.push([clinicId, id, noise, hash, bytes.length].join('\t'));
    topic.versionIds.forEach((versionId, position) => {
      rows.section.push([clinicId, id, position + 1, versionId, 'f'].join('\t'));
    });
    for (const token of tokens[place] ?? []) rows.token.push([clinicId, `\\\\x${token}`, id].join('\t'));
  }
  // The rows are whole: what they refer to is there.
  await client.query('begin');
  await client.query('set local session_replication_role = replica');
  const handoutColumns =
    'clinic_id, id, issued_by_id, issued_at, reference, title, locale, patient_sealed, content_sealed, document_sealed, renderer_version, page_count';
  await copy(client, `handout (${handoutColumns})`, rows.handout);
  await copy(client, 'handout_pdf (clinic_id, handout_id, sealed, sha256, byte_count)', rows.pdf);
  await copy(client, 'handout_section (clinic_id, handout_id, position, section_version_id, edited)', rows.section);
  await copy(client, 'handout_patient_token (clinic_id, token, handout_id)', rows.token);
  await client.query('commit');
}

/** One event a handout, numbered but not truly chained: following the chain is not what is measured. */
async function fillAuditTrail(client: Client, clinicId: string): Promise<void> {
  await client.query('begin');
  // Past the trigger that numbers and chains.
  await client.query('set local session_replication_role = replica');
  await client.query(
    `insert into audit_event (clinic_id, id, at, actor_id, type, detail, seq, prev_hash, hash)
     select clinic_id, gen_random_uuid(), issued_at, issued_by_id, 'handout.issued', jsonb_build_object('handoutId', id),
       (select coalesce(max(seq), 0) from audit_event where clinic_id = $1) + row_number() over (order by issued_at),
       sha256(id::text::bytea), sha256(id::text::bytea)
     from handout where clinic_id = $1`,
    [clinicId],
  );
  await client.query(
    `update audit_chain set seq = (select max(seq) from audit_event where clinic_id = $1) where clinic_id = $1`,
    [clinicId],
  );
  await client.query('commit');
}

async function fillTopicUses(client: Client): Promise<void> {
  await client.query(
    `insert into topic_use (clinic_id, day, topic_id, uses)
     select handout.clinic_id, (handout.issued_at at time zone 'UTC')::date, topic.id, count(*)
     from handout join topic on topic.clinic_id = handout.clinic_id and topic.title = handout.title
     where handout.issued_at > now() - interval '91 days' group by 1, 2, 3`,
  );
}

async function topicsOf(client: Client, clinicId: string): Promise<{ title: string; versionIds: string[] }[]> {
  const { rows } = await client.query<{ title: string; versionIds: string[] }>(
    `select t.title, array_agg(v.id::text order by s.position) as "versionIds"
     from topic t join section s on s.clinic_id = t.clinic_id and s.topic_id = t.id and s.recommended
     join section_version v on v.clinic_id = s.clinic_id and v.section_id = s.id and v.locale = t.locale
     where t.clinic_id = $1 group by t.id, t.title order by t.title`,
    [clinicId],
  );
  return rows;
}

async function copy(client: Client, into: string, lines: readonly string[]): Promise<void> {
  const chunks = function* () {
    for (let at = 0; at < lines.length; at += 2_000) yield `${lines.slice(at, at + 2_000).join('\n')}\n`;
  };
  await pipeline(Readable.from(chunks()), client.query(copyFrom(`copy ${into} from stdin`)));
}

/** As COPY takes it. */
const bytea = (bytes: Uint8Array): string => `\\\\x${hex(bytes)}`;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const givenNames =
  'Maria James Amina Wei Olga Juan Fatima Noah Priya Elena Omar Grace Kofi Hana Lucas Ines Tariq Zoe Ivan Mei'.split(
    ' ',
  );
export const familyNames =
  'Lopez Smith Osei Chen Petrova Garcia Hassan Brown Raman Rossi Khan Miller Mensah Sato Silva Costa Aziz Novak Ivanov Li Olsen Murray Dubois Okafor Nowak Haddad Kim Jensen Weber Moreau'.split(
    ' ',
  );

function madeUpPatient(): Patient {
  const pick = (names: readonly string[]) => names[Math.floor(Math.random() * names.length)] ?? '';
  const born = new Date(Date.UTC(1935 + Math.floor(Math.random() * 85), 0, 1 + Math.floor(Math.random() * 365)));
  return {
    name: `${pick(givenNames)} ${pick(familyNames)}-${pick(familyNames)}`,
    preferredName: '',
    dateOfBirth: born.toISOString().slice(0, 10),
    recordNumber: `R${Math.floor(Math.random() * 9_000_000) + 1_000_000}`,
  };
}
