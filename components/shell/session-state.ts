import type { OtherSignIn } from '@/lib/features/sessions/data';

/** What the server says of this browser's session. `other`: it is not that of the member whose page this is. */
export type SessionState =
  | { live: false }
  | { live: true; endsInMs: number; because: 'idle' | 'twelve-hours'; other: OtherSignIn | null };

const DRAFT_ADDRESS = /^\/handouts\/([0-9a-f-]{36})$/;

/** 'GET' only asks; 'POST' says that somebody is there. Null while the server does not answer. */
export async function askSession(method: 'GET' | 'POST'): Promise<SessionState | null> {
  try {
    const handout = DRAFT_ADDRESS.exec(window.location.pathname)?.[1];
    const address = handout === undefined ? '/api/session' : `/api/session?handout=${handout}`;
    const answer = await fetch(address, { method, cache: 'no-store' });
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
  const because = answer.because === 'idle' ? 'idle' : 'twelve-hours';
  return { live: true, endsInMs: answer.endsInMs, because, other: 'other' in answer ? otherIn(answer.other) : null };
}

function otherIn(answer: unknown): OtherSignIn | null {
  if (typeof answer !== 'object' || answer === null) return null;
  const said = (key: string): unknown => Object.entries(answer).find(([name]) => name === key)?.[1];
  return {
    name: String(said('name')),
    clinicName: String(said('clinicName')),
    isSamePerson: said('isSamePerson') === true,
    mayContinue: said('mayContinue') === true,
  };
}
