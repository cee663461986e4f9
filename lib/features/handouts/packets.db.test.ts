import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { permit } from '@/lib/authorize';
import { arrangementOf } from '@/lib/domain/handout/assemble';
import { draftInLanguage } from '@/lib/domain/handout/draft-language';
import { retitled } from '@/lib/domain/handout/packet-title';
import { sectionGroups } from '@/lib/domain/handout/section-groups';
import { urgentHelpOf } from '@/lib/domain/handout/urgent-parts';
import { patientRow, startList } from '@/lib/test-support/bulk';
import { makeClinic, type TestClinic } from '@/lib/test-support/database';
import { maria, save } from '@/lib/test-support/handouts';
import { succeeded } from '@/lib/test-support/outcome';
import { loadJob } from '../bulk/data';
import { claimRow, issueRowAction } from '../bulk-work/mutations';
import { loadDraft } from '../drafts/data';
import { createDraftAction } from '../drafts/mutations';
import { saveTemplateAction } from '../templates/mutations';
import { loadWordings } from '../translations/data';
import { loadHandout } from './data';
import { downloadHandoutAction, issueHandoutAction } from './mutations';

let clinic: TestClinic;
let actor: Actor;
beforeAll(async () => {
  clinic = await makeClinic({}, ['migraine', 'insomnia']);
  actor = clinic.clinician;
});

const draftOn = async (slug: string) =>
  loadDraft(actor.scope, succeeded(await createDraftAction.runAs(actor, { from: 'topic', slug })).id);

/** A draft on migraine that got the sections of insomnia, as the builder adds them. */
async function twoTopics() {
  const draft = await draftOn('migraine');
  const other = await draftOn('insomnia');
  const known = new Set(draft.content.sections.map(({ sectionId }) => sectionId));
  const added = other.content.sections.filter(({ on, sectionId }) => on && !known.has(sectionId));
  const content = { ...draft.content, sections: [...draft.content.sections, ...added] };
  const versions = [...draft.versions, ...other.versions];
  return { draft, content: retitled(draft.content, content, versions), versions };
}

async function issue(draftId: string): Promise<string> {
  const draft = await loadDraft(actor.scope, draftId);
  const version = await save(actor, draft, { patient: maria });
  return succeeded(await issueHandoutAction.runAs(actor, { id: draftId, version })).id;
}

/** What its reader sees of the topics. */
async function outline(handoutId: string) {
  const { document } = await loadHandout(actor.scope, handoutId);
  return {
    title: document.title,
    topics: sectionGroups(document).map(({ name }) => name?.title),
    boxes: urgentHelpOf(document)?.heading,
  };
}

const english = {
  ...{ title: 'Migraine and Trouble sleeping', topics: ['Migraine', 'Trouble sleeping'], boxes: 'Get urgent help' },
};

describe('a handout of two topics', () => {
  it('is issued with one urgent help and its topics as headings, and reprints the same bytes', async () => {
    const { draft, content } = await twoTopics();
    await save(actor, draft, content);
    const id = await issue(draft.id);
    expect(await outline(id)).toEqual(english);
    const prints = [1, 2].map(async () => succeeded(await downloadHandoutAction.runAs(actor, { id })).bytes);
    const [one, two] = await Promise.all(prints);
    expect(one).toEqual(two);
  });

  it('is the same from a template, and when it is used again for the next patient', async () => {
    const { content } = await twoTopics();
    const template = { name: 'Both', shared: false, arrangement: arrangementOf(content) };
    const { id } = succeeded(await saveTemplateAction.runAs(actor, template));
    const made = succeeded(await createDraftAction.runAs(actor, { from: 'template', id }));
    const first = await issue(made.id);
    expect(await outline(first)).toEqual(english);
    const again = succeeded(await createDraftAction.runAs(actor, { from: 'handout', id: first }));
    expect(await outline(await issue(again.id))).toEqual(english);
  });

  it('has the Spanish names of its topics in Spanish, made by hand or for a list of patients', async () => {
    const { draft, content } = await twoTopics();
    const sectionIds = content.sections.map(({ sectionId }) => sectionId);
    const wordings = await loadWordings(actor.scope, { sectionIds, locale: 'es' });
    const spanish = draftInLanguage(content, { locale: 'es', ...wordings });
    await save(actor, draft, spanish);
    const byHand = await outline(await issue(draft.id));
    expect(byHand).toMatchObject({
      title: 'Migraña y Dificultad para dormir (insomnio)',
      boxes: 'Cuándo buscar ayuda de inmediato',
    });

    const template = { name: 'For a list', shared: false, arrangement: arrangementOf(content) };
    const { id } = succeeded(await saveTemplateAction.runAs(actor, template));
    const jobId = await startList(actor, id, [patientRow(1), patientRow(2, { locale: 'es' })]);
    for (const _row of [1, 2]) {
      const claim = await claimRow(permit(actor.scope), { jobId, holder: randomUUID(), leaseMs: 60_000 });
      if (!claim) throw new Error('the list has two rows');
      const { attempts: _attempts, ...row } = claim;
      succeeded(await issueRowAction.runAs(actor, row));
    }
    const { rows } = await loadJob(actor.scope, jobId);
    const outlines = await Promise.all(rows.map(({ handoutId }) => outline(handoutId ?? '')));
    expect(outlines).toEqual([english, byHand]);
  });
});
