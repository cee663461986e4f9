'use client';

import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';

export type IconButtonProps = Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> & {
  /** The accessible name, also shown as a tooltip. */
  label: string;
  icon: ReactNode;
  /** Shown in the tooltip after the name, such as "Ctrl+Z". */
  shortcut?: string;
  pressed?: boolean;
  className?: string;
};

export function IconButton({ label, icon, shortcut, pressed, className = '', ...props }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton
        {...props}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        aria-label={label}
        className={`inline-flex size-8 shrink-0 items-center justify-center rounded-md text-ink-2 transition-colors hover:bg-sunk hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent data-disabled:cursor-not-allowed data-disabled:opacity-40 [&_svg]:size-4.5 ${className}`}
      >
        {icon}
      </AriaButton>
      <Tooltip
        offset={6}
        className="z-50 max-w-60 rounded-md bg-ink px-2 py-1 text-xs font-medium text-ground data-entering:animate-[fade-in_120ms]"
      >
        {label}
        {shortcut ? <span className="ms-2 opacity-80">{shortcut}</span> : null}
      </Tooltip>
    </TooltipTrigger>
  );
}
