'use client';

import { LoaderCircle } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { BusyNotice } from '@/components/ui/busy-retry';
import { buttonClass } from '@/components/ui/button-style';
import { saveFile } from './save-file';
import { type FetchedFile, useFetchedFile } from './use-fetched-file';

type DownloadLinkProps = { href: string; fileName: string; icon: ReactNode; children: ReactNode };

/**
 * A link to a file that may have to wait for its turn. The page fetches the file, since a browser that follows a link
 * shows a refusal, a busy server or a file that breaks off only as a failed download. The browser holds the bytes outside
 * the page, on disk if there are many.
 */
export function DownloadLink(props: DownloadLinkProps) {
  const fetched = useFetchedFile();
  return (
    <>
      <SharedDownloadLink {...props} fetched={fetched} />
      {fetched.wait ? (
        <div className="basis-full">
          <BusyNotice wait={fetched.wait} />
        </div>
      ) : null}
    </>
  );
}

/** For a page that fetches the same file for something else too. The page shows the BusyNotice. */
export function SharedDownloadLink({
  href,
  fileName,
  icon,
  children,
  fetched: { isPending, request },
}: DownloadLinkProps & { fetched: FetchedFile }) {
  const save = (event: MouseEvent): void => {
    // Another tab or window downloads it by itself.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void request({
      address: href,
      use: (file) => saveFile(file, fileName),
      problem: 'The file did not arrive whole. Check the connection, then download it again.',
    });
  };

  return (
    <a
      href={href}
      download
      aria-busy={isPending}
      className={buttonClass('secondary', 'md', isPending ? 'cursor-progress' : '')}
      onClick={save}
    >
      {isPending ? <LoaderCircle aria-hidden className="animate-spin" /> : icon}
      {children}
    </a>
  );
}
