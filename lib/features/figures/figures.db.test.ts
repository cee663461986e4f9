import { beforeAll, describe, expect, it } from 'vitest';
import { libraryFigures } from '@/lib/domain/library/library-figures';
import { reviewQueue } from '@/lib/domain/library/review-queue';
import { makeClinic, type TestClinic } from '@/lib/test-support/database';
import { issueForMaria } from '@/lib/test-support/handouts';
import { succeeded } from '@/lib/test-support/outcome';
import { reviewed, sectionOf } from '@/lib/test-support/sections';
import { loadQueuedSections } from '../reviews/data';
import { reviewStepAction } from '../reviews/mutations';
import { loadSectionUses, loadTopicGrades } from './data';

const today = new Date().toISOString().slice(0, 10);

describe('the library in figures', () => {
  let clinic: TestClinic;
  beforeAll(async () => {
    clinic = await makeClinic();
    await issueForMaria(clinic.clinician);
    const { versions } = await sectionOf(clinic.editor, 'about');
    const versionId = versions.find(({ locale }) => locale === 'en')?.id ?? '';
    succeeded(await reviewStepAction.runAs(clinic.editor, { step: 'submit', versionId, revision: 1 }));
    const approve = reviewed({ step: 'approve', versionId, revision: 2, newest: 1 });
    succeeded(await reviewStepAction.runAs(clinic.admin, approve));
  });

  it('counts what was reviewed and what was given, and no other clinic’s', async () => {
    const uses = await loadSectionUses(clinic.editor.scope);
    const { wordings, mostUsed, neverUsed } = libraryFigures(uses, today);
    expect(wordings).toMatchObject({ reviewed: 1, by: { current: 1, none: wordings.total - 1 } });
    expect(mostUsed.find(({ section }) => section.slug === 'about')).toMatchObject({ given: 1 });
    expect(neverUsed).toEqual([]);
    const other = await makeClinic();
    expect(libraryFigures(await loadSectionUses(other.editor.scope), today).mostUsed).toEqual([]);
  });

  it('grades each topic by what its handout prints by itself', async () => {
    const [grade, ...more] = (await loadTopicGrades(clinic.editor.scope)) ?? [];
    expect(more).toEqual([]);
    expect(grade).toMatchObject({ slug: 'muscle-twitches' });
    expect(grade?.smog).toBeGreaterThan(3);
    expect(grade?.smog).toBeLessThan(9);
  });

  it('leaves the reviewed wording out of the queue of unreviewed ones', async () => {
    const queue = reviewQueue(await loadQueuedSections(clinic.editor.scope), today);
    const names = queue.unreviewed.map(({ section, version }) => `${section.slug} ${version.locale}`);
    expect(names).toContain('about es');
    expect(names).not.toContain('about en');
    expect(queue['to-verify'].length).toBeGreaterThan(0);
    expect(queue['in-review']).toEqual([]);
  });
});
