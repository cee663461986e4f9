'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { signInPanel } from './sign-in-frame';

/** A panel of fields with one button below, and what went wrong above them. */
export function PanelForm({
  submitLabel,
  isPending,
  problem,
  onSubmit,
  children,
}: {
  submitLabel: string;
  isPending: boolean;
  problem: string | null;
  onSubmit: () => void;
  children: ReactNode;
}) {
  return (
    // Before the script has loaded, a submit must not put the passphrase into the address.
    <form
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending) onSubmit();
      }}
      className={signInPanel}
    >
      {problem === null ? null : (
        <Notice tone="red" live="assertive">
          {problem}
        </Notice>
      )}
      {children}
      <Button type="submit" variant="primary" size="lg" isPending={isPending} className="mt-1 w-full">
        {submitLabel}
      </Button>
    </form>
  );
}
