'use client';

import { Download, FileArchive, Printer } from 'lucide-react';
import { useState } from 'react';
import { DownloadLink } from '@/components/handouts/download-link';
import { fetchFile } from '@/components/handouts/fetch-file';
import { printFile } from '@/components/handouts/print-bytes';
import { BusyNotice, useBusyRetry } from '@/components/ui/busy-retry';
import { Button } from '@/components/ui/button';
import { Switch } from '@/components/ui/switch';
import { toast } from '@/components/ui/toast';
import { failureText } from '@/components/wording/failure-words';

/** All handouts of a list at once: one PDF for the printer, or the exact PDFs as files. */
export function JobDownloads({ id }: { id: string }) {
  const [newSheets, setNewSheets] = useState(false);
  const [isPending, setPending] = useState(false);
  const merged = `/api/bulk/${id}/print${newSheets ? '?sheets=new' : ''}`;
  const busy = useBusyRetry();

  const print = async (): Promise<void> => {
    setPending(true);
    try {
      const outcome = await busy.retryOutcome(() => fetchFile(merged));
      if (outcome.ok) await printFile(outcome.value);
      else if (!busy.wasCancelled()) toast(failureText(outcome.failure), 'red');
    } catch {
      toast('The PDF could not be fetched or opened for printing. Try again, or download the ZIP.', 'red');
    } finally {
      setPending(false);
    }
  };

  return (
    <section aria-label="All handouts" className="grid gap-3 rounded-xl border border-line bg-panel p-4">
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" icon={<Printer aria-hidden />} isPending={isPending} onPress={() => void print()}>
          Print all
        </Button>
        <DownloadLink href={merged} fileName="handouts-to-print.pdf" icon={<Download aria-hidden />}>
          Download one PDF to print
        </DownloadLink>
        <DownloadLink href={`/api/bulk/${id}/files`} fileName="handouts.zip" icon={<FileArchive aria-hidden />}>
          Download all PDFs (ZIP)
        </DownloadLink>
      </div>
      <BusyNotice wait={busy.wait} />
      <Switch
        label="Begin each handout on a new sheet"
        description="For printing on both sides of the paper."
        isSelected={newSheets}
        onChange={setNewSheets}
      />
      <p className="text-sm text-ink-2">
        The one PDF is for paper: it has no tags for screen readers. To send handouts, take the ZIP, which holds each
        PDF exactly as it was issued.
      </p>
    </section>
  );
}
