/** What the server says of this browser's session. */
export type SessionState = { live: false } | { live: true; endsInMs: number; because: 'idle' | 'twelve-hours' };

/** 'GET' only asks; 'POST' says that somebody is there. Null while the server does not answer. */
export async function askSession(method: 'GET' | 'POST'): Promise<SessionState | null> {
  try {
    const answer = await fetch('/api/session', { method, cache: 'no-store' });
    return answer.ok ? stateIn(await answer.json()) : null;
  } catch {
    return null;
  }
}

/** By hand: a schema library would be loaded with every page for these three fields. */
function stateIn(answer: unknown): SessionState | null {
  if (typeof answer !== 'object' || answer === null || !('live' in answer)) return null;
  if (answer.live === false) return { live: false };
  if (!('endsInMs' in answer) || typeof answer.endsInMs !== 'number' || !('because' in answer)) return null;
  return { live: true, endsInMs: answer.endsInMs, because: answer.because === 'idle' ? 'idle' : 'twelve-hours' };
}
