'use client';

import { useIdleImport } from '@/components/ui/later-import';
import { useSessionEnd } from './use-session-end';

// Apart from the page's own code: no session ends within two minutes of its page.
const loadWarning = () => import('./session-warning');

/** Stands in every page of a signed-in member: says two minutes before the session ends that it will, and leaves when it has. */
export function SessionWatch({ endsInMs }: { endsInMs: number }) {
  const { warning, stay, dismiss } = useSessionEnd(endsInMs);
  const loaded = useIdleImport(loadWarning);
  if (!warning || !loaded) return null;
  return <loaded.SessionWarning warning={warning} stay={stay} dismiss={dismiss} />;
}
