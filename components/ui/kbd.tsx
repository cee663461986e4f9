import type { ReactNode } from 'react';

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex min-w-5 items-center justify-center rounded-sm border border-line bg-sunk px-1.5 font-sans text-xs font-semibold text-ink-2">
      {children}
    </kbd>
  );
}
