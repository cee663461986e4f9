'use client';

import { useIdleImport } from '@/components/ui/later-import';
import { useSessionEnd } from './use-session-end';

// Apart from the page's own code: no session ends within two minutes of its page.
const loadWarning = () => import('./session-warning');
const loadOther = () => import('./other-sign-in-dialog');

/**
 * Stands in every page of a signed-in member: says two minutes before the session ends that it will, leaves when it has,
 * and covers the page when somebody else signed in meanwhile.
 */
export function SessionWatch({ endsInMs }: { endsInMs: number }) {
  const { other, warning, stay, dismiss } = useSessionEnd(endsInMs);
  const loaded = useIdleImport(loadWarning);
  const loadedOther = useIdleImport(loadOther);
  if (other) return loadedOther ? <loadedOther.OtherSignInDialog other={other} /> : null;
  if (!warning || !loaded) return null;
  return <loaded.SessionWarning warning={warning} stay={stay} dismiss={dismiss} />;
}
