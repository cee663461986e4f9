import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { permit } from '@/lib/authorize';
import { loadStarterContent, type StarterContent, type StarterTopic } from '@/lib/content/starter-content';
import { recordEvent } from '@/lib/db/audit-trail';
import { type Database, database } from '@/lib/db/client';
import { withClinic } from '@/lib/db/with-clinic';
import { showKey } from '@/lib/db/with-sign-in';
import { claimSchema } from '@/lib/domain/library/section';
import { makeClinic, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { newerRelease } from '@/lib/test-support/newer-release';
import { setIdentifierPolicyAction } from '../identifiers/mutations';
import { extendLibrary } from './import-starter';

const starter = await loadStarterContent('content');

async function rows(clinicId: string, table: string, order: string): Promise<Record<string, unknown>[]> {
  const sql = `select to_jsonb(t) as row from ${table} t where clinic_id = $1 order by ${order}`;
  return (await sqlAsOwner(sql, [clinicId])).rows.map(({ row }) => row);
}

async function wholeLibrary(clinicId: string) {
  return {
    topics: await rows(clinicId, 'topic', 'id'),
    translations: await rows(clinicId, 'topic_translation', 'topic_id, locale'),
    sections: await rows(clinicId, 'section', 'id'),
    versions: await rows(clinicId, 'section_version', 'id'),
    events: await rows(clinicId, 'audit_event', 'id'),
  };
}

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
    const versions = await rows(clinic.id, 'section_version', 'id');
    expect(versions.filter(({ status, review }) => status !== 'draft' || review !== null)).toEqual([]);
  });

  it('can trace every claim to a source of its wording, or knows that one is to be found', async () => {
    const versions = await rows(clinic.id, 'section_version', 'id');
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

async function makeOwnTopic(id: string): Promise<void> {
  await sqlAsOwner(
    `insert into topic (clinic_id, id, slug, locale, title, subtitle, audience, assessment_first)
     values ($1, gen_random_uuid(), 'migraine', 'en', 'Our migraine', '', '', false)`,
    [id],
  );
}

/** The database, in which something happens between the first reading of the sections and what follows it. */
function whileComparing(meanwhile: () => Promise<void>): Database {
  let isFirst = true;
  const extended = database().$extends({
    query: {
      section: {
        async findMany({ args, query }) {
          const sections = await query(args);
          if (isFirst) {
            isFirst = false;
            await meanwhile();
          }
          return sections;
        },
      },
    },
  });
  // The cast: an extended client lacks only $on.
  return extended as unknown as Database;
}

describe('a clinic of an older release', () => {
  const twitches = starter.topics.find(({ slug }) => slug === 'muscle-twitches');
  if (!twitches) throw new Error('no topic muscle-twitches');
  const newer: StarterContent = { ...starter, hash: 'newer' };

  /** The library as it was when the topic had a section less and no translations. */
  const older: StarterContent = {
    hash: 'older',
    generic: starter.generic.map((section) => ({ ...section, translations: [] })),
    topics: [
      {
        ...twitches,
        translations: [],
        sections: twitches.sections
          .filter(({ slug }) => slug !== 'treatment')
          .map((section) => ({ ...section, translations: [] })),
      },
    ],
  };

  async function clinicWith(content: StarterContent): Promise<string> {
    const { id } = await makeClinic({}, []);
    await extendLibrary(database(), id, content);
    return id;
  }

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

  it('gets everything once when two instances start together', async () => {
    const id = await clinicWith(older);
    await Promise.all([extendLibrary(database(), id, newer), extendLibrary(database(), id, newer)]);
    const { topics, events } = await wholeLibrary(id);
    expect(topics).toHaveLength(starter.topics.length);
    expect(events.filter(({ type }) => type === 'library.extended')).toHaveLength(2);
  });

  it('gets everything once although the second instance waits longer than a connection does for an answer', async () => {
    const id = await clinicWith(older);
    let isComparing = false;
    const slow = whileComparing(async () => {
      isComparing = true;
      await pause(3_500);
    });
    const first = extendLibrary(slow, id, newer);
    await expect.poll(() => isComparing).toBe(true);
    await Promise.all([first, extendLibrary(database(), id, newer)]);
    const { topics, events } = await wholeLibrary(id);
    expect(topics).toHaveLength(starter.topics.length);
    expect(events.filter(({ type }) => type === 'library.extended')).toHaveLength(2);
  });

  it('has settings that its admin can change while a server that starts compares the content', async () => {
    const { id, admin } = await makeClinic({}, []);
    await extendLibrary(database(), id, older);
    let outcome: unknown;
    const slow = whileComparing(async () => {
      outcome = await setIdentifierPolicyAction.runAs(admin, { kept: false }).catch((error: unknown) => error);
    });
    await extendLibrary(slow, id, newer);
    expect(outcome).toMatchObject({ ok: true });
    expect((await wholeLibrary(id)).topics).toHaveLength(starter.topics.length);
  });

  it('keeps a topic that it makes while a server that starts compares the content', async () => {
    const id = await clinicWith(older);
    await extendLibrary(
      whileComparing(() => makeOwnTopic(id)),
      id,
      newer,
    );
    const { topics } = await wholeLibrary(id);
    expect(topics).toHaveLength(starter.topics.length);
    expect(topics).toContainEqual(expect.objectContaining({ slug: 'migraine', title: 'Our migraine' }));
  });

  it('gets one offer of a newer wording although a server of an older release offers the same meanwhile', async () => {
    const id = await clinicWith(newer);
    const release = newerRelease(newer, 'about', { heading: 'About these twitches' });
    const slow = whileComparing(async () => {
      await sqlAsOwner(
        `insert into starter_offer (clinic_id, id, section_id, locale, starter_version, heading, body, sources, claims)
         select section.clinic_id, gen_random_uuid(), section.id, 'en', '9.0.0', $2, '{}', '[]', '[]'
         from section join topic on topic.clinic_id = section.clinic_id and topic.id = section.topic_id
         where section.clinic_id = $1 and topic.slug = 'muscle-twitches' and section.slug = 'about'`,
        [id, 'About these twitches'],
      );
    });
    await extendLibrary(slow, id, release);
    const { rows: offers } = await sqlAsOwner('select heading, decision from starter_offer where clinic_id = $1', [id]);
    expect(offers).toEqual([{ heading: 'About these twitches', decision: null }]);
  });

  it('that is not there is refused, and nobody waits for it', async () => {
    await expect(extendLibrary(database(), randomUUID(), newer)).rejects.toMatchObject({ code: 'P2025' });
  });

  it('gets everything while its members work, whose events are written meanwhile', async () => {
    const id = await clinicWith(older);
    let isOver = false;
    const extending = extendLibrary(database(), id, newer).finally(() => {
      isOver = true;
    });
    let written = 0;
    while (!isOver) {
      await database().$transaction(async (tx) => {
        await showKey(tx, { clinicId: id });
        await recordEvent(tx, { clinicId: id, actorId: null }, { type: 'library.offered', offers: 1 });
      });
      written += 1;
    }
    await extending;
    expect(written).toBeGreaterThan(1);
    expect((await wholeLibrary(id)).topics).toHaveLength(starter.topics.length);
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
