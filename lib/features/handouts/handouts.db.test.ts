import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { emptyPatient } from '@/lib/domain/handout/empty-draft';
import { paragraphs } from '@/lib/domain/handout/test-support';
import { readPdf } from '@/lib/pdf/test-support/read-pdf';
import { makeClinic, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { issueForMaria, maria, newDraft, save } from '@/lib/test-support/handouts';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { plainPicture } from '@/lib/test-support/pictures';
import { edited, reviewed, sectionOf } from '@/lib/test-support/sections';
import { loadClinicSettings } from '../clinics/data';
import { changeClinicAction, replaceLogoAction } from '../clinics/mutations';
import { loadDraft } from '../drafts/data';
import { createDraftAction, saveDraftAction } from '../drafts/mutations';
import { reviewStepAction } from '../reviews/mutations';
import { saveVersionAction } from '../sections/mutations';
import { loadHandout } from './data';
import { downloadHandoutAction, issueHandoutAction } from './mutations';
import { searchHandouts } from './search';

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await makeClinic();
});

const download = async (id: string) => succeeded(await downloadHandoutAction.runAs(clinic.clinician, { id }));

describe('an issued handout', () => {
  it('S35: is the same bytes forever, whatever happens to library and branding', async () => {
    const id = await issueForMaria(clinic.clinician);
    const first = await download(id);
    const { version, details } = await loadClinicSettings(clinic.admin.scope);
    const file = new Uint8Array(await plainPicture().png().toBuffer());
    succeeded(await replaceLogoAction.runAs(clinic.admin, { file }));
    const rebranded = {
      ...details,
      version,
      name: 'Renamed Practice',
      accentColor: '#7a1f5c',
      pageSize: 'a4' as const,
    };
    succeeded(await changeClinicAction.runAs(clinic.admin, rebranded));
    await sqlAsOwner(
      `update section_version set heading = 'Reworded', body = '{"type":"doc","content":[]}'
      where clinic_id = $1`,
      [clinic.id],
    );

    const second = await download(id);
    const { sha256, document } = await loadHandout(clinic.clinician.scope, id);
    expect(createHash('sha256').update(second.bytes).digest('hex')).toBe(sha256);
    expect(Buffer.from(second.bytes).equals(Buffer.from(first.bytes))).toBe(true);
    expect(document.clinic.name).toBe('Riverside Family Practice');
    expect(document.sections.map((section) => section.heading)).not.toContain('Reworded');
    clinic = await makeClinic();
  });

  it('S35: is refused when a byte of it has been altered in the database', async () => {
    const id = await issueForMaria(clinic.clinician);
    await sqlAsOwner(
      `update handout_pdf set sealed = set_byte(sealed, 5000, get_byte(sealed, 5000) # 1) where handout_id = $1`,
      [id],
    );
    expect(failedWith(await downloadHandoutAction.runAs(clinic.clinician, { id }))).toBe('unreadable');
  });

  it('S35: is refused when its bytes are not those whose hash was stored', async () => {
    const id = await issueForMaria(clinic.clinician);
    await sqlAsOwner(
      'update handout_pdf set sha256 = set_byte(sha256, 0, get_byte(sha256, 0) # 1) where handout_id = $1',
      [id],
    );
    expect(failedWith(await downloadHandoutAction.runAs(clinic.clinician, { id }))).toBe('unexpected');
  });

  it('takes the draft’s place under the same id, and a second press issues nothing twice', async () => {
    const draft = await newDraft(clinic.clinician);
    const version = await save(clinic.clinician, draft, { patient: maria });
    const issue = () => issueHandoutAction.runAs(clinic.clinician, { id: draft.id, version });
    const [one, two] = await Promise.all([issue(), issue()]);
    expect([one, two].filter((outcome) => outcome.ok).length).toBeGreaterThanOrEqual(1);
    expect(succeeded(await issue())).toEqual({ id: draft.id });
    const { rows } = await sqlAsOwner('select count(*)::int as n from handout where id = $1', [draft.id]);
    expect(rows[0].n).toBe(1);
    await expect(loadDraft(clinic.clinician.scope, draft.id)).rejects.toMatchObject({ code: 'already-issued' });
    const late = await saveDraftAction.runAs(clinic.clinician, { id: draft.id, version, content: draft.content });
    expect(failedWith(late)).toBe('already-issued');
  });

  it('names the section versions that were given', async () => {
    const id = await issueForMaria(clinic.clinician);
    const { sections, document } = await loadHandout(clinic.clinician.scope, id);
    expect(sections.map((section) => section.versionId)).toEqual(document.sections.map((section) => section.versionId));
    expect(sections[0]).toMatchObject({ kind: 'urgent-help', position: 1, number: 1, edited: false });
  });

  it('is printed on A4 with British dates and numbers for a clinic that asks for them', async () => {
    const british = await makeClinic({ pageSize: 'a4', locale: 'en-GB', country: 'UK', timeZone: 'Europe/London' });
    const id = await issueForMaria(british.clinician);
    const { bytes } = succeeded(await downloadHandoutAction.runAs(british.clinician, { id }));
    const { pages, text } = await readPdf(bytes);
    expect(pages[0]).toMatchObject({ width: expect.closeTo(595.28, 1), height: expect.closeTo(841.89, 1) });
    expect(text).toContain('14 March 1981');
    expect(text).toContain('Call 999');
  });

  it('has a file name and metadata without the patient', async () => {
    const { bytes, reference } = await download(await issueForMaria(clinic.clinician));
    expect(reference).toMatch(/^PL-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/Maria|0048213/);
  });
});

describe('a draft that is not ready', () => {
  it('is not issued without a patient and stays as it was', async () => {
    const draft = await newDraft(clinic.clinician);
    const outcome = await issueHandoutAction.runAs(clinic.clinician, { id: draft.id, version: draft.version });
    expect(failedWith(outcome)).toBe('blocked-by-checks');
    expect((await loadDraft(clinic.clinician.scope, draft.id)).content).toEqual(draft.content);
  });

  it('is not issued from an older version than the one saved last', async () => {
    const draft = await newDraft(clinic.clinician);
    await save(clinic.clinician, draft, { patient: maria });
    const outcome = await issueHandoutAction.runAs(clinic.clinician, { id: draft.id, version: draft.version });
    expect(failedWith(outcome)).toBe('conflict');
  });

  it.each([
    ['a half-erased date of birth', { patient: { ...maria, dateOfBirth: '03/dd/1981' } }],
    ['a visit on February 30', { patient: maria, visitDate: '2027-02-30' }],
  ])('is not issued with %s, and the draft keeps it as typed', async (_name, change) => {
    const draft = await newDraft(clinic.clinician);
    const version = await save(clinic.clinician, draft, change);
    const outcome = await issueHandoutAction.runAs(clinic.clinician, { id: draft.id, version });
    expect(failedWith(outcome)).toBe('blocked-by-checks');
    expect((await loadDraft(clinic.clinician.scope, draft.id)).content).toMatchObject(change);
  });

  it.each([
    ['emoji', 'Rest 🙂'],
    ['a script without a font', 'ᏣᎳᎩ'],
  ])('is not issued with %s, and the draft keeps it', async (_name, note) => {
    const draft = await newDraft(clinic.clinician);
    const version = await save(clinic.clinician, draft, { patient: maria, note });
    const outcome = await issueHandoutAction.runAs(clinic.clinician, { id: draft.id, version });
    expect(failedWith(outcome)).toBe('blocked-by-checks');
    expect((await loadDraft(clinic.clinician.scope, draft.id)).content.note).toBe(note);
  });
});

describe('wording whose review is overdue', () => {
  const heading = 'What is a muscle twitch?';

  /** The clinic approves its own wording; its next review was due so many days ago. */
  async function approvedAndDue(own: TestClinic): Promise<(daysAgo: number) => Promise<unknown>> {
    const section = await sectionOf(own.editor, 'about');
    succeeded(await saveVersionAction.runAs(own.editor, edited(section, { body: paragraphs('Reworded.') })));
    const [version] = (await sectionOf(own.editor, 'about')).versions.filter(({ locale }) => locale === 'en');
    const seen = { versionId: version?.id ?? '', revision: version?.revision ?? 0 };
    succeeded(await reviewStepAction.runAs(own.editor, { step: 'submit', ...seen }));
    const approval = { step: 'approve', ...seen, revision: seen.revision + 1, newest: 2 } as const;
    succeeded(await reviewStepAction.runAs(own.admin, reviewed(approval)));
    return (daysAgo) => {
      const due = new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
      const sql = `update section_version set review = review || jsonb_build_object('nextReviewDue', $2::text),
        revision = revision + 1 where id = $1`;
      return sqlAsOwner(sql, [seen.versionId, due]);
    };
  }

  it('prints under a banner, and blocks issuing when it is more than 90 days overdue', async () => {
    const own = await makeClinic();
    const setDue = await approvedAndDue(own);
    await setDue(30);
    const id = await issueForMaria(own.clinician);
    const { bytes } = succeeded(await downloadHandoutAction.runAs(own.clinician, { id }));
    const { text } = await readPdf(bytes);
    expect(text).toContain('Reworded.');
    expect(text).toContain(`Review overdue: our clinic planned to check “${heading}” by`);

    await setDue(120);
    const draft = await newDraft(own.clinician);
    const version = await save(own.clinician, draft, { patient: maria });
    const outcome = await issueHandoutAction.runAs(own.clinician, { id: draft.id, version });
    expect(failedWith(outcome)).toBe('blocked-by-checks');
  });
});

describe('use again', () => {
  it('starts the next patient’s draft from the same sections, with nothing of the last patient', async () => {
    const id = await issueForMaria(clinic.clinician);
    const next = succeeded(await createDraftAction.runAs(clinic.editor, { from: 'handout', id }));
    const { content } = await loadDraft(clinic.editor.scope, next.id);
    expect(content.patient).toEqual(emptyPatient);
    const { sections } = await loadHandout(clinic.clinician.scope, id);
    const on = content.sections.filter((section) => section.on).map((section) => section.versionId);
    expect(on.toSorted()).toEqual(sections.map((section) => section.versionId).toSorted());
  });
});

describe('history', () => {
  let own: TestClinic;
  let marias: string;
  let thomas: string;
  const search = async (q: string, more = {}) =>
    (await searchHandouts(own.clinician.scope, { q, ...more }, 'America/Los_Angeles')).rows.map((row) => row.id);

  beforeAll(async () => {
    own = await makeClinic();
    marias = await issueForMaria(own.clinician);
    thomas = await issueForMaria(own.editor, {
      patient: { name: 'Thomas Adeyemi', preferredName: 'Tom', dateOfBirth: '1950-12-01', recordNumber: '77-1' },
    });
  });

  it.each([
    ['the beginning of a name', 'mar', 'maria'],
    ['a name without its accents', 'nunez', 'maria'],
    ['a name in other case and order', 'OCONNOR maria', 'maria'],
    ['a preferred name', 'tom', 'thomas'],
    ['a record number without its dashes', 'rfp0048213', 'maria'],
    ['a date of birth', '1950-12-01', 'thomas'],
    ['a date of birth as the clinic writes it', '3/14/1981', 'maria'],
    ['name and topic together', 'adeyemi twitches', 'thomas'],
  ])('finds %s', async (_name, q, whose) => {
    expect(await search(q)).toEqual([whose === 'maria' ? marias : thomas]);
  });

  it('finds the topic, the newest first, and nothing for a stranger', async () => {
    expect(await search('twitch')).toEqual([thomas, marias]);
    expect(await search('Castellanos')).toEqual([]);
    expect(await search('maria adeyemi')).toEqual([]);
  });

  it('filters by clinician, topic and date', async () => {
    expect(await search('', { clinician: own.editor.scope.userId })).toEqual([thomas]);
    expect(await search('', { topic: 'muscle-twitches' })).toHaveLength(2);
    expect(await search('', { topic: 'migraine' })).toEqual([]);
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' }).format(new Date());
    expect(await search('', { from: today, to: today })).toHaveLength(2);
    expect(await search('', { to: '2020-01-01' })).toEqual([]);
  });

  it('finds a handout by the reference on its foot', async () => {
    const { reference } = await loadHandout(own.clinician.scope, marias);
    expect(await search(reference.toLowerCase())).toEqual([marias]);
  });

  describe('of more than one page', () => {
    let paged: TestClinic;
    const all: string[] = [];
    beforeAll(async () => {
      paged = await makeClinic();
      for (let count = 0; count < 5; count++) all.push(await issueForMaria(paged.clinician));
    });

    it.each([
      ['nothing typed', ''],
      ['a name', 'maria'],
      ['words of a name', 'maria oconnor'],
      ['a topic', 'twitches'],
      ['a name and a topic', 'maria twitches'],
    ])('neither misses nor repeats a row for %s', async (_typed, q) => {
      const page = (cursor?: string) =>
        searchHandouts(paged.clinician.scope, { q, ...(cursor && { cursor }) }, 'UTC', 2);
      const first = await page();
      const second = await page(first.nextCursor ?? '');
      const third = await page(second.nextCursor ?? '');
      expect([first, second, third].map(({ rows }) => rows.length)).toEqual([2, 2, 1]);
      expect(third.nextCursor).toBeNull();
      const seen = [first, second, third].flatMap(({ rows }) => rows.map((row) => row.id));
      expect(seen).toEqual(all.toReversed());
    });
  });
});
