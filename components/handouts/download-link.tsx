'use client';

import { LoaderCircle } from 'lucide-react';
import { type MouseEvent, type ReactNode, useState } from 'react';
import { BusyNotice, useBusyRetry } from '@/components/ui/busy-retry';
import { buttonClass } from '@/components/ui/button-style';
import { toast } from '@/components/ui/toast';
import { failureText } from '@/components/wording/failure-words';
import { fetchFile } from './fetch-file';
import { saveFile } from './save-file';

/**
 * A link to a file that may have to wait for its turn. The page fetches the file, since a browser that follows a link
 * shows a refusal, a busy server or a file that breaks off only as a failed download. The browser holds the bytes outside
 * the page, on disk if there are many.
 */
export function DownloadLink({
  href,
  fileName,
  icon,
  children,
}: {
  href: string;
  fileName: string;
  icon: ReactNode;
  children: ReactNode;
}) {
  const [isPending, setPending] = useState(false);
  const busy = useBusyRetry();

  const save = async (event: MouseEvent): Promise<void> => {
    // Another tab or window downloads it by itself.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (isPending) return;
    setPending(true);
    try {
      const outcome = await busy.retryOutcome(() => fetchFile(href));
      if (outcome.ok) saveFile(outcome.value, fileName);
      else if (!busy.wasCancelled()) toast(failureText(outcome.failure), 'red');
    } catch {
      toast('The file did not arrive whole. Check the connection, then download it again.', 'red');
    } finally {
      setPending(false);
    }
  };

  return (
    <>
      <a
        href={href}
        download
        aria-busy={isPending}
        className={buttonClass('secondary', 'md', isPending ? 'cursor-progress' : '')}
        onClick={(event) => void save(event)}
      >
        {isPending ? <LoaderCircle aria-hidden className="animate-spin" /> : icon}
        {children}
      </a>
      {busy.wait ? (
        <div className="basis-full">
          <BusyNotice wait={busy.wait} />
        </div>
      ) : null}
    </>
  );
}
