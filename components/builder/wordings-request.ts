import { z } from 'zod';
import { sectionVersionSchema } from '@/lib/domain/library/section';
import type { Wordings } from '@/lib/features/translations/data';

const answerSchema = z.object({
  ok: z.literal(true),
  value: z.object({
    versions: z.array(sectionVersionSchema),
    names: z.array(z.array(z.object({ locale: z.string(), title: z.string(), subtitle: z.string() }))),
  }),
});

/** Sections of the library in one language, or in their own where they have no other; null when they cannot be had. */
export async function wordingsRequest(sectionIds: readonly string[], locale: string): Promise<Wordings | null> {
  const query = new URLSearchParams([...sectionIds.map((id) => ['section', id]), ['locale', locale]]);
  try {
    const response = await fetch(`/api/library/wordings?${query}`, { cache: 'no-store' });
    const answer = answerSchema.safeParse(await response.json());
    return answer.success ? answer.data.value : null;
  } catch {
    // No connection, or an answer that is not ours.
    return null;
  }
}
