import { z } from 'zod';
import { readClinic } from '@/lib/db/read-clinic';
import { defineRead } from '@/lib/read';

const DAYS = 90;

/** In how many handouts of the last 90 days the clinic gave each topic, by the topic's id; topics without are left out. */
export const loadTopicUses = defineRead({
  input: [z.date()],
  permission: 'every-member',
  load: async (scope, now): Promise<ReadonlyMap<string, number>> => {
    const since = new Date(now.getTime() - DAYS * 86_400_000);
    const rows = await readClinic(scope, (tx) =>
      tx.topicUse.groupBy({
        by: ['topicId'],
        where: { clinicId: scope.clinicId, day: { gte: since } },
        _sum: { uses: true },
      }),
    );
    return new Map(rows.map(({ topicId, _sum }) => [topicId, _sum.uses ?? 0]));
  },
});
