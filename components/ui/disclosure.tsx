'use client';

import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Disclosure as AriaDisclosure, Button, DisclosurePanel, type DisclosureProps } from 'react-aria-components';

/** A line that opens what most people can leave closed. */
export function Disclosure({
  label,
  children,
  ...props
}: {
  label: ReactNode;
  children: ReactNode;
} & Pick<DisclosureProps, 'defaultExpanded' | 'isExpanded' | 'onExpandedChange'>) {
  return (
    <AriaDisclosure {...props} className="group">
      <Button
        slot="trigger"
        className="flex min-h-8 w-full items-center gap-2 rounded-md text-start text-ink-2 hover:text-ink"
      >
        <ChevronRight
          aria-hidden
          className="size-4 shrink-0 transition-transform duration-100 group-data-expanded:rotate-90"
        />
        {label}
      </Button>
      <DisclosurePanel className="outline-none">
        <div className="pt-2 pb-1">{children}</div>
      </DisclosurePanel>
    </AriaDisclosure>
  );
}
