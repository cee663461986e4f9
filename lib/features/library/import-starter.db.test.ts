import { beforeAll, describe, expect, it } from 'vitest';
import { permit } from '@/lib/authorize';
import type { StarterContent, StarterTopic } from '@/lib/content/starter-content';
import { database } from '@/lib/db/client';
import { withClinic } from '@/lib/db/with-clinic';
import { claimSchema } from '@/lib/domain/library/section';
import { makeClinic, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import {
  clinicWith,
  makeOwnTopic,
  newer,
  older,
  rowsIn,
  twitches,
  wholeLibrary,
} from '@/lib/test-support/older-library';
import { starter } from '@/lib/test-support/starter-content';
import { extendLibrary } from './import-starter';

describe('a new clinic', () => {
  let clinic: TestClinic;
  beforeAll(async () => {
    clinic = await makeClinic({}, 'all');
  });

  it('has every topic in every language, as written in the files', async () => {
    const stored = await withClinic(permit(clinic.clinician.scope), (tx) =>
      tx.topic.findMany({
        where: { clinicId: clinic.id },
        include: { translations: true, sections: { include: { versions: true } } },
      }),
    );
    expect(stored.map(({ slug }) => slug).sort()).toEqual(starter.topics.map(({ slug }) => slug).sort());
    for (const topic of starter.topics) {
      const { sections, translations, version, ...facts } = topic;
      const copy = stored.find(({ slug }) => slug === topic.slug);
      expect(copy).toMatchObject({ ...facts, starterVersion: version });
      const names = copy?.translations.map(({ locale, title, synonyms }) => ({ locale, title, synonyms }));
      expect(new Set(names)).toEqual(
        new Set(translations.map(({ locale, title, synonyms }) => ({ locale, title, synonyms }))),
      );
      for (const section of sections) {
        const copied = copy?.sections.find(({ slug }) => slug === section.slug);
        const { position, recommended, tags, kind } = section;
        expect(copied).toMatchObject({ position, recommended, tags, kind });
        const wordings = copied?.versions.map(({ locale, originalNumber, heading, body, claims }) => ({
          ...{ locale, originalNumber, heading, body, claims },
        }));
        const { locale, heading, body, claims } = section;
        expect(wordings).toHaveLength(1 + section.translations.length);
        expect(wordings).toEqual(
          expect.arrayContaining([
            { locale, originalNumber: null, heading, body, claims },
            ...section.translations.map((translated) => ({
              locale: translated.locale,
              originalNumber: 1,
              heading: translated.heading,
              body: translated.body,
              claims: [],
            })),
          ]),
        );
      }
    }
  });

  it('has nothing that anybody has vouched for', async () => {
    const versions = await rowsIn(clinic.id, 'section_version', 'id');
    expect(versions.filter(({ status, review }) => status !== 'draft' || review !== null)).toEqual([]);
  });

  it('can trace every claim to a source of its wording, or knows that one is to be found', async () => {
    const versions = await rowsIn(clinic.id, 'section_version', 'id');
    let count = 0;
    for (const { claims, sources, body } of versions) {
      for (const claim of claimSchema.array().parse(claims)) {
        count += 1;
        expect(claim.sources.length > 0 || claim.toVerify).toBe(true);
        for (const place of claim.sources) expect((sources as unknown[])[place - 1]).toBeDefined();
        expect((body as { content: unknown[] }).content[claim.block]).toBeDefined();
      }
    }
    expect(count).toBeGreaterThan(500);
  });
});

describe('a clinic of an older release', () => {
  it('gets the topics, sections and languages that it lacks, and a line in its audit trail', async () => {
    const id = await clinicWith(older);
    const before = await wholeLibrary(id);
    await extendLibrary(database(), id, newer);
    const after = await wholeLibrary(id);
    expect(after.topics.map(({ slug }) => slug).sort()).toEqual(starter.topics.map(({ slug }) => slug).sort());
    for (const table of ['topics', 'sections', 'versions', 'events'] as const) {
      expect(after[table]).toEqual(expect.arrayContaining(before[table]));
    }
    const treatment = after.sections.find(
      ({ slug, topic_id }) => slug === 'treatment' && topic_id === before.topics[0]?.id,
    );
    expect(treatment).toMatchObject({ position: 16, recommended: false });
    const translationsOf = ({ versions }: typeof after): number =>
      versions.filter(({ original_number }) => original_number !== null).length;
    const spanish = after.versions.filter(({ locale }) => locale === 'es');
    expect(after.events.filter(({ type }) => type === 'library.extended').at(-1)?.detail).toEqual({
      topics: starter.topics.length - 1,
      sections: after.sections.length - before.sections.length,
      translations: translationsOf(after) - translationsOf(before),
      rewritten: 0,
    });
    expect(spanish.length).toBeGreaterThan(100);
  });

  it('gets nothing a second time', async () => {
    const id = await clinicWith(newer);
    const before = await wholeLibrary(id);
    await extendLibrary(database(), id, newer);
    expect(await wholeLibrary(id)).toEqual(before);
  });

  describe('with a topic that was rewritten since', () => {
    type Facts = Partial<Pick<StarterTopic, 'version' | 'assessmentFirst' | 'doesNotMatter' | 'clinicianAsks'>>;
    const saying = (facts: Facts): StarterContent => ({
      ...newer,
      topics: [{ ...twitches, assessmentFirst: false, doesNotMatter: [], clinicianAsks: [], ...facts }],
    });
    const first = { version: '1.2.0' };

    async function topicOf(id: string) {
      const [topic] = (await wholeLibrary(id)).topics;
      return { asks: topic?.clinician_asks, gated: topic?.assessment_first, sameFor: topic?.does_not_matter };
    }

    it('learns what the topic asks of the clinician, once, and says nothing new of readers beside its old words', async () => {
      const id = await clinicWith(saying(first));
      await extendLibrary(database(), id, saying({ clinicianAsks: ['past fever'], doesNotMatter: ['insulin'] }));
      expect(await topicOf(id)).toEqual({ asks: ['past fever'], gated: false, sameFor: [] });
      await sqlAsOwner(`update topic set clinician_asks = '{}' where clinic_id = $1`, [id]);
      await extendLibrary(database(), id, saying({ clinicianAsks: ['HIV'] }));
      expect(await topicOf(id)).toMatchObject({ asks: [] });
    });

    it('says in the audit trail how many topics ask more or are given less freely, also where nothing is added', async () => {
      const changesOf = async (id: string) =>
        (await wholeLibrary(id)).events.filter(({ type }) => type === 'library.extended').slice(1);
      const line = { detail: { topics: 0, sections: 0, translations: 0, rewritten: 1 } };
      const gated = await clinicWith(saying(first));
      await extendLibrary(database(), gated, saying({ assessmentFirst: true }));
      await extendLibrary(database(), gated, saying({ assessmentFirst: true }));
      expect(await changesOf(gated)).toMatchObject([line]);
      const asked = await clinicWith(saying(first));
      await extendLibrary(database(), asked, saying({ clinicianAsks: ['HIV'] }));
      expect(await changesOf(asked)).toMatchObject([line]);
      const same = await clinicWith(saying({ ...first, assessmentFirst: true, clinicianAsks: ['past fever'] }));
      await extendLibrary(database(), same, saying({ assessmentFirst: true, clinicianAsks: ['HIV'] }));
      expect(await changesOf(same)).toEqual([]);
    });

    it('keeps what a pack has said that the clinician asks', async () => {
      const id = await clinicWith(saying({ ...first, clinicianAsks: ['past fever'] }));
      await extendLibrary(database(), id, saying({ clinicianAsks: ['HIV'] }));
      expect(await topicOf(id)).toMatchObject({ asks: ['past fever'] });
    });

    it('gives the topic only after an assessment where it now says “We checked you”, and never more freely', async () => {
      const open = await clinicWith(saying(first));
      await extendLibrary(database(), open, saying({ assessmentFirst: true }));
      expect(await topicOf(open)).toMatchObject({ gated: true });
      const gated = await clinicWith(saying({ ...first, assessmentFirst: true }));
      await extendLibrary(database(), gated, saying({}));
      expect(await topicOf(gated)).toMatchObject({ gated: true });
    });

    it('keeps what the clinic decides about the rewritten topic', async () => {
      const id = await clinicWith(saying({}));
      await extendLibrary(database(), id, saying({ assessmentFirst: true, clinicianAsks: ['HIV'] }));
      expect(await topicOf(id)).toMatchObject({ gated: false, asks: [] });
    });
  });

  it('keeps its own wording, and gets no translation of a wording that it does not have', async () => {
    const id = await clinicWith(older);
    await sqlAsOwner(`update section_version set starter_version = null where clinic_id = $1 and heading = $2`, [
      id,
      'Common causes and triggers',
    ]);
    const behind: StarterTopic = {
      ...twitches,
      version: '9.0.0',
      sections: twitches.sections.map((section) => ({
        ...section,
        version: '9.0.0',
        body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Other words.' }] }] },
        translations: section.translations.map((wording) => ({
          ...wording,
          fromVersion: section.slug === 'about' ? '9.0.0' : wording.fromVersion,
        })),
      })),
    };
    await extendLibrary(database(), id, { ...newer, topics: [behind] });
    const { versions, sections } = await wholeLibrary(id);
    const of = (slug: string) =>
      versions.filter(({ section_id }) =>
        sections.some((section) => section.id === section_id && section.slug === slug),
      );
    expect(of('about').map(({ locale }) => locale)).toEqual(['en']);
    expect(of('benign-causes').map(({ locale }) => locale)).toEqual(['en']);
    expect(of('symptoms').map(({ locale }) => locale)).toEqual(expect.arrayContaining(['en', 'es']));
    expect(JSON.stringify(of('about'))).not.toContain('Other words.');
  });

  it('keeps a topic that it made itself under the same name', async () => {
    const { id } = await makeClinic({}, []);
    await makeOwnTopic(id);
    await extendLibrary(database(), id, newer);
    const { topics, sections, translations } = await wholeLibrary(id);
    const own = topics.find(({ slug }) => slug === 'migraine');
    expect(own).toMatchObject({ title: 'Our migraine', body_system: 'general', starter_version: null });
    expect(sections.filter(({ topic_id }) => topic_id === own?.id)).toEqual([]);
    expect(translations.filter(({ topic_id }) => topic_id === own?.id)).toEqual([]);
  });
});

it('a server starts although its machine takes long to compare the starter content', async () => {
  const { id } = await makeClinic();
  const slow: StarterContent = {
    ...starter,
    hash: 'slow',
    get topics() {
      // Longer than the limit of a request's transaction.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 15_500);
      return [];
    },
  };
  await extendLibrary(database(), id, slow);
  const { rows } = await sqlAsOwner('select starter_hash from clinic where id = $1', [id]);
  expect(rows).toEqual([{ starter_hash: 'slow' }]);
});
