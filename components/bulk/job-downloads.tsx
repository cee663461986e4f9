'use client';

import { Download, FileArchive, Printer } from 'lucide-react';
import { useState } from 'react';
import { DownloadLink, SharedDownloadLink } from '@/components/handouts/download-link';
import { printFile } from '@/components/handouts/print-bytes';
import { useFetchedFile } from '@/components/handouts/use-fetched-file';
import { BusyNotice } from '@/components/ui/busy-retry';
import { Button } from '@/components/ui/button';
import { Switch } from '@/components/ui/switch';

/** All handouts of a list at once: one PDF for the printer, or the exact PDFs as files. */
export function JobDownloads({ id }: { id: string }) {
  const [newSheets, setNewSheets] = useState(false);
  const merged = `/api/bulk/${id}/print${newSheets ? '?sheets=new' : ''}`;
  // Shared by both, so that only one merge runs at a time.
  const mergedFile = useFetchedFile();

  const print = () =>
    mergedFile.request({
      address: merged,
      use: printFile,
      problem: 'The PDF could not be fetched or opened for printing. Try again, or download the ZIP.',
    });

  return (
    <section aria-label="All handouts" className="grid gap-3 rounded-xl border border-line bg-panel p-4">
      <div className="flex flex-wrap gap-2">
        <Button
          variant="primary"
          icon={<Printer aria-hidden />}
          isPending={mergedFile.isPending}
          onPress={() => void print()}
        >
          Print all
        </Button>
        <SharedDownloadLink
          href={merged}
          fileName="handouts-to-print.pdf"
          icon={<Download aria-hidden />}
          fetched={mergedFile}
        >
          Download one PDF to print
        </SharedDownloadLink>
        <DownloadLink href={`/api/bulk/${id}/files`} fileName="handouts.zip" icon={<FileArchive aria-hidden />}>
          Download all PDFs (ZIP)
        </DownloadLink>
      </div>
      <BusyNotice wait={mergedFile.wait} />
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
