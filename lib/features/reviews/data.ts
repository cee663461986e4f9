import { withClinic } from '@/lib/db/with-clinic';
import type { QueuedSection } from '@/lib/domain/library/review-queue';
import { claimSchema, reviewSchema, sectionVersionSchema } from '@/lib/domain/library/section';
import { defineRead } from '@/lib/read';
import { originalLocaleOf } from '../library/section-version';

/** Every section of the library with its versions, without their words: what waits for somebody is told from it. */
export const loadQueuedSections = defineRead({
  input: [],
  permission: { do: 'section.edit' },
  load: async (scope): Promise<QueuedSection[]> =>
    withClinic(scope, async (tx) => {
      const rows = await tx.section.findMany({
        where: { clinicId: scope.clinicId },
        orderBy: [{ topic: { title: 'asc' } }, { position: 'asc' }],
        select: {
          id: true,
          slug: true,
          topic: { select: { slug: true, title: true } },
          versions: {
            orderBy: [{ locale: 'asc' }, { number: 'asc' }],
            select: {
              ...{ id: true, locale: true, number: true, originalNumber: true, status: true, heading: true },
              ...{ review: true, claims: true },
            },
          },
        },
      });
      return rows.map(({ id, slug, topic, versions }) => ({
        id,
        slug,
        topic,
        originalLocale: originalLocaleOf(versions),
        versions: versions.map(({ claims, review, status, ...version }) => ({
          ...version,
          status: sectionVersionSchema.shape.status.parse(status),
          review: reviewSchema.nullable().parse(review),
          toVerify: claimSchema
            .array()
            .parse(claims)
            .filter((claim) => claim.toVerify).length,
        })),
      }));
    }),
});
