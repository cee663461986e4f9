'use client';

import { FileSpreadsheet } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { searchHistory } from '@/lib/features/handouts/actions';
import { saveFile } from './save-file';

/** The list as it is filtered, whole, as a file for a spreadsheet. */
export function ExportButton({ asked }: { asked: Parameters<typeof searchHistory>[0] }) {
  const [isPending, setPending] = useState(false);
  const save = async (): Promise<void> => {
    setPending(true);
    try {
      // The search may be a patient's name: it travels in the body, never in an address.
      const answer = await fetch('/api/handouts/csv', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(asked),
        cache: 'no-store',
      });
      if (!answer.ok) throw new Error(`List not available: ${answer.status}`);
      saveFile(await answer.blob(), 'handouts.csv');
    } catch {
      toast('The list could not be made. Try again.', 'red');
    } finally {
      setPending(false);
    }
  };
  return (
    <Button size="sm" icon={<FileSpreadsheet aria-hidden />} isPending={isPending} onPress={() => void save()}>
      Download list (CSV)
    </Button>
  );
}
