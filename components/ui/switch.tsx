'use client';

import { memo, type ReactNode } from 'react';
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components';

export type SwitchProps = Omit<AriaSwitchProps, 'children' | 'className' | 'style' | 'aria-label'> & {
  label: string;
  /** The label is read but not shown, because the words already stand beside the switch. */
  labelHidden?: boolean;
  description?: ReactNode;
  className?: string;
};

/** Drawn anew only for other props: there are many on a page that changes with every key. */
export const Switch = memo(function Switch({
  label,
  labelHidden = false,
  description,
  className = '',
  ...props
}: SwitchProps) {
  return (
    <AriaSwitch
      {...props}
      aria-label={label}
      // The track shows the focus: a second ring around the words says nothing more.
      className={`group relative inline-flex min-h-6 items-center gap-3 outline-none data-disabled:cursor-not-allowed ${className}`}
    >
      <span
        aria-hidden
        className="flex h-[18px] w-[30px] shrink-0 items-center rounded-full border border-line-strong bg-sunk p-0.5 transition-colors duration-150 group-data-disabled:opacity-55 group-data-selected:border-accent group-data-selected:bg-accent group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-accent forced-colors:group-data-selected:bg-[Highlight]"
      >
        <span className="size-3 rounded-full bg-line-strong transition-transform duration-150 group-data-selected:translate-x-3 group-data-selected:bg-on-accent" />
      </span>
      {labelHidden ? null : (
        <span className="flex flex-col">
          <span className="font-medium text-ink">{label}</span>
          {description ? <span className="text-sm text-ink-3">{description}</span> : null}
        </span>
      )}
    </AriaSwitch>
  );
});
