'use client';

import { CloudOff } from 'lucide-react';
import { buttonClass } from '@/components/ui/button-style';

/** What stands where a page failed: what it means for the clinician's work, and the way on. */
export function BrokenPage({ onRetry, reference }: { onRetry: () => void; reference: string | undefined }) {
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col items-center px-4 py-16 text-center">
      <CloudOff aria-hidden className="mb-4 size-9 stroke-[1.5] text-ink-3" />
      <h1 className="text-2xl font-bold">This page could not be shown</h1>
      <p className="mt-2 text-ink-2">
        What you saved is safe. Try again; if it keeps happening, tell whoever looks after Plainleaf at your clinic
        {reference ? (
          <>
            {' '}
            and give them the number <span className="font-semibold text-ink">{reference}</span>
          </>
        ) : null}
        .
      </p>
      <div className="mt-6 flex flex-wrap justify-center gap-2">
        <button type="button" onClick={onRetry} className={buttonClass('primary', 'md')}>
          Try again
        </button>
        {/* A whole page load: the part of the site that failed may be the one that follows links. */}
        <a href="/" className={buttonClass('secondary', 'md')}>
          Go to the home page
        </a>
      </div>
    </div>
  );
}
