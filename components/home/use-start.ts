'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';

/** Opens an address that makes a draft, once, however often it is pressed until the draft's page is there. */
export function useStart(): { isLeaving: boolean; start: (address: string) => void } {
  const router = useRouter();
  const [isLeaving, leave] = useTransition();
  return {
    isLeaving,
    start: (address) => {
      if (!isLeaving) leave(() => router.push(address));
    },
  };
}
