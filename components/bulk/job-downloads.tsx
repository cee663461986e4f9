'use client';

import { Download, FileArchive, Printer } from 'lucide-react';
import { useState } from 'react';
import { fetchFile } from '@/components/handouts/fetch-file';
import { printFile } from '@/components/handouts/print-bytes';
import { saveFile } from '@/components/handouts/save-file';
import { BusyNotice, useBusyRetry } from '@/components/ui/busy-retry';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-style';
import { Switch } from '@/components/ui/switch';
import { toast } from '@/components/ui/toast';
import { failureText } from '@/components/wording/failure-words';

/** All handouts of a list at once: one PDF for the printer, or the exact PDFs as files. */
export function JobDownloads({ id }: { id: string }) {
  const [newSheets, setNewSheets] = useState(false);
  const [isPending, setPending] = useState(false);
  const merged = `/api/bulk/${id}/print${newSheets ? '?sheets=new' : ''}`;

  const busy = useBusyRetry();

  /** Fetches the one PDF, and prints or saves it. */
  const fetchMerged = async (use: (pdf: Blob) => Promise<void> | void): Promise<void> => {
    if (isPending) return;
    setPending(true);
    try {
      const outcome = await busy.retryOutcome(() => fetchFile(merged));
      if (outcome.ok) await use(outcome.value);
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
        <Button
          variant="primary"
          icon={<Printer aria-hidden />}
          isPending={isPending}
          onPress={() => void fetchMerged(printFile)}
        >
          Print all
        </Button>
        <a
          href={merged}
          download
          className={buttonClass('secondary', 'md')}
          onClick={(event) => {
            // A plain link could not show why the download failed.
            event.preventDefault();
            void fetchMerged((pdf) => saveFile(pdf, 'handouts-to-print.pdf'));
          }}
        >
          <Download aria-hidden />
          Download one PDF to print
        </a>
        <a href={`/api/bulk/${id}/files`} download className={buttonClass('secondary', 'md')}>
          <FileArchive aria-hidden />
          Download all PDFs (ZIP)
        </a>
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
