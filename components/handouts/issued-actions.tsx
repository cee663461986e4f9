'use client';

import { Copy, CopyPlus, Download, Printer } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-style';
import { toast } from '@/components/ui/toast';
import { copyText } from './copy-text';
import { printPdf } from './print-bytes';
import { StartDraftButton } from './start-draft-button';

/** What can be done with an issued handout. All of it uses the stored bytes and words. */
export function IssuedActions({ id, text }: { id: string; text: string }) {
  const pdf = `/api/handouts/${id}/pdf`;
  return (
    <>
      <a href={pdf} download className={buttonClass('primary', 'md')}>
        <Download aria-hidden />
        Download PDF
      </a>
      <PrintButton pdf={pdf} />
      <Button icon={<Copy aria-hidden />} onPress={() => void copy(text)}>
        Copy as text
      </Button>
      <StartDraftButton start={{ from: 'handout', id }} icon={<CopyPlus aria-hidden />}>
        Use again
      </StartDraftButton>
    </>
  );
}

function PrintButton({ pdf }: { pdf: string }) {
  const [isPrinting, setPrinting] = useState(false);
  const print = async (): Promise<void> => {
    setPrinting(true);
    try {
      await printPdf(pdf);
    } catch {
      // A browser that cannot print from here can show the PDF, and print it from there.
      if (!window.open(pdf, '_blank'))
        toast('The PDF could not be opened for printing. Download it and print the file.', 'red');
    } finally {
      setPrinting(false);
    }
  };
  return (
    <Button icon={<Printer aria-hidden />} isPending={isPrinting} onPress={() => void print()}>
      Print
    </Button>
  );
}

async function copy(text: string): Promise<void> {
  try {
    await copyText(text);
    toast('Copied. Paste it into the chart.');
  } catch {
    toast('This browser did not allow copying. Select the text below and copy it by hand.', 'red');
  }
}
