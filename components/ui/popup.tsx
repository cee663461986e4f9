'use client';

import type { ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';

/** A button and what floats below it while it is open: choices that take effect at once. Escape closes it. */
export function Popup({ label, trigger, children }: { label: string; trigger: ReactNode; children: ReactNode }) {
  return (
    <DialogTrigger>
      {trigger}
      <Popover
        placement="bottom end"
        offset={6}
        className="w-88 max-w-[calc(100vw-2rem)] overflow-auto rounded-xl border border-line bg-panel shadow-float data-entering:animate-[float-in_120ms_ease-out]"
      >
        <Dialog aria-label={label} className="flex flex-col gap-4 p-4 outline-none">
          {children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
