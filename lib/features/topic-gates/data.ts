import { readClinic } from '@/lib/db/read-clinic';
import type { ClinicTx } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import type { GatedTopic, TopicAges } from '@/lib/domain/handout/checks/check-input';
import { defineRead } from '@/lib/read';

/** What topics ask before their handouts are given, and for whom they are written. */

/** The clinic's topics whose handouts may only be given to a patient whom a clinician has assessed. */
export const loadGatedTopics = defineRead({
  input: [],
  permission: 'every-member',
  load: async (scope): Promise<GatedTopic[]> => readClinic(scope, (tx) => readGatedTopics(tx, scope)),
});

export async function readGatedTopics(tx: ClinicTx, { clinicId }: ClinicScope): Promise<GatedTopic[]> {
  return tx.topic.findMany({
    where: { clinicId, assessmentFirst: true },
    select: { id: true, title: true },
    orderBy: { title: 'asc' },
  });
}

/** The ages that the clinic's topics are written for; those for every age are left out. */
export const loadTopicAges = defineRead({
  input: [],
  permission: 'every-member',
  load: async (scope): Promise<TopicAges[]> => readClinic(scope, (tx) => readTopicAges(tx, scope)),
});

export async function readTopicAges(tx: ClinicTx, { clinicId }: ClinicScope): Promise<TopicAges[]> {
  return tx.topic.findMany({
    where: { clinicId, OR: [{ ageMin: { not: null } }, { ageMax: { not: null } }] },
    select: { id: true, title: true, ageMin: true, ageMax: true },
    orderBy: { title: 'asc' },
  });
}

/** Questions for the clinician before a topic is given. They are never printed. */
export type TopicAsks = { id: string; asks: string[] };

/** The topics of the clinic that say what only the clinician weighs. */
export const loadTopicAsks = defineRead({
  input: [],
  permission: 'every-member',
  load: async (scope): Promise<TopicAsks[]> =>
    readClinic(scope, async (tx) => {
      const topics = await tx.topic.findMany({
        where: { clinicId: scope.clinicId, clinicianAsks: { isEmpty: false } },
        select: { id: true, clinicianAsks: true },
        orderBy: { title: 'asc' },
      });
      return topics.map(({ id, clinicianAsks }) => ({ id, asks: clinicianAsks }));
    }),
});
