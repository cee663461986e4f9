'use client';

import { FileSpreadsheet } from 'lucide-react';
import { useState } from 'react';
import { BusyNotice, useBusyRetry } from '@/components/ui/busy-retry';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { failureText } from '@/components/wording/failure-words';
import type { searchHistory } from '@/lib/features/handouts/actions';
import { fetchFile } from './fetch-file';
import { saveFile } from './save-file';

/** The list as it is filtered, whole, as a file for a spreadsheet. */
export function ExportButton({ asked }: { asked: Parameters<typeof searchHistory>[0] }) {
  const [isPending, setPending] = useState(false);
  const busy = useBusyRetry();
  const save = async (): Promise<void> => {
    setPending(true);
    try {
      // The search may be a patient's name: it travels in the body, never in an address.
      const outcome = await busy.retryOutcome(() =>
        fetchFile('/api/handouts/csv', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(asked),
          cache: 'no-store',
        }),
      );
      if (outcome.ok) saveFile(outcome.value, 'handouts.csv');
      else if (!busy.wasCancelled()) toast(failureText(outcome.failure), 'red');
    } catch {
      toast('The list could not be made. Try again.', 'red');
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <Button size="sm" icon={<FileSpreadsheet aria-hidden />} isPending={isPending} onPress={() => void save()}>
        Download list (CSV)
      </Button>
      <BusyNotice wait={busy.wait} />
    </>
  );
}
