'use client';

import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuItemProps,
  type MenuProps,
  MenuTrigger,
  Popover,
  type PopoverProps,
  Separator,
} from 'react-aria-components';

export { MenuTrigger };

/** The floating list of a MenuTrigger; its items are MenuItem and MenuLine. */
export function Menu<Item extends object>({
  placement = 'bottom end',
  ...props
}: Omit<MenuProps<Item>, 'className' | 'style'> & Pick<PopoverProps, 'placement'>) {
  return (
    <Popover
      placement={placement}
      offset={6}
      className="min-w-48 overflow-auto rounded-lg border border-line bg-panel shadow-float data-entering:animate-[float-in_120ms_ease-out]"
    >
      <AriaMenu {...props} className="max-h-96 overflow-auto p-1 outline-none" />
    </Popover>
  );
}

export function MenuItem({
  icon,
  children,
  isDangerous = false,
  ...props
}: Omit<MenuItemProps, 'children' | 'className' | 'style'> & {
  icon?: ReactNode;
  children: ReactNode;
  isDangerous?: boolean;
}) {
  return (
    <AriaMenuItem
      {...props}
      {...(typeof children === 'string' ? { textValue: children } : {})}
      className={`group flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 py-1.5 outline-none data-disabled:cursor-not-allowed data-disabled:opacity-50 data-focused:bg-accent-soft [&_svg]:size-4 [&_svg]:shrink-0 ${isDangerous ? 'text-red' : 'text-ink'}`}
    >
      {({ selectionMode, isSelected }) => (
        <>
          {icon ? <span className={isDangerous ? '' : 'text-ink-3'}>{icon}</span> : null}
          <span className="min-w-0 flex-1">{children}</span>
          {selectionMode !== 'none' ? (
            <span className="w-4 text-accent">{isSelected ? <Check aria-hidden /> : null}</span>
          ) : null}
        </>
      )}
    </AriaMenuItem>
  );
}

export function MenuLine() {
  return <Separator className="my-1 h-px bg-line" />;
}
