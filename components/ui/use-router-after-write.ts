'use client';

import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { untilServerAnswers } from './server-answers';

/**
 * The router for what follows a write: it goes on once the server takes requests. Inside a transition, hand back the
 * promise, so that the transition lasts as long.
 */
export function useRouterAfterWrite() {
  const router = useRouter();
  return useMemo(
    () => ({
      push: (href: string): Promise<void> => untilServerAnswers().then(() => router.push(href)),
      refresh: (): Promise<void> => untilServerAnswers().then(() => router.refresh()),
    }),
    [router],
  );
}
