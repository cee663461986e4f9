import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { permit } from '@/lib/authorize';
import { sealedColumns } from '@/lib/crypto/sealed-columns';
import { fieldCipher } from '@/lib/crypto/sealing';
import { readClinic } from '@/lib/db/read-clinic';
import type { SectionBody } from '@/lib/domain/handout/body';
import { noChoices } from '@/lib/domain/handout/conditions';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { paragraphs } from '@/lib/domain/handout/test-support';
import { readPdf } from '@/lib/pdf/test-support/read-pdf';
import { asRuntimeRole, makeClinic, signIn, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { issueForMaria, maria, newDraft, save } from '@/lib/test-support/handouts';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { loadDraft } from '../drafts/data';
import { createDraftAction } from '../drafts/mutations';
import { withdrawHandoutAction } from '../handout-status/mutations';
import { loadHandout, readContent, readHandout } from '../handouts/data';
import { downloadHandoutAction, issueHandoutAction } from '../handouts/mutations';
import { searchHandouts } from '../handouts/search';
import { loadIdentifierPolicy } from './data';
import { setIdentifierPolicyAction } from './mutations';

let clinic: TestClinic;
let clinician: Actor;
beforeAll(async () => {
  clinic = await makeClinic();
  clinician = await stopKeeping(clinic);
});

/** The clinician as the next request knows them. */
async function stopKeeping(where: TestClinic): Promise<Actor> {
  succeeded(await setIdentifierPolicyAction.runAs(where.admin, { kept: false }));
  return signIn(where.clinician.email);
}

const note = 'Maria walks every day. Record RFP-0048213, born 14.03.1981.';
const identifiers = /Maria|Núñez|Connor|RFP-?0048213|1981-03-14|14\.03\.1981|March 14, 1981/i;

async function draftForMaria(): Promise<{ id: string; version: number; content: DraftContent }> {
  const draft = await newDraft(clinician);
  const change = { patient: maria, note, title: 'Twitches: Maria', assessed: true };
  const version = await save(clinician, draft, change);
  return { id: draft.id, version, content: { ...draft.content, ...change } };
}

const forOver65 = 'Because you are over 65, call us sooner.';

/** A handout whose one passage is for readers over 65. */
async function issueForReaderOver65(dateOfBirth: string): Promise<string> {
  const draft = await newDraft(clinician);
  const passage: SectionBody['content'][number] = {
    type: 'passage',
    attrs: { when: 'over-65' },
    content: [{ type: 'paragraph', content: [{ type: 'text', text: forOver65 }] }],
  };
  const body: SectionBody = { type: 'doc', content: [...paragraphs('Rest today.').content, passage] };
  const edit = { heading: 'What to expect', body, editedBy: clinician.name, editedAt: new Date().toISOString() };
  const sections = draft.content.sections.map((section, index) =>
    index === 1 ? { ...section, on: true, edit } : section,
  );
  const change = { patient: { ...maria, dateOfBirth }, sections, assessed: true };
  const version = await save(clinician, draft, change);
  const content = { ...draft.content, ...change };
  succeeded(await issueHandoutAction.runAs(clinician, { id: draft.id, version, content }));
  return draft.id;
}

async function keptText(id: string): Promise<string> {
  const { bytes } = succeeded(await downloadHandoutAction.runAs(clinician, { id }));
  return (await readPdf(bytes)).text.replace(/\s+/g, ' ');
}

const storedContent = (id: string): Promise<DraftContent> =>
  readClinic(permit(clinician.scope), async (tx) => readContent(tx, await readHandout(tx, clinician.scope, id)));

/** Every row of the clinic as it lies in the database, and what is sealed in it opened: all that anybody could ever read. */
async function everythingStored(clinicId: string): Promise<string> {
  const texts: string[] = [];
  const { rows: tables } = await sqlAsOwner(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'clinic_id'`,
  );
  for (const { name } of tables) {
    const { rows } = await sqlAsOwner(`select t::text as row from "${name}" t where clinic_id = $1`, [clinicId]);
    texts.push(...rows.map(({ row }) => String(row)));
  }
  for (const [column, { table, column: stored, rowId, of }] of Object.entries(sealedColumns)) {
    // What belongs to a person lies in no clinic.
    if (of === 'person') continue;
    const { rows } = await sqlAsOwner(
      `select (${rowId})::text as row_id, ${stored} as sealed from "${table}" where clinic_id = $1 and length(${stored}) > 0`,
      [clinicId],
    );
    for (const { row_id, sealed } of rows) {
      // The map's keys are the columns that can be sealed.
      const place = { clinicId, column: column as keyof typeof sealedColumns, rowId: row_id };
      const bytes = fieldCipher().open(place, sealed);
      texts.push(column === 'handout_pdf.sealed' ? (await readPdf(bytes)).text : Buffer.from(bytes).toString());
    }
  }
  return texts.join('\n');
}

describe('S25: a clinic that keeps no identifiers', () => {
  it('stores a draft without them, wherever they were typed', async () => {
    const { id } = await draftForMaria();
    const { content } = await loadDraft(clinician.scope, id);
    expect(content.patient).toEqual({ name: '', preferredName: '', dateOfBirth: '', recordNumber: '' });
    expect(content.note).toBe('[name] walks every day. Record [record number], born [date of birth].');
    expect(content.title).toBe('Twitches: [name]');
  });

  it('hands back a page that names the patient, and stores one that does not', async () => {
    const { id, version, content } = await draftForMaria();
    const { personal } = succeeded(await issueHandoutAction.runAs(clinician, { id, version, content }));
    const printed = (await readPdf(personal?.bytes ?? new Uint8Array())).text;
    expect(printed).toContain(maria.name);
    expect(printed).toContain(maria.recordNumber);

    const stored = succeeded(await downloadHandoutAction.runAs(clinician, { id }));
    const kept = (await readPdf(stored.bytes)).text;
    expect(kept).not.toMatch(identifiers);
    expect(kept).toContain('Twitches: [name]');
    const handout = await loadHandout(clinician.scope, id);
    expect(handout.sha256).toBe(createHash('sha256').update(stored.bytes).digest('hex'));
    expect(handout.patient.name).toBe('');
    expect(handout.reference).toBe(personal?.reference);
    expect(printed).toContain(handout.reference);
  });

  it('has nobody’s name in any row, any sealed value, any PDF and any event, and finds nobody by one', async () => {
    const { id, version, content } = await draftForMaria();
    succeeded(await issueHandoutAction.runAs(clinician, { id, version, content }));
    const stored = await everythingStored(clinic.id);
    expect(stored).toContain('walks every day');
    expect(stored.match(identifiers)?.[0]).toBeUndefined();
    const { rows } = await sqlAsOwner('select 1 from handout_patient_token where clinic_id = $1', [clinic.id]);
    expect(rows).toEqual([]);
    const search = (q: string) => searchHandouts(clinician.scope, { q }, 'America/Los_Angeles');
    for (const q of ['Maria', maria.recordNumber, maria.dateOfBirth]) expect((await search(q)).rows).toEqual([]);
  });

  it('stores the passage that the date of birth decided, without the date', async () => {
    const id = await issueForReaderOver65('1950-03-14');
    const kept = await keptText(id);
    expect(kept).toContain(forOver65);
    expect(kept).not.toMatch(/1950|Over 65/);
  });

  it('stores what the date of birth answered to a section that asks, and nothing else about the age', async () => {
    const id = await issueForReaderOver65('1950-03-14');
    const { choices } = await storedContent(id);
    expect(choices).toEqual({ ...noChoices, over65: 'over-65' });
  });

  it('lets the date of birth of a corrected copy answer again, so that no passage for its reader is left out', async () => {
    const id = await issueForReaderOver65('1990-03-14');
    expect(await keptText(id)).not.toContain(forOver65);
    succeeded(await withdrawHandoutAction.runAs(clinician, { id, reason: 'Wrong date of birth' }));
    const copy = succeeded(await createDraftAction.runAs(clinician, { from: 'withdrawn', id }));
    const draft = await loadDraft(clinician.scope, copy.id);
    const content = { ...draft.content, patient: { ...maria, dateOfBirth: '1950-03-14' } };
    const issuing = { id: copy.id, version: draft.version, content };
    succeeded(await issueHandoutAction.runAs(clinician, issuing));
    expect(await keptText(copy.id)).toContain(forOver65);
  });

  it('prints only what the draft holds', async () => {
    const { id, version, content } = await draftForMaria();
    const other = { ...content, note: `${note} And one thing more.` };
    const outcome = await issueHandoutAction.runAs(clinician, { id, version, content: other });
    expect(failedWith(outcome)).toBe('conflict');
  });

  it('prints nothing for nobody', async () => {
    const { id, version } = await draftForMaria();
    expect(failedWith(await issueHandoutAction.runAs(clinician, { id, version }))).toBe('blocked-by-checks');
  });

  it('hands the named page back once: after that nobody has it', async () => {
    const { id, version, content } = await draftForMaria();
    const issue = () => issueHandoutAction.runAs(clinician, { id, version, content });
    expect(succeeded(await issue()).personal).toBeDefined();
    expect(succeeded(await issue()).personal).toBeUndefined();
  });

  it('gets no term of a blind index even from a program that would store one', async () => {
    const { id, version, content } = await draftForMaria();
    succeeded(await issueHandoutAction.runAs(clinician, { id, version, content }));
    const attempt = asRuntimeRole(async (client) => {
      await client.query(`select set_config('app.clinic_id', $1, true)`, [clinic.id]);
      await client.query(`insert into handout_patient_token (clinic_id, handout_id, token) values ($1, $2, '\\x00')`, [
        clinic.id,
        id,
      ]);
    });
    await expect(attempt).rejects.toMatchObject({ code: 'PL003' });
  });
});

describe('the policy', () => {
  it('is an admin’s to change, and the change is on record', async () => {
    const own = await makeClinic();
    expect(failedWith(await setIdentifierPolicyAction.runAs(own.editor, { kept: false }))).toBe('forbidden');
    await stopKeeping(own);
    const { rows } = await sqlAsOwner(
      `select detail from audit_event where clinic_id = $1 and type = 'identifiers.policy-changed'`,
      [own.id],
    );
    expect(rows).toEqual([{ detail: { kept: false } }]);
  });

  it('changes nothing that is stored: it is counted, found as ever, and a draft loses the name when it is saved', async () => {
    const own = await makeClinic();
    const earlier = await issueForMaria(own.clinician);
    const draft = await newDraft(own.clinician);
    const version = await save(own.clinician, draft, { patient: maria });
    const after = await stopKeeping(own);
    expect(await loadIdentifierPolicy(own.admin.scope)).toMatchObject({ kept: false, handoutCount: 1, draftCount: 1 });
    expect((await loadHandout(after.scope, earlier)).patient.name).toBe(maria.name);
    const { rows } = await searchHandouts(after.scope, { q: 'Maria' }, 'America/Los_Angeles');
    expect(rows.map(({ id }) => id)).toEqual([earlier]);
    expect((await loadDraft(after.scope, draft.id)).content.patient.name).toBe(maria.name);
    await save(after, { ...draft, version }, { patient: maria });
    expect((await loadDraft(after.scope, draft.id)).content.patient.name).toBe('');
  });

  it('counts at the moment of storing, whatever a page that was open before believed', async () => {
    const own = await makeClinic();
    const before = own.clinician;
    const draft = await newDraft(before);
    const version = await save(before, draft, { patient: maria });
    const after = await stopKeeping(own);
    expect(failedWith(await issueHandoutAction.runAs(before, { id: draft.id, version }))).toBe('conflict');
    // And who was told that no name is kept is taken at that word when names are kept again.
    succeeded(await setIdentifierPolicyAction.runAs(own.admin, { kept: true }));
    const content = { ...draft.content, assessed: true, patient: maria };
    succeeded(await issueHandoutAction.runAs({ ...after, keepsIdentifiers: true }, { id: draft.id, version, content }));
    expect((await loadHandout(after.scope, draft.id)).patient.name).toBe('');
    const { rows } = await sqlAsOwner('select 1 from handout_patient_token where clinic_id = $1', [own.id]);
    expect(rows).toEqual([]);
  });
});
