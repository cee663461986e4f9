'use client';

import { buttonClass } from '@/components/ui/button-style';

/**
 * What stands where a page failed: what it means for the clinician's work, and the way on. Every page carries it, so its
 * picture is a few strokes of its own.
 */
export function BrokenPage({ onRetry, reference }: { onRetry: () => void; reference: string | undefined }) {
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col items-center px-4 py-16 text-center">
      <svg
        viewBox="0 0 24 24"
        aria-hidden="true"
        className="mb-4 size-9 fill-none stroke-current stroke-[1.5] text-ink-3"
      >
        <path d="M7 19a5 5 0 0 1-.6-10 6.5 6.5 0 0 1 12.3 1.6A4.3 4.3 0 0 1 17.5 19ZM3 3l18 18" strokeLinecap="round" />
      </svg>
      <h1 className="text-2xl font-bold">This page could not be shown</h1>
      <p className="mt-2 text-ink-2">
        What you saved is safe. Try again; if it keeps happening, tell your administrator
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
