import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, it, vi } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { createJobTurns } from '@/lib/features/bulk-work/turns';
import { workOnce } from '@/lib/features/bulk-work/worker';
import { searchHandouts } from '@/lib/features/handouts/search';
import { findGivenBefore } from '@/lib/features/patient-records/data';
import { openRecordAction, restrictRecordAction } from '@/lib/features/restricted-records/mutations';
import { readPdf } from '@/lib/pdf/test-support/read-pdf';
import { arbitraryInput } from '@/lib/test-support/arbitrary-input';
import { patientRow, shortTemplate, startList } from '@/lib/test-support/bulk';
import { makeClinic, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { everyAction, everyRead } from '@/lib/test-support/every-action';
import { fittingArguments } from '@/lib/test-support/fitting-arguments';
import { issueForMaria, newDraft, save } from '@/lib/test-support/handouts';
import { succeeded } from '@/lib/test-support/outcome';
import { browseAs } from './test-support/browser';
import { everyPage, everyRoute } from './test-support/visits';

vi.mock('next/headers', async () => (await import('./test-support/browser')).nextHeaders);

/*
 * The clinic has one record of every kind for this patient. Many pages, routes and reads show the patient to a
 * colleague until the record is restricted, none does afterwards, and a member who opens the record sees them again.
 * The tests find pages, routes and reads by their files and shapes, so they cover new ones without a change here.
 */

const patient = {
  name: 'Quillfeather Zyxwander',
  preferredName: '',
  dateOfBirth: '1943-02-17',
  recordNumber: 'SNTL-7719-ZQX',
};
const words = /quillfeather|zyxwander|sntl-?7719/i;
const searches = ['Quillfeather', patient.name, patient.recordNumber, '17 February 1943', 'twitches', 'Quill twitches'];

let clinic: TestClinic;
let handoutId: string;
/** The ids of every row that an address or a read can name. */
let ids: string[];
let sectionIds: string[];
/** The file names of the patient's handouts. */
let fileNames: RegExp;

beforeAll(async () => {
  clinic = await makeClinic();
  const { clinician } = clinic;
  handoutId = await issueForMaria(clinician, { patient });
  await save(clinician, await newDraft(clinician), { patient });
  // An incomplete name, as typed so far.
  await save(clinician, await newDraft(clinician), { patient: { ...patient, dateOfBirth: '', recordNumber: '' } });
  const templateId = await shortTemplate(clinician);
  // One finished list and one that still waits.
  await startList(clinician, templateId, [patientRow(1, { patient }), patientRow(2)]);
  const turns = createJobTurns();
  while (await workOnce({ holder: randomUUID(), leaseMs: 60_000 }, turns)) {}
  await startList(clinician, templateId, [patientRow(1, { patient: { ...patient, recordNumber: '' } }), patientRow(2)]);

  const { rows } = await sqlAsOwner(
    `select 'row' as of, id::text from handout where clinic_id = $1 union all
     select 'row', id::text from draft where clinic_id = $1 and version > 1 union all
     select 'row', id::text from bulk_job where clinic_id = $1 union all
     select 'row', id::text from template where clinic_id = $1 union all
     (select 'row', reference from handout where clinic_id = $1 limit 1) union all
     (select 'row', section_version_id::text from handout_section where clinic_id = $1 limit 1) union all
     select 'section', id::text from section where clinic_id = $1`,
    [clinic.id],
  );
  ids = rows.filter((row) => row.of === 'row').map(({ id }) => String(id));
  sectionIds = rows.filter((row) => row.of === 'section').map(({ id }) => String(id));
  const given = await sqlAsOwner(
    `select reference from handout where clinic_id = $1 and id not in
      (select handout_id from bulk_row where clinic_id = $1 and number = 2)`,
    [clinic.id],
  );
  fileNames = new RegExp(given.rows.map(({ reference }) => `handout-${reference}`).join('|'));
});

it('S34 no page, route, read or action names a restricted patient until the member opens the record', async () => {
  const { clinician, editor, admin } = clinic;
  const colleague = { ...editor, scope: { ...editor.scope, role: 'clinician' as const } };
  const open = await tellingTo(editor);
  expect(open).toEqual(
    expect.arrayContaining([
      ...['loadDraft', 'loadHandout', 'loadJob', 'loadRecallList', 'loadRecord', 'searchHandouts'],
      ...['../(clinic)/bulk/[id]/page.tsx', '../(clinic)/handouts/(history)/page.tsx'],
      ...['../(clinic)/handouts/[id]/patient/page.tsx', '../(clinic)/library/recall/[version]/page.tsx'],
      ...['../(handout)/handouts/[id]/page.tsx', 'GET ../api/bulk/[id]/files/route.ts'],
      ...['GET ../api/bulk/[id]/print/route.ts', 'GET ../api/handouts/[id]/pdf/route.ts'],
      ...['GET ../api/handouts/[id]/record/route.ts', 'GET ../api/library/recall/[version]/route.ts'],
    ]),
  );

  succeeded(await restrictRecordAction.runAs(clinician, { handoutId, reason: 'She works here' }));
  expect(await tellingTo(editor)).toEqual([]);
  expect(await tellingTo(admin)).toEqual([]);
  expect(await readsTellingTo(colleague)).toEqual([]);

  const reason = 'Seen in the emergency room';
  succeeded(await openRecordAction.runAs(editor, { handoutId, reason }));
  expect(await tellingTo(editor)).toEqual(open);
  expect(await actionsTellingTo(admin)).toEqual([]);
}, 300_000);

it('S34 a search for a restricted patient gives the same answer as a search for an unknown one', async () => {
  const { scope } = clinic.admin;
  const nobody = await searchHandouts(scope, { q: 'Nobody Unknown' }, 'UTC');
  expect(nobody).toEqual({ rows: [], nextCursor: null });
  for (const q of searches.filter((one) => one !== 'twitches')) {
    expect(await searchHandouts(scope, { q }, 'UTC', 1), q).toEqual(nobody);
  }
  expect(await findGivenBefore(scope, patient, sectionIds)).toEqual([]);
  // Only the other patient's handout is left, on a page of its own, so there is no next page.
  for (const search of [{ q: 'twitches' }, { q: '', topic: 'muscle-twitches' }]) {
    const { rows, nextCursor } = await searchHandouts(scope, search, 'UTC', 1);
    expect([rows.length, nextCursor], JSON.stringify(search)).toEqual([1, null]);
  }
});

/** The pages, routes and reads that show the patient to this member. */
async function tellingTo(actor: Actor): Promise<string[]> {
  await browseAs(actor);
  const visits = [
    ...everyPage(ids, [{}, ...searches.map((q) => ({ q }))]),
    ...(await everyRoute(ids, [{}, ...searches.flatMap((q) => [{ q }, { typed: q }])])),
  ];
  const telling = new Set(await readsTellingTo(actor));
  for (const { file, go } of visits) {
    if (!telling.has(file) && (await tells((await go()).text))) telling.add(file);
  }
  return [...telling].toSorted();
}

async function readsTellingTo({ scope }: Actor): Promise<string[]> {
  const { name, dateOfBirth, recordNumber } = patient;
  const pool = [
    ...[...ids, ...searches, { name, dateOfBirth, recordNumber }, sectionIds, {}, new Date(), new Headers(), 'UTC'],
    ...[{ q: '' }, { q: '', topic: 'muscle-twitches' }, ...searches.map((q) => ({ q }))],
    ...[{ sectionIds, locale: 'en' }, { timeZone: 'UTC' }, 'about', undefined],
  ];
  const telling = new Set<string>();
  for (const [what, read] of everyRead) {
    for (const given of fittingArguments(read, pool)) {
      const answer = await read(scope, ...given).catch(() => null);
      if (await tells(answer)) telling.add(what);
    }
  }
  return [...telling];
}

async function actionsTellingTo(actor: Actor): Promise<string[]> {
  const telling = new Set<string>();
  for (const [what, action] of everyAction) {
    // Skipped, because this action opens the record on purpose.
    if (action === openRecordAction) continue;
    const inputs = fc.sample(arbitraryInput(action.input, ids.filter(isUuid)), { numRuns: 10, seed: 7 });
    for (const input of inputs) if (await tells(await action.runAs(actor, input))) telling.add(what);
  }
  return [...telling];
}

const isUuid = (id: string): boolean => id.includes('-') && id.length === 36;

/** Tells whether the text or file names the patient. An archive counts by the names of its files. */
async function tells(value: unknown): Promise<boolean> {
  if (typeof value === 'string') {
    if (value.startsWith('PK')) return fileNames.test(value);
    return words.test(value.startsWith('%PDF') ? await textOf(value) : value);
  }
  if (value instanceof Uint8Array) return tells(Buffer.from(value).toString('latin1'));
  if (typeof value !== 'object' || value === null) return false;
  for (const part of value instanceof Map || value instanceof Set ? [...value] : Object.values(value)) {
    if (await tells(part)) return true;
  }
  return false;
}

const texts = new Map<string, string>();

async function textOf(pdf: string): Promise<string> {
  const text = texts.get(pdf) ?? (await readPdf(new Uint8Array(Buffer.from(pdf, 'latin1')))).text;
  texts.set(pdf, text);
  return text;
}
