'use client';

import type { ReactNode } from 'react';

/**
 * Asks a question about a list before it shows the rows. It takes the focus, because the control that opened it is
 * gone.
 */
export function ListQuestion({ title, actions, children }: { title: string; actions: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid max-w-3xl gap-4">
      <h2 tabIndex={-1} ref={focus} className="text-lg font-bold outline-none">
        {title}
      </h2>
      {children}
      <div className="flex flex-wrap gap-2">{actions}</div>
    </section>
  );
}

const focus = (heading: HTMLElement | null): void => heading?.focus();

/** A line of the list as it was sent, shortened to one line on screen. */
export function SourceLine({ line, text }: { line: number; text: string }) {
  return (
    <>
      <span className="shrink-0 text-ink-2 tabular-nums">{`Line ${line}`}</span>
      <bdi className="min-w-0 truncate">{text.slice(0, 200)}</bdi>
    </>
  );
}
