'use client';

import { useState } from 'react';
import { keepPersonalCopy, savePersonalCopy } from '@/components/handouts/personal-copy';
import { followDownload } from '@/components/handouts/save-file';
import { useBusyRetry } from '@/components/ui/busy-retry';
import { untilServerAnswers } from '@/components/ui/server-answers';
import { toast } from '@/components/ui/toast';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { failureText, reasonText } from '@/components/wording/failure-words';
import { settled } from '@/components/wording/run-action';
import { counterpartIds } from '@/lib/domain/handout/bilingual';
import { issueHandout } from '@/lib/features/handouts/actions';
import type { BuilderProps } from './builder-props';
import type { IssueProgress } from './issue-dialog';
import type { BuilderModel } from './use-builder';

const NOT_SAVED = 'The draft could not be saved, so it was not issued. Your words are still here.';

const NOT_HANDED_BACK =
  'It was issued before, and the PDF with the name is not kept. Press “Use again” to print it for this patient.';

/** Save, issue, download, and on to the issued page. Whatever fails, the draft stays as it is. */
export function useIssue(
  draftId: string,
  { autosave, content, document }: Pick<BuilderModel, 'autosave' | 'content' | 'document'>,
  { keepsIdentifiers, confirmsBirthDate }: Pick<BuilderProps, 'keepsIdentifiers' | 'confirmsBirthDate'>,
) {
  const router = useRouterAfterWrite();
  const [isOpen, setOpen] = useState(false);
  const [progress, setProgress] = useState<IssueProgress>({ is: 'idle' });
  const [birthDate, setBirthDate] = useState('');
  const busy = useBusyRetry();
  const expected = confirmsBirthDate ? content.patient.dateOfBirth : '';

  const issue = async (): Promise<void> => {
    setProgress({ is: 'saving' });
    if (!(await autosave.flush())) {
      const refusal = autosave.refusal();
      setProgress({ is: 'failed', words: `${NOT_SAVED} ${refusal ? reasonText(refusal) : 'Try again.'}` });
      return;
    }
    setProgress({ is: 'rendering' });
    const personal = keepsIdentifiers ? {} : { content };
    const again = expected === '' ? {} : { birthDateAgain: birthDate };
    const shown = { version: autosave.version(), counterparts: counterpartIds(document) };
    const input = { id: draftId, ...shown, ...personal, ...again };
    const outcome = await busy.retryOutcome(() => settled(issueHandout(input)));
    if (!outcome.ok) {
      setProgress(busy.wasCancelled() ? { is: 'idle' } : { is: 'failed', words: failureText(outcome.failure) });
      return;
    }
    const { id, personal: handedBack } = outcome.value;
    // At once: it is in this window's memory alone.
    if (handedBack) savePersonalCopy(keepPersonalCopy(id, handedBack));
    else if (!keepsIdentifiers) toast(NOT_HANDED_BACK, 'red');
    setProgress({ is: 'opening' });
    await untilServerAnswers();
    if (keepsIdentifiers) followDownload(`/api/handouts/${id}/pdf`);
    // The address stays the same: what was the draft is now the handout.
    await router.refresh();
  };

  return {
    isOpen,
    progress,
    busy: busy.wait,
    /** Where the clinic asks for the date of birth a second time, and there is one. */
    birthDateAgain: expected === '' ? null : { expected, typed: birthDate, type: setBirthDate },
    open: () => {
      setBirthDate('');
      setProgress({ is: 'idle' });
      setOpen(true);
    },
    close: () => setOpen(false),
    issue,
  };
}
