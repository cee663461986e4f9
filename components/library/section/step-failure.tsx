'use client';

import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { failureWords } from '@/components/wording/failure-words';
import type { AppFailure } from '@/lib/domain/errors';

/** Why a step could not be taken. When the section moved on meanwhile, the latest is one press away. */
export function StepFailure({ failure, onClose }: { failure: AppFailure; onClose: () => void }) {
  const router = useRouter();
  if (failure.code !== 'conflict') {
    return (
      <Notice tone="red" live="assertive">
        {failure.code === 'forbidden'
          ? 'You may not review this version: its author and its reviewer are two different people.'
          : failureWords[failure.code]}
      </Notice>
    );
  }
  return (
    <Notice
      tone="amber"
      live="assertive"
      action={
        <Button
          size="sm"
          onPress={() => {
            onClose();
            router.refresh();
          }}
        >
          Show the latest
        </Button>
      }
    >
      This section changed while you were reading it. Nothing was decided. Read the latest version first.
    </Notice>
  );
}
