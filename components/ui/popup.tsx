'use client';

import type { ReactNode } from 'react';
import { DialogTrigger, Popover } from 'react-aria-components';

/** A button and what floats below it while it is open: choices that take effect at once. Escape closes it. */
export function Popup({ label, trigger, children }: { label: string; trigger: ReactNode; children: ReactNode }) {
  return (
    <DialogTrigger>
      {trigger}
      {/* Without a Dialog in it the popover is the dialog, its hidden ways out for screen readers included. */}
      <Popover
        aria-label={label}
        placement="bottom end"
        offset={6}
        className="w-88 max-w-[calc(100vw-2rem)] flex flex-col gap-4 overflow-auto rounded-xl border border-line bg-panel p-4 shadow-float outline-none data-entering:animate-[float-in_120ms_ease-out]"
      >
        {children}
      </Popover>
    </DialogTrigger>
  );
}
