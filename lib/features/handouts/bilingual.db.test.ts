import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { permit } from '@/lib/authorize';
import { withClinic } from '@/lib/db/with-clinic';
import { arrangementOf } from '@/lib/domain/handout/assemble';
import { checkHandout } from '@/lib/domain/handout/checks/check';
import { compose } from '@/lib/domain/handout/compose';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { setOptions } from '@/lib/domain/handout/draft-edit';
import { patientRow, startList } from '@/lib/test-support/bulk';
import { makeClinic, type TestClinic } from '@/lib/test-support/database';
import { maria, save } from '@/lib/test-support/handouts';
import { succeeded } from '@/lib/test-support/outcome';
import { loadJob } from '../bulk/data';
import { claimRow, issueRowAction } from '../bulk-work/mutations';
import { loadDraft } from '../drafts/data';
import { createDraftAction } from '../drafts/mutations';
import { saveTemplateAction } from '../templates/mutations';
import { loadHandout } from './data';
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

async function issue(draftId: string, content: object): Promise<string> {
  const draft = await loadDraft(actor.scope, draftId);
  const version = await save(actor, draft, content);
  return succeeded(await issueHandoutAction.runAs(actor, { id: draftId, version })).id;
}

const idsOf = ({ sections, counterpart }: HandoutDocument): string[] =>
  [...sections, ...(counterpart?.sections ?? [])].map(({ versionId }) => versionId);

it('issues both languages as one handout, as the builder showed it, records the wordings of both and reprints the same bytes', async () => {
  const { draft, content } = await bilingualDraft();
  const shown = compose({
    ...{ draft: content, versions: draft.versions, clinic: actor.clinic },
    ...{ clinicianName: actor.name, now: new Date() },
  });
  const id = await issue(draft.id, content);

  const { document, sections } = await loadHandout(actor.scope, id);
  expect(document.locale).toBe('es');
  expect(document.counterpart?.title).toBe('Muscle twitches');
  expect(document.counterpart?.sections.map(({ key }) => key)).toEqual(document.sections.map(({ key }) => key));
  expect(new Set(document.counterpart?.sections.map(({ locale }) => locale))).toEqual(new Set(['en']));
  expect(idsOf(document)).toEqual(idsOf(shown));

  expect(sections.map(({ versionId }) => versionId)).toEqual(idsOf(document));
  const event = await withClinic(permit(actor.scope), (tx) =>
    tx.auditEventRow.findFirstOrThrow({ where: { clinicId: actor.scope.clinicId, type: 'handout.issued' } }),
  );
  expect(event.detail).toMatchObject({ sectionVersionIds: idsOf(document) });
  const prints = [1, 2].map(async () => succeeded(await downloadHandoutAction.runAs(actor, { id })).bytes);
  const [one, two] = await Promise.all(prints);
  expect(one).toEqual(two);
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

it('keeps beside a translation the wording that it translates when the library gets a newer one', async () => {
  const { draft, content } = await bilingualDraft();
  const about = draft.versions.find(({ kind, locale }) => kind === 'about' && locale === 'en');
  if (!about) throw new Error('the topic says what it is about');
  await withClinic(permit(actor.scope), async (tx) => {
    const where = { clinicId_id: { clinicId: actor.scope.clinicId, id: about.id } };
    const row = await tx.sectionVersion.findUniqueOrThrow({ where });
    const { clinicId, sectionId, locale, status, body } = row;
    const newer = { clinicId, sectionId, locale, status, heading: 'Another thing', body: body ?? {}, sources: [] };
    await tx.sectionVersion.create({ data: { ...newer, number: row.number + 1 } });
  });
  const { document } = await loadHandout(actor.scope, await issue(draft.id, content));
  const beside = document.counterpart?.sections.map(({ versionId }) => versionId);
  expect(beside).toContain(about.id);
});

it('is not issued once the wording beside it is withdrawn', async () => {
  const { draft, content } = await bilingualDraft();
  const about = draft.versions.find(({ kind, locale }) => kind === 'about' && locale === 'en');
  if (!about) throw new Error('the topic says what it is about');
  await withClinic(permit(actor.scope), (tx) =>
    tx.sectionVersion.update({
      where: { clinicId_id: { clinicId: actor.scope.clinicId, id: about.id } },
      data: { status: 'withdrawn', revision: { increment: 1 }, statusNote: 'The dose is wrong' },
    }),
  );
  const version = await save(actor, draft, content);
  const outcome = await issueHandoutAction.runAs(actor, { id: draft.id, version });
  expect(outcome).toMatchObject({ ok: false, failure: { code: 'blocked-by-checks' } });
  const { versions } = await loadDraft(actor.scope, draft.id);
  const now = new Date();
  const document = compose({ draft: content, versions, clinic: actor.clinic, clinicianName: actor.name, now });
  const findings = checkHandout({
    ...{ draft: content, document, versions, clinic: actor.clinic, recentPatients: [], gatedTopics: [] },
    ...{ topicAges: [], openedFor: '', today: '2026-11-30', isPrintable: () => true },
  });
  expect(findings.map(({ code }) => code)).toContain('section-withdrawn');
});
