import { beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '@/lib/domain/errors';
import { loadDraft } from '@/lib/features/drafts/data';
import { createDraftAction } from '@/lib/features/drafts/mutations';
import { listTopics } from '@/lib/features/library/data';
import { makeClinic, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { newDraft } from '@/lib/test-support/handouts';
import { succeeded } from '@/lib/test-support/outcome';
import { loadWordings } from './data';

describe('a handout in another language', () => {
  let clinic: TestClinic;
  beforeAll(async () => {
    clinic = await makeClinic();
  });

  const start = async (locale: string) => {
    const input = { from: 'topic', slug: 'muscle-twitches', locale } as const;
    const { id } = succeeded(await createDraftAction.runAs(clinic.clinician, input));
    return loadDraft(clinic.clinician.scope, id);
  };

  it('is assembled in it, named in it, and lists the languages that it can be given in', async () => {
    const { content, versions, languages } = await start('es');
    const english = await start('en');
    const [topic] = await listTopics(clinic.clinician.scope);
    expect(content).toMatchObject({
      locale: 'es',
      title: topic?.translations.find(({ locale }) => locale === 'es')?.title,
    });
    const pinned = new Set(content.sections.map(({ versionId }) => versionId));
    const topical = versions.filter(({ id, topicId }) => topicId !== null && pinned.has(id));
    expect(topical.length).toBeGreaterThan(10);
    expect(topical.filter(({ locale, originalNumber }) => locale !== 'es' || originalNumber !== 1)).toEqual([]);
    // The rest can be printed beside them: the original of each.
    const beside = versions.filter(({ id, topicId }) => topicId !== null && !pinned.has(id));
    expect(beside.filter(({ locale, number }) => locale !== 'en' || number !== 1)).toEqual([]);
    expect(beside.map(({ sectionId }) => sectionId).toSorted()).toEqual(
      topical.map(({ sectionId }) => sectionId).toSorted(),
    );
    expect(content.sections.map(({ sectionId, on }) => ({ sectionId, on }))).toEqual(
      english.content.sections.map(({ sectionId, on }) => ({ sectionId, on })),
    );
    expect(languages).toEqual(expect.arrayContaining(['en', 'es']));
  });

  it('keeps the originals where the topic has no such language', async () => {
    const { content, versions } = await start('sw');
    expect(content.locale).toBe('sw');
    expect(new Set(versions.map(({ locale }) => locale))).toEqual(new Set(['en']));
  });

  it('leaves out a translation that was withdrawn', async () => {
    const own = await makeClinic();
    await sqlAsOwner(
      `update section_version set status = 'withdrawn', status_note = 'A wrong number', revision = revision + 1 where clinic_id = $1 and locale = 'es'`,
      [own.id],
    );
    const { content } = await newDraft(own.clinician);
    const sectionIds = content.sections.map((section) => section.sectionId);
    const { versions } = await loadWordings(own.clinician.scope, { sectionIds, locale: 'es' });
    expect(new Set(versions.map(({ locale }) => locale))).toEqual(new Set(['en']));
    expect(versions).toHaveLength(sectionIds.length);
  });

  it('cannot be made of another clinic’s sections', async () => {
    const other = await makeClinic();
    const { content } = await newDraft(other.clinician);
    const sectionIds = content.sections.map((section) => section.sectionId);
    await expect(loadWordings(clinic.clinician.scope, { sectionIds, locale: 'es' })).rejects.toThrow(AppError);
  });
});
