'use client';

import { Copy, CopyPlus, Download, Printer } from 'lucide-react';
import { useState } from 'react';
import { useShortcuts } from '@/components/shell/shortcuts/use-shortcuts';
import { BusyNotice } from '@/components/ui/busy-retry';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-style';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import { copyText } from './copy-text';
import { savePersonalCopy, usePersonalCopy } from './personal-copy';
import { printOrShow } from './print-bytes';
import { followDownload } from './save-file';
import { StartDraftButton } from './start-draft-button';
import { useFetchedFile } from './use-fetched-file';

/** What can be done with an issued handout. All of it uses the stored bytes and words. */
export function IssuedActions({ id, text, isCurrent }: { id: string; text: string; isCurrent: boolean }) {
  const pdf = `/api/handouts/${id}/pdf`;
  const [asking, ask] = useState(false);
  const personal = usePersonalCopy(id);
  return (
    <>
      {personal ? (
        <Button variant="primary" icon={<Download aria-hidden />} onPress={() => savePersonalCopy(personal)}>
          Download with the name
        </Button>
      ) : null}
      {isCurrent ? (
        <a href={pdf} download className={buttonClass(personal ? 'secondary' : 'primary', 'md')}>
          <Download aria-hidden />
          Download PDF
        </a>
      ) : (
        <Button icon={<Download aria-hidden />} onPress={() => ask(true)}>
          Download withdrawn PDF
        </Button>
      )}
      <ConfirmDialog
        title="This handout was withdrawn"
        isOpen={asking}
        confirmLabel="Download all the same"
        onConfirm={() => {
          ask(false);
          followDownload(pdf);
        }}
        onCancel={() => ask(false)}
      >
        The PDF is kept exactly as it was given, so nothing on its pages says that it was withdrawn. Do not give it to a
        patient again.
      </ConfirmDialog>
      {isCurrent ? <PrintButton pdf={`${pdf}?for=print`} personal={personal?.file ?? null} /> : null}
      <Button icon={<Copy aria-hidden />} onPress={() => void copy(text)}>
        Copy as text
      </Button>
      <StartDraftButton start={{ from: 'handout', id }} icon={<CopyPlus aria-hidden />}>
        Use again
      </StartDraftButton>
    </>
  );
}

/**
 * Prints the page with the patient's name while this window has it. Ctrl+P does the same; what the browser's menu prints
 * cannot be caught, and is the words as given.
 */
function PrintButton({ pdf, personal }: { pdf: string; personal: Blob | null }) {
  const { isPending: isFetching, wait, request } = useFetchedFile();
  const [isPrinting, setPrinting] = useState(false);
  const isPending = isFetching || isPrinting;
  const printHere = async (file: Blob): Promise<void> => {
    setPrinting(true);
    await printOrShow(file).catch(() => toast(notOpened, 'red'));
    setPrinting(false);
  };
  const print = (): void => {
    if (isPending) return;
    void (personal ? printHere(personal) : request({ address: pdf, use: printOrShow, problem: notOpened }));
  };
  useShortcuts([{ keys: 'Mod+P', label: 'Print', run: print }]);
  return (
    <>
      <Button icon={<Printer aria-hidden />} isPending={isPending} onPress={print}>
        Print
      </Button>
      {wait ? (
        <div className="basis-full">
          <BusyNotice wait={wait} />
        </div>
      ) : null}
    </>
  );
}

const notOpened = 'The PDF could not be opened for printing. Download it and print the file.';

async function copy(text: string): Promise<void> {
  try {
    await copyText(text);
    toast('Copied. Paste it into the chart.');
  } catch {
    toast('This browser did not allow copying. Select the text below and copy it by hand.', 'red');
  }
}
