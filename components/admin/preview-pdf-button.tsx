'use client';

import { FileText } from 'lucide-react';
import { useState } from 'react';
import { fetchFile } from '@/components/handouts/fetch-file';
import { BusyNotice, useBusyRetry } from '@/components/ui/busy-retry';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { failureText, failureWords } from '@/components/wording/failure-words';
import type { Outcome } from '@/lib/domain/errors';
import type { ClinicDetails } from '@/lib/features/clinics/schema';

/** Opens the true pages of the sample handout with the details as typed, in a tab of their own. Nothing is stored. */
export function PreviewPdfButton({ details }: { details: ClinicDetails }) {
  const [isPending, setPending] = useState(false);
  const busy = useBusyRetry();

  const preview = async (): Promise<void> => {
    // Opened by the press itself: a browser stops a tab that opens when the answer comes.
    const tab = window.open('', '_blank');
    setPending(true);
    try {
      const outcome = await busy.retryOutcome(() => fetchPreview(details));
      if (outcome.ok) {
        show(tab, outcome.value);
      } else {
        tab?.close();
        if (!busy.wasCancelled()) toast(failureText(outcome.failure), 'red');
      }
    } catch {
      tab?.close();
      toast(failureWords.unavailable, 'red');
    }
    setPending(false);
  };

  return (
    <>
      <Button icon={<FileText aria-hidden />} isPending={isPending} onPress={() => void preview()}>
        Preview PDF
      </Button>
      <BusyNotice wait={busy.wait} />
    </>
  );
}

const KEPT_MS = 60_000;

function show(tab: Window | null, pdf: Blob): void {
  const address = URL.createObjectURL(pdf);
  if (tab) tab.location.href = address;
  else toast('Your browser stopped the new tab. Allow it for this site, then try again.', 'red');
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}

function fetchPreview(details: ClinicDetails): Promise<Outcome<Blob>> {
  return fetchFile('/api/clinic/preview', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(details),
  });
}
