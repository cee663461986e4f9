import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { dateIn } from '@/lib/domain/clinic/dates';
import { paragraphs } from '@/lib/domain/handout/test-support';
import { asRuntimeRole, makeClinic, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { issueForMaria, maria, newDraft, save } from '@/lib/test-support/handouts';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { edited, reviewed, sectionOf } from '@/lib/test-support/sections';
import { issueHandoutAction } from '../handouts/mutations';
import { loadTopic } from '../library/data';
import { reviewStepAction } from '../reviews/mutations';
import { loadWordings } from '../translations/data';
import { loadSection } from './data';
import { saveVersionAction } from './mutations';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await makeClinic();
});

const about = () => sectionOf(clinic.editor, 'about');
const write = (who: Actor, change: Parameters<typeof edited>[1] = {}) =>
  about().then((section) => saveVersionAction.runAs(who, edited(section, change)));

/** What a new handout would print for the section "About". */
async function given(): Promise<number | undefined> {
  const { sections } = await loadTopic(clinic.clinician.scope, 'muscle-twitches');
  return sections.find(({ version }) => version.slug === 'about')?.version.number;
}

/** A second version by the editor, sent for review. */
async function inReview() {
  succeeded(await write(clinic.editor, { body: paragraphs('Reworded.') }));
  const [version] = (await about()).versions.filter(({ locale }) => locale === 'en');
  if (!version) throw new Error('it was just written');
  const target = { versionId: version.id, revision: version.revision };
  succeeded(await reviewStepAction.runAs(clinic.editor, { step: 'submit', ...target }));
  return { versionId: version.id, revision: version.revision + 1, newest: version.number };
}

describe('editing a section', () => {
  it('makes a new version by its author, and leaves the one before as it was', async () => {
    const before = await about();
    expect(succeeded(await write(clinic.editor, { heading: 'About twitches' }))).toEqual({ saved: true, number: 2 });
    const after = await about();
    const [second, ...rest] = after.versions.filter(({ locale }) => locale === 'en');
    expect(second).toMatchObject({ number: 2, heading: 'About twitches', status: 'draft', review: null });
    expect(second).toMatchObject({
      createdById: clinic.editor.scope.userId,
      authorName: 'Dr. editor',
      starterVersion: null,
    });
    expect(rest).toEqual(before.versions.filter(({ locale }) => locale === 'en'));
  });

  it('saves nothing where nothing was changed', async () => {
    expect(succeeded(await write(clinic.editor))).toEqual({ saved: true, number: 1 });
    expect((await about()).versions.filter(({ locale }) => locale === 'en')).toHaveLength(1);
  });

  it('is for editors and admins', async () => {
    expect(failedWith(await write(clinic.clinician, { heading: 'Mine' }))).toBe('forbidden');
    succeeded(await write(clinic.admin, { heading: 'Mine' }));
  });

  it('shows the second of two editors what the first has written, and keeps both texts', async () => {
    const seen = await about();
    const results = await Promise.all([
      saveVersionAction.runAs(clinic.editor, edited(seen, { heading: 'By the editor' })),
      saveVersionAction.runAs(clinic.admin, edited(seen, { heading: 'By the admin' })),
    ]);
    const values = results.map(succeeded);
    expect(values.filter(({ saved }) => saved)).toEqual([{ saved: true, number: 2 }]);
    const refused = values.find((value) => !value.saved);
    expect(refused && !refused.saved && refused.theirs.heading).toMatch(/^By the (editor|admin)$/);
  });

  it('says at each place what is wrong', async () => {
    const [source] = edited(await about()).sources;
    if (!source) throw new Error('the section names its sources');
    const outcome = await write(clinic.editor, {
      heading: ' ',
      sources: [
        { ...source, url: 'javascript:alert(1)' },
        { ...source, url: 'https://example.org/guide (page 3)' },
      ],
      claims: [{ text: 'Twitches stop.', sources: [], toVerify: false }],
    });
    expect(outcome).toMatchObject({
      failure: {
        code: 'invalid-input',
        fields: {
          heading: 'Give the section a heading',
          'sources.0.url': expect.stringContaining('whole address'),
          'sources.1.url': 'Take the spaces out of the address',
          'claims.0.sources': expect.stringContaining('to verify'),
        },
      },
    });
    const lost = await write(clinic.editor, { claims: [{ text: 'Not in the text.', sources: [1], toVerify: false }] });
    expect(lost).toMatchObject({ failure: { fields: { 'claims.0.text': expect.stringContaining('no longer') } } });
  });

  const spanish = async () => (await about()).versions.filter(({ locale }) => locale === 'es');
  const translate = async (change: Parameters<typeof edited>[1]) =>
    succeeded(await saveVersionAction.runAs(clinic.editor, edited(await about(), { locale: 'es', ...change })));

  it('of a translation keeps it a translation of the same version of the original, and on the sources of that', async () => {
    const [original] = (await about()).versions.filter(({ locale }) => locale === 'en');
    succeeded(await write(clinic.editor, { body: paragraphs('Another limit.'), sources: [] }));
    expect(await translate({ heading: 'Sobre esto', claims: [], sources: [] })).toEqual({ saved: true, number: 2 });
    expect(await spanish()).toMatchObject([{ number: 2, originalNumber: 1, claims: [] }, { number: 1 }]);
    expect((await spanish())[0]?.sources).toEqual(original?.sources);
    expect(await translate({ heading: 'Más sobre esto', restores: 1 })).toEqual({ saved: true, number: 3 });
    expect((await spanish())[0]).toMatchObject({ number: 3, originalNumber: 1 });
  });

  it('of a translation makes no version where only the original has changed, until an editor confirms that it says that', async () => {
    succeeded(await write(clinic.editor, { heading: 'About twitches' }));
    expect(await translate({})).toEqual({ saved: true, number: 1 });
    expect(await translate({ originalNumber: 2 })).toEqual({ saved: true, number: 2 });
    expect((await spanish())[0]).toMatchObject({ number: 2, originalNumber: 2 });
  });

  it('of a translation needs a version of the original that there is', async () => {
    for (const originalNumber of [null, 7]) {
      const input = edited(await about(), { locale: 'es', heading: 'Sobre esto', originalNumber });
      expect(failedWith(await saveVersionAction.runAs(clinic.editor, input))).toBe('conflict');
    }
  });

  it('knows no section of another clinic', async () => {
    const other = await makeClinic();
    const theirs = await loadSection(other.editor.scope, 'muscle-twitches', 'about');
    expect(failedWith(await saveVersionAction.runAs(clinic.admin, edited(theirs, { heading: 'Ours' })))).toBe(
      'not-found',
    );
    const [version] = theirs.versions;
    const target = { versionId: version?.id ?? '', revision: 1 };
    expect(failedWith(await reviewStepAction.runAs(clinic.admin, { step: 'submit', ...target }))).toBe('not-found');
  });
});

describe('reviewing a section', () => {
  it('a second person reviews, and the server adds that person’s name and the day to the credentials', async () => {
    const { versionId, ...seen } = await inReview();
    expect(await given()).toBe(2);
    succeeded(await reviewStepAction.runAs(clinic.admin, reviewed({ step: 'approve', versionId, ...seen })));
    const approved = (await about()).versions.find(({ id }) => id === versionId);
    expect(approved).toMatchObject({
      status: 'approved',
      review: {
        reviewerName: 'Dr. admin',
        reviewerCredentials: 'MD',
        reviewedOn: dateIn(clinic.admin.clinic.timeZone, new Date()),
      },
      decided: { byName: 'Dr. admin', note: '' },
    });
  });

  it('is refused to the author, by the policy and by the database', async () => {
    const seen = await inReview();
    expect(failedWith(await reviewStepAction.runAs(clinic.editor, reviewed({ step: 'approve', ...seen })))).toBe(
      'forbidden',
    );
    const update = `update section_version set status = 'approved', review = '{}', reviewed_by_id = created_by_id,
      revision = revision + 1 where id = $1`;
    await expect(sqlAsOwner(update, [seen.versionId])).rejects.toMatchObject({ code: '23514' });
  });

  it('is refused to clinicians', async () => {
    const seen = await inReview();
    expect(failedWith(await reviewStepAction.runAs(clinic.clinician, reviewed({ step: 'approve', ...seen })))).toBe(
      'forbidden',
    );
  });

  it('a review needs credentials, and the form cannot name another reviewer or day', async () => {
    const seen = await inReview();
    const approve = (change: object) =>
      reviewStepAction.runAs(clinic.admin, { ...reviewed({ step: 'approve', ...seen }), ...change });
    expect(await approve({ reviewerCredentials: '' })).toMatchObject({
      failure: { fields: { reviewerCredentials: expect.stringContaining('credentials') } },
    });
    for (const forged of [{ reviewerName: 'Dr. Forged' }, { reviewedOn: '2019-01-01' }]) {
      expect(failedWith(await approve(forged))).toBe('invalid-input');
    }
  });

  it('never vouches for what changed meanwhile', async () => {
    const seen = await inReview();
    const approve = () => reviewStepAction.runAs(clinic.admin, reviewed({ step: 'approve', ...seen }));
    const section = await about();
    succeeded(await saveVersionAction.runAs(clinic.editor, edited(section, { heading: 'Once more' })));
    expect(failedWith(await approve())).toBe('conflict');
    const { newest: _newest, ...target } = seen;
    succeeded(await reviewStepAction.runAs(clinic.editor, { step: 'return', ...target, note: 'A word is missing' }));
    expect(
      failedWith(await reviewStepAction.runAs(clinic.admin, reviewed({ step: 'approve', ...seen, newest: 3 }))),
    ).toBe('conflict');
  });

  it('happens once when two people press together', async () => {
    const seen = await inReview();
    const { newest: _newest, ...target } = seen;
    const outcomes = await Promise.all([
      reviewStepAction.runAs(clinic.admin, reviewed({ step: 'approve', ...seen })),
      reviewStepAction.runAs(clinic.editor, { step: 'return', ...target, note: 'Not yet' }),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.filter((outcome) => !outcome.ok).map(failedWith)).toEqual(['conflict']);
  });

  it('keeps a reviewed wording on handouts while a new one is being written', async () => {
    const seen = await inReview();
    succeeded(await reviewStepAction.runAs(clinic.admin, reviewed({ step: 'approve', ...seen })));
    succeeded(await write(clinic.editor, { heading: 'Being written' }));
    expect(await given()).toBe(2);
  });
});

describe('withdrawing a wording', () => {
  async function withdrawFirst(): Promise<string> {
    const [version] = (await about()).versions.filter(({ locale }) => locale === 'en');
    const target = { versionId: version?.id ?? '', revision: version?.revision ?? 0 };
    expect(await reviewStepAction.runAs(clinic.editor, { step: 'withdraw', ...target, note: ' ' })).toMatchObject({
      failure: { fields: { note: 'Say why' } },
    });
    succeeded(await reviewStepAction.runAs(clinic.editor, { step: 'withdraw', ...target, note: 'A wrong number' }));
    return target.versionId;
  }

  it('takes it off new handouts and stops drafts that hold it, until they take the new one', async () => {
    const draft = await newDraft(clinic.clinician);
    await issueForMaria(clinic.clinician);
    const versionId = await withdrawFirst();
    expect(await given()).toBeUndefined();
    const version = await save(clinic.clinician, draft, { patient: maria });
    const issue = () => issueHandoutAction.runAs(clinic.clinician, { id: draft.id, version });
    expect(failedWith(await issue())).toBe('blocked-by-checks');
    const switchedOff = draft.content.sections.map((one) =>
      one.versionId === versionId ? { ...one, on: false } : one,
    );
    const later = await save(clinic.clinician, { ...draft, version }, { patient: maria, sections: switchedOff });
    succeeded(await issueHandoutAction.runAs(clinic.clinician, { id: draft.id, version: later }));
  });

  it('withdraws its translations with it, which no handout in another language gets then', async () => {
    const spanishAbout = async () =>
      (await about()).versions.filter(({ locale }) => locale === 'es').map(({ status }) => status);
    expect(await spanishAbout()).toEqual(['draft']);
    const { sections } = await loadTopic(clinic.clinician.scope, 'muscle-twitches');
    const ids = sections.map(({ version }) => version.sectionId);
    const before = await loadWordings(clinic.clinician.scope, { sectionIds: ids, locale: 'es' });
    const versionId = await withdrawFirst();
    expect(await spanishAbout()).toEqual(['withdrawn']);
    const { versions } = await loadWordings(clinic.clinician.scope, { sectionIds: ids, locale: 'es' });
    expect(versions).toHaveLength(before.versions.length - 1);
    const events = await sqlAsOwner(
      `select detail->>'versionId' as version from audit_event where clinic_id = $1 and type = 'section.withdrawn'`,
      [clinic.id],
    );
    const withdrawn = (await about()).versions.filter(({ status }) => status === 'withdrawn').map(({ id }) => id);
    expect(withdrawn).toContain(versionId);
    expect(events.rows.map(({ version }) => version).toSorted()).toEqual(withdrawn.toSorted());
  });

  it('refuses a new translation of the withdrawn version', async () => {
    const spanish = (await about()).versions.find(({ locale }) => locale === 'es');
    await withdrawFirst();
    succeeded(await write(clinic.editor, { heading: 'Anew', basedOn: 1 }));
    const again = await write(clinic.editor, { locale: 'es', heading: 'De nuevo', basedOn: 1, originalNumber: 1 });
    expect(again).toMatchObject({ failure: { fields: { originalNumber: expect.stringContaining('was withdrawn') } } });
    expect(spanish?.originalNumber).toBe(1);
    succeeded(await write(clinic.editor, { locale: 'es', heading: 'De nuevo', basedOn: 1, originalNumber: 2 }));
  });

  it('is for good: it is restored as a new version', async () => {
    const versionId = await withdrawFirst();
    const again = await reviewStepAction.runAs(clinic.admin, { step: 'submit', versionId, revision: 2 });
    expect(failedWith(again)).toBe('conflict');
    const reopen = `update section_version set status = 'draft', revision = revision + 1 where id = $1`;
    await expect(sqlAsOwner(reopen, [versionId])).rejects.toMatchObject({ code: '23514' });
    // The wording says what the withdrawn one said, but it is another version, without review.
    const section = await about();
    succeeded(await saveVersionAction.runAs(clinic.admin, { ...edited(section, { heading: 'About' }), restores: 1 }));
  });

  it('and every change of it, needs its count', async () => {
    const [version] = (await about()).versions;
    await expect(
      asRuntimeRole(async (client) => {
        await client.query(`select set_config('app.clinic_id', $1, true)`, [clinic.id]);
        return client.query(`update section_version set status = 'in-review' where id = $1`, [version?.id]);
      }),
    ).rejects.toMatchObject({ code: '23514' });
  });
});
