import type { Found } from '@/lib/features/search/data';

type Answer = { ok: true; value: Found } | { ok: false };

/** What the whole library has to what was typed; null when that cannot be had now. */
export async function searchRequest(typed: string, signal: AbortSignal): Promise<Found | null> {
  try {
    const response = await fetch('/api/library/search', {
      method: 'POST',
      body: JSON.stringify({ typed }),
      cache: 'no-store',
      signal,
    });
    const answer: Answer = await response.json();
    return answer.ok ? answer.value : null;
  } catch {
    // No connection, an answer that is not ours, or one that nobody waits for any more.
    return null;
  }
}
