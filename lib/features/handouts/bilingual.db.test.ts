import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { permit } from '@/lib/authorize';
import { withClinic } from '@/lib/db/with-clinic';
import { arrangementOf } from '@/lib/domain/handout/assemble';
import { counterpartIds } from '@/lib/domain/handout/bilingual';
import { checkHandout } from '@/lib/domain/handout/checks/check';
import { compose } from '@/lib/domain/handout/compose';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { setOptions } from '@/lib/domain/handout/draft-edit';
import type { SectionVersion } from '@/lib/domain/library/section';
import type { SectionKind } from '@/lib/domain/library/section-kind';
import { readPdf } from '@/lib/pdf/test-support/read-pdf';
import { patientRow, startList } from '@/lib/test-support/bulk';
import { makeClinic, type TestClinic } from '@/lib/test-support/database';
import { maria, save } from '@/lib/test-support/handouts';
import { succeeded } from '@/lib/test-support/outcome';
import { loadJob } from '../bulk/data';
import { claimRow, issueRowAction } from '../bulk-work/mutations';
import { type DraftForBuilder, loadDraft } from '../drafts/data';
import { createDraftAction } from '../drafts/mutations';
import { loadSectionUses } from '../figures/data';
import { eraseRecordAction } from '../patient-records/mutations';
import { searchLibrary } from '../search/data';
import { saveTemplateAction } from '../templates/mutations';
import { loadErasedHandout, loadHandout } from './data';
import { downloadHandoutAction, issueHandoutAction } from './mutations';

let clinic: TestClinic;
let actor: Actor;
beforeAll(async () => {
  clinic = await makeClinic({}, ['muscle-twitches']);
  actor = clinic.clinician;
});

async function bilingualDraft() {
  const made = await createDraftAction.runAs(actor, { from: 'topic', slug: 'muscle-twitches', locale: 'es' });
  const draft = await loadDraft(actor.scope, succeeded(made).id);
  return { draft, content: { ...setOptions(draft.content, { bilingual: true }), patient: maria, assessed: true } };
}

/** What the builder shows of a draft that is changed like this. */
function shown(draft: DraftForBuilder, change: Partial<DraftContent>) {
  const content = { ...draft.content, assessed: true, ...change };
  const { versions } = draft;
  const now = new Date();
  const document = compose({ draft: content, versions, clinic: actor.clinic, clinicianName: actor.name, now });
  const findings = checkHandout({
    ...{ draft: content, document, versions, clinic: actor.clinic, recentPatients: [], gatedTopics: [] },
    ...{ topicAges: [], openedFor: '', today: '2026-11-30', isPrintable: () => true },
  });
  return { document, counterparts: counterpartIds(document), codes: findings.map(({ code }) => code) };
}

async function tryToIssue(draftId: string, content: Partial<DraftContent>, seen?: readonly string[]) {
  const draft = await loadDraft(actor.scope, draftId);
  const version = await save(actor, draft, content);
  const counterparts = [...(seen ?? shown(draft, content).counterparts)];
  return issueHandoutAction.runAs(actor, { id: draftId, version, counterparts });
}

const issue = async (draftId: string, content: Partial<DraftContent>): Promise<string> =>
  succeeded(await tryToIssue(draftId, content)).id;

/** Adds a wording like this one. */
async function addWording(
  like: SectionVersion,
  change: { locale?: string; number: number; originalNumber: number | null },
) {
  await withClinic(permit(actor.scope), async (tx) => {
    const where = { clinicId_id: { clinicId: actor.scope.clinicId, id: like.id } };
    const row = await tx.sectionVersion.findUniqueOrThrow({ where });
    const { clinicId, sectionId, locale, status, body } = row;
    const wording = { clinicId, sectionId, locale, status, heading: 'Another thing', body: body ?? {}, sources: [] };
    await tx.sectionVersion.create({ data: { ...wording, ...change } });
  });
}

/** The one that the translation is of: the draft comes with a newer one, too, where there is one. */
function englishOf({ versions }: DraftForBuilder, kind: SectionKind): SectionVersion {
  const found = versions.find((one) => one.kind === kind && one.locale === 'en' && one.number === 1);
  if (!found) throw new Error(`the topic has no ${kind}`);
  return found;
}

const idsOf = ({ sections, counterpart }: HandoutDocument): string[] =>
  [...sections, ...(counterpart?.sections ?? [])].map(({ versionId }) => versionId);

it('issues both languages as one handout, as the builder showed it, records the wordings of both and reprints the same bytes', async () => {
  const { draft, content } = await bilingualDraft();
  const id = await issue(draft.id, content);

  const { document, sections } = await loadHandout(actor.scope, id);
  expect(document.locale).toBe('es');
  expect(document.counterpart?.title).toBe('Muscle twitches');
  expect(document.counterpart?.sections.map(({ key }) => key)).toEqual(document.sections.map(({ key }) => key));
  expect(new Set(document.counterpart?.sections.map(({ locale }) => locale))).toEqual(new Set(['en']));
  expect(idsOf(document)).toEqual(idsOf(shown(draft, content).document));

  expect(sections.map(({ versionId }) => versionId)).toEqual(idsOf(document));
  const event = await withClinic(permit(actor.scope), (tx) =>
    tx.auditEventRow.findFirstOrThrow({ where: { clinicId: actor.scope.clinicId, type: 'handout.issued' } }),
  );
  expect(event.detail).toMatchObject({ sectionVersionIds: idsOf(document) });
  const prints = [1, 2].map(async () => succeeded(await downloadHandoutAction.runAs(actor, { id })).bytes);
  const [one, two] = await Promise.all(prints);
  expect(one).toEqual(two);
  const words = (await readPdf(one ?? new Uint8Array())).pages.map(({ text }) => text).join(' ');
  expect(words).toContain('Causas comunes');
  expect(words).toContain('Common causes and triggers');
});

it('is bilingual from a template, for the next patient, and for each patient of a list that reads another language', async () => {
  const { draft, content } = await bilingualDraft();
  const template = { name: 'In two languages', shared: false, arrangement: arrangementOf(content) };
  const { id } = succeeded(await saveTemplateAction.runAs(actor, template));
  const made = succeeded(await createDraftAction.runAs(actor, { from: 'template', id }));
  const first = await issue(made.id, { patient: maria });
  const again = succeeded(await createDraftAction.runAs(actor, { from: 'handout', id: first }));
  const second = await issue(again.id, { patient: maria });

  const jobId = await startList(actor, id, [patientRow(1, { locale: 'es' }), patientRow(2, { locale: 'en' })]);
  for (const _row of [1, 2]) {
    const claim = await claimRow(permit(actor.scope), { jobId, holder: randomUUID(), leaseMs: 60_000 });
    if (!claim) throw new Error('the list has two rows');
    const { attempts: _attempts, ...row } = claim;
    succeeded(await issueRowAction.runAs(actor, row));
  }
  const { rows } = await loadJob(actor.scope, jobId);
  const issued = [first, second, ...rows.map(({ handoutId }) => handoutId ?? '')];
  const documents = await Promise.all(issued.map((one) => loadHandout(actor.scope, one)));
  expect(documents.map(({ document }) => document.counterpart?.locale)).toEqual(['en-US', 'en-US', 'en-US', undefined]);
  expect(draft.versions.length).toBeGreaterThan(draft.content.sections.length);
});

it('keeps beside a translation the wording that it translates when the library gets a newer one, and warns', async () => {
  const { draft, content } = await bilingualDraft();
  const about = englishOf(draft, 'about');
  expect(shown(draft, content).codes).not.toContain('translation-behind');
  await addWording(about, { number: about.number + 1, originalNumber: null });
  expect(shown(await loadDraft(actor.scope, draft.id), content).codes).toContain('translation-behind');
  const { document } = await loadHandout(actor.scope, await issue(draft.id, content));
  expect(counterpartIds(document)).toContain(about.id);
});

it('is not issued with other wordings beside the patient’s than those that were shown', async () => {
  const { draft, content } = await bilingualDraft();
  const { counterparts } = shown(draft, content);
  const conflict = { ok: false, failure: { code: 'conflict' } };
  expect(await tryToIssue(draft.id, content, [])).toMatchObject(conflict);
  // The clinic's own variant of English is a better counterpart than English of no country.
  await addWording(englishOf(draft, 'treatment'), { locale: 'en-US', number: 1, originalNumber: 1 });
  expect(await tryToIssue(draft.id, content, counterparts)).toMatchObject(conflict);
  expect(await tryToIssue(draft.id, content)).toMatchObject({ ok: true });
});

it('counts once for each of its sections, in figures, in search and once it is erased', async () => {
  const { draft, content } = await bilingualDraft();
  const countedIn = async () => {
    const uses = await loadSectionUses(clinic.editor.scope);
    const about = uses.find(({ section }) => section.slug === 'about')?.given ?? 0;
    const { topics } = await searchLibrary(actor.scope, 'muscle twitches');
    return { figures: about, search: topics.find(({ slug }) => slug === 'muscle-twitches')?.useCount ?? 0 };
  };
  const before = await countedIn();
  const patient = { ...maria, name: 'Ada Lund', recordNumber: 'RFP-9000001' };
  const id = await issue(draft.id, { ...content, patient });
  expect(await countedIn()).toEqual({ figures: before.figures + 1, search: before.search + 1 });
  const { document } = await loadHandout(actor.scope, id);
  succeeded(await eraseRecordAction.runAs(clinic.admin, { handoutId: id, reason: 'Asked for in writing', count: 1 }));
  const { sectionCount } = await loadErasedHandout(actor.scope, id);
  expect(sectionCount).toBe(document.sections.length);
});

it('is not issued once the wording beside it is withdrawn', async () => {
  const { draft, content } = await bilingualDraft();
  const about = englishOf(draft, 'about');
  await withClinic(permit(actor.scope), (tx) =>
    tx.sectionVersion.update({
      where: { clinicId_id: { clinicId: actor.scope.clinicId, id: about.id } },
      data: { status: 'withdrawn', revision: { increment: 1 }, statusNote: 'The dose is wrong' },
    }),
  );
  const outcome = await tryToIssue(draft.id, content);
  expect(outcome).toMatchObject({ ok: false, failure: { code: 'blocked-by-checks' } });
  expect(shown(await loadDraft(actor.scope, draft.id), content).codes).toContain('section-withdrawn');
});
