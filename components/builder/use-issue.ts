'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { followDownload } from '@/components/handouts/save-file';
import { failureText } from '@/components/wording/failure-words';
import { settled } from '@/components/wording/run-action';
import { issueHandout } from '@/lib/features/handouts/actions';
import type { IssueProgress } from './issue-dialog';
import type { BuilderModel } from './use-builder';

const NOT_SAVED = 'The draft could not be saved, so it was not issued. Your words are still here. Try again.';

/** Save, issue, download, and on to the issued page. Whatever fails, the draft stays as it is. */
export function useIssue(draftId: string, autosave: BuilderModel['autosave']) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [progress, setProgress] = useState<IssueProgress>({ is: 'idle' });

  const issue = async (): Promise<void> => {
    setProgress({ is: 'saving' });
    if (!(await autosave.flush())) {
      setProgress({ is: 'failed', words: NOT_SAVED });
      return;
    }
    setProgress({ is: 'rendering' });
    const outcome = await settled(issueHandout({ id: draftId, version: autosave.version() }));
    if (!outcome.ok) {
      setProgress({ is: 'failed', words: failureText(outcome.failure) });
      return;
    }
    followDownload(`/api/handouts/${outcome.value.id}/pdf`);
    // The address stays the same: what was the draft is now the handout.
    router.refresh();
  };

  return {
    isOpen,
    progress,
    open: () => {
      setProgress({ is: 'idle' });
      setOpen(true);
    },
    close: () => setOpen(false),
    issue,
  };
}
