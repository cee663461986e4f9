import { z } from 'zod';
import { sectionKindSchema } from '@/lib/domain/library/section';
import type { Found } from '@/lib/features/search/data';

const named = { id: z.string(), synonyms: z.array(z.string()), useCount: z.number() };

const answerSchema = z.object({
  ok: z.literal(true),
  value: z.object({
    topics: z.array(
      z.object({
        ...named,
        slug: z.string(),
        locale: z.string(),
        title: z.string(),
        codes: z.array(z.string()),
        favourite: z.boolean(),
        original: z.string().nullable(),
      }),
    ),
    sections: z.array(
      z.object({
        ...named,
        slug: z.string(),
        kind: sectionKindSchema,
        locale: z.string(),
        heading: z.string(),
        context: z.array(z.string()),
        topic: z.object({ id: z.string(), slug: z.string(), title: z.string() }).nullable(),
        body: z.string(),
        isTranslation: z.boolean(),
      }),
    ),
    templates: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        labels: z.array(z.string()),
        ownerName: z.string(),
        mine: z.boolean(),
        favourite: z.boolean(),
        useCount: z.number(),
      }),
    ),
  }),
});

/** What the whole library has to what was typed; null when that cannot be had now. */
export async function searchRequest(typed: string, signal: AbortSignal): Promise<Found | null> {
  try {
    const response = await fetch('/api/library/search', {
      method: 'POST',
      body: JSON.stringify({ typed }),
      cache: 'no-store',
      signal,
    });
    const answer = answerSchema.safeParse(await response.json());
    return answer.success ? answer.data.value : null;
  } catch {
    // No connection, an answer that is not ours, or one that nobody waits for any more.
    return null;
  }
}
