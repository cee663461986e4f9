import { readClinic } from '@/lib/db/read-clinic';
import { defineRead } from '@/lib/read';

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
