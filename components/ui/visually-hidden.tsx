import type { ReactNode } from 'react';

/** Words for a screen reader that the screen already shows in another way. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="sr-only">{children}</span>;
}
