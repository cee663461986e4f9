'use client';

import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { BrokenPage } from '@/components/home/broken-page';

export default function ClinicError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const router = useRouter();
  const retry = (): void =>
    startTransition(() => {
      // The data is fetched anew as well: the fault is rarely in the drawing.
      router.refresh();
      reset();
    });
  return <BrokenPage onRetry={retry} reference={error.digest} />;
}
