import type { WordingsForBuilder } from '@/lib/features/translations/data';

type Answer = { ok: true; value: WordingsForBuilder } | { ok: false };

/** Sections of the library in one language, or in their own where they have no other; null when they cannot be had. */
export async function wordingsRequest(
  sectionIds: readonly string[],
  locale: string,
): Promise<WordingsForBuilder | null> {
  const query = new URLSearchParams([...sectionIds.map((id) => ['section', id]), ['locale', locale]]);
  try {
    const response = await fetch(`/api/library/wordings?${query}`, { cache: 'no-store' });
    const answer: Answer = await response.json();
    return answer.ok ? answer.value : null;
  } catch {
    // No connection, or an answer that is not ours.
    return null;
  }
}
