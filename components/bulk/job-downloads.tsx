'use client';

import { Download, FileArchive, Printer } from 'lucide-react';
import { useState } from 'react';
import { printPdf } from '@/components/handouts/print-bytes';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-style';
import { Switch } from '@/components/ui/switch';
import { toast } from '@/components/ui/toast';

/** All handouts of a list at once: one PDF for the printer, or the exact PDFs as files. */
export function JobDownloads({ id }: { id: string }) {
  const [newSheets, setNewSheets] = useState(false);
  const [isPrinting, setPrinting] = useState(false);
  const merged = `/api/bulk/${id}/print${newSheets ? '?sheets=new' : ''}`;

  const print = async (): Promise<void> => {
    setPrinting(true);
    try {
      await printPdf(merged);
    } catch {
      toast('The PDF could not be opened for printing. Download it and print the file.', 'red');
    } finally {
      setPrinting(false);
    }
  };

  return (
    <section aria-label="All handouts" className="grid gap-3 rounded-xl border border-line bg-panel p-4">
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" icon={<Printer aria-hidden />} isPending={isPrinting} onPress={() => void print()}>
          Print all
        </Button>
        <a href={merged} download className={buttonClass('secondary', 'md')}>
          <Download aria-hidden />
          Download one PDF to print
        </a>
        <a href={`/api/bulk/${id}/files`} download className={buttonClass('secondary', 'md')}>
          <FileArchive aria-hidden />
          Download all PDFs (ZIP)
        </a>
      </div>
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
