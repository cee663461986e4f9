import { z } from 'zod';

/** What the server says of this browser's session; null while it does not answer. */
export type SessionState = { live: false } | { live: true; endsInMs: number; because: 'idle' | 'twelve-hours' };

const stateSchema = z.discriminatedUnion('live', [
  z.strictObject({ live: z.literal(false) }),
  z.strictObject({ live: z.literal(true), endsInMs: z.number(), because: z.enum(['idle', 'twelve-hours']) }),
]);

/** 'GET' only asks; 'POST' says that somebody is there. */
export async function askSession(method: 'GET' | 'POST'): Promise<SessionState | null> {
  try {
    const answer = await fetch('/api/session', { method, cache: 'no-store' });
    return answer.ok ? stateSchema.parse(await answer.json()) : null;
  } catch {
    return null;
  }
}
