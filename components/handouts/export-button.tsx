'use client';

import { FileSpreadsheet } from 'lucide-react';
import { BusyNotice } from '@/components/ui/busy-retry';
import { Button } from '@/components/ui/button';
import type { searchHistory } from '@/lib/features/handouts/actions';
import { saveFile } from './save-file';
import { useFetchedFile } from './use-fetched-file';

/** The list as it is filtered, whole, as a file for a spreadsheet. */
export function ExportButton({ asked }: { asked: Parameters<typeof searchHistory>[0] }) {
  const { isPending, wait, request } = useFetchedFile();
  const save = () =>
    request({
      address: '/api/handouts/csv',
      // The search may be a patient's name: it travels in the body, never in an address.
      init: {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(asked),
        cache: 'no-store',
      },
      use: (file) => saveFile(file, 'handouts.csv'),
      problem: 'The list could not be made. Try again.',
    });
  return (
    <>
      <Button size="sm" icon={<FileSpreadsheet aria-hidden />} isPending={isPending} onPress={() => void save()}>
        Download list (CSV)
      </Button>
      <BusyNotice wait={wait} />
    </>
  );
}
