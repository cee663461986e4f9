'use client';

import { FileText } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { failureWords } from '@/components/wording/failure-words';
import type { AppErrorCode } from '@/lib/domain/errors';
import type { ClinicDetails } from '@/lib/features/clinics/schema';

/** Opens the true pages of the sample handout with the details as typed, in a tab of their own. Nothing is stored. */
export function PreviewPdfButton({ details }: { details: ClinicDetails }) {
  const [isPending, setPending] = useState(false);

  const preview = async (): Promise<void> => {
    // Opened by the press itself: a browser stops a tab that opens when the answer comes.
    const tab = window.open('', '_blank');
    setPending(true);
    try {
      const answer = await fetch('/api/clinic/preview', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(details),
      });
      if (answer.ok) {
        show(tab, await answer.blob());
      } else {
        tab?.close();
        toast(failureWords[await codeOf(answer)], 'red');
      }
    } catch {
      tab?.close();
      toast(failureWords.unavailable, 'red');
    }
    setPending(false);
  };

  return (
    <Button icon={<FileText aria-hidden />} isPending={isPending} onPress={() => void preview()}>
      Preview PDF
    </Button>
  );
}

const KEPT_MS = 60_000;

function show(tab: Window | null, pdf: Blob): void {
  const address = URL.createObjectURL(pdf);
  if (tab) tab.location.href = address;
  else toast('Your browser stopped the new tab. Allow it for this site, then try again.', 'red');
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}

async function codeOf(answer: Response): Promise<AppErrorCode> {
  const said: unknown = await answer.json();
  const code =
    typeof said === 'object' && said !== null && 'failure' in said && typeof said.failure === 'object' && said.failure
      ? Object.entries(said.failure).find(([name]) => name === 'code')?.[1]
      : undefined;
  return typeof code === 'string' && isKnown(code) ? code : 'unexpected';
}

function isKnown(code: string): code is AppErrorCode {
  return Object.hasOwn(failureWords, code);
}
