import type { StarterContent, StarterTopic } from '@/lib/content/starter-content';
import { database } from '@/lib/db/client';
import { extendLibrary } from '@/lib/features/library/import-starter';
import { makeClinic, sqlAsOwner } from './database';
import { starter } from './starter-content';

/** Clinics whose library an earlier release made, and what a later one finds there. */

export const twitches = topicOf('muscle-twitches');
export const newer: StarterContent = { ...starter, hash: 'newer' };

/** The library as it was when the topic had a section less and no translations. */
export const older: StarterContent = {
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

export async function clinicWith(content: StarterContent): Promise<string> {
  const { id } = await makeClinic({}, []);
  await extendLibrary(database(), id, content);
  return id;
}

function topicOf(slug: string): StarterTopic {
  const topic = starter.topics.find((one) => one.slug === slug);
  if (!topic) throw new Error(`no topic ${slug}`);
  return topic;
}

export async function rowsIn(clinicId: string, table: string, order: string): Promise<Record<string, unknown>[]> {
  const sql = `select to_jsonb(t) as row from ${table} t where clinic_id = $1 order by ${order}`;
  return (await sqlAsOwner(sql, [clinicId])).rows.map(({ row }) => row);
}

export async function wholeLibrary(clinicId: string) {
  return {
    topics: await rowsIn(clinicId, 'topic', 'id'),
    translations: await rowsIn(clinicId, 'topic_translation', 'topic_id, locale'),
    sections: await rowsIn(clinicId, 'section', 'id'),
    versions: await rowsIn(clinicId, 'section_version', 'id'),
    events: await rowsIn(clinicId, 'audit_event', 'id'),
  };
}

export async function makeOwnTopic(id: string): Promise<void> {
  await sqlAsOwner(
    `insert into topic (clinic_id, id, slug, locale, title, subtitle, audience, assessment_first)
     values ($1, gen_random_uuid(), 'migraine', 'en', 'Our migraine', '', '', false)`,
    [id],
  );
}
