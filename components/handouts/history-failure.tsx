'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { failureWords } from '@/components/wording/failure-words';
import type { AppErrorCode } from '@/lib/domain/errors';

/** Why the list could not be searched. */
export function HistoryFailure({ code, onRetry }: { code: AppErrorCode; onRetry: () => void }) {
  return (
    <div className="mb-3">
      <Notice
        tone="red"
        live="assertive"
        action={
          <Button size="sm" onPress={onRetry}>
            Try again
          </Button>
        }
      >
        {failureWords[code]}
      </Notice>
    </div>
  );
}
