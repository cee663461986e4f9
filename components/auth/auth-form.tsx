'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

/** A white card of fields with one button below, and what went wrong above them. */
export function AuthForm({
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
      className="flex flex-col gap-4 rounded-xl border border-line bg-panel p-6 shadow-rest"
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
