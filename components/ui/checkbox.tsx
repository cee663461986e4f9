'use client';

import { Check } from 'lucide-react';
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components';

export type CheckboxProps = Omit<AriaCheckboxProps, 'children' | 'className' | 'style'> & { label: string };

export function Checkbox({ label, ...props }: CheckboxProps) {
  return (
    <AriaCheckbox {...props} className="group relative inline-flex min-h-6 items-center gap-2 text-sm">
      <span
        aria-hidden
        className="flex size-4.5 shrink-0 items-center justify-center rounded-sm border border-line-strong bg-panel text-on-accent group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-accent group-data-selected:border-accent group-data-selected:bg-accent forced-colors:group-data-selected:bg-[Highlight]"
      >
        <Check className="hidden size-3.5 group-data-selected:block" />
      </span>
      {label}
    </AriaCheckbox>
  );
}
