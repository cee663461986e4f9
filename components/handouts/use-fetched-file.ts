'use client';

import { useState } from 'react';
import { type BusyWait, useBusyRetry } from '@/components/ui/busy-retry';
import { toast } from '@/components/ui/toast';
import { failureText } from '@/components/wording/failure-words';
import { fetchFile } from './fetch-file';

type FileRequest = {
  address: string;
  init?: RequestInit;
  /** Saves or prints the bytes. */
  use: (file: Blob) => void | Promise<void>;
  /** The toast when the bytes do not arrive whole or `use` fails. */
  problem: string;
};

export type FetchedFile = {
  isPending: boolean;
  /** For a BusyNotice. */
  wait: BusyWait | null;
  /** Does nothing while another request of the same hook runs. */
  request: (file: FileRequest) => Promise<void>;
};

/** Fetches a file and retries while the server is busy. A toast gives the reason when there is no file. */
export function useFetchedFile(): FetchedFile {
  const [isPending, setPending] = useState(false);
  const busy = useBusyRetry();

  const request = async ({ address, init, use, problem }: FileRequest): Promise<void> => {
    if (isPending) return;
    setPending(true);
    try {
      const outcome = await busy.retryOutcome(() => fetchFile(address, init));
      if (outcome.ok) await use(outcome.value);
      else if (!busy.wasCancelled()) toast(failureText(outcome.failure), 'red');
    } catch {
      toast(problem, 'red');
    } finally {
      setPending(false);
    }
  };

  return { isPending, wait: busy.wait, request };
}
