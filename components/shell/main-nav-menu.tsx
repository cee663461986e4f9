'use client';

import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Menu, MenuItem, MenuTrigger } from '@/components/ui/menu';
import type { OpenMenu } from '@/components/ui/menu-on-demand';

export function MainNavMenu({
  places,
  open,
  className,
  children,
}: {
  places: readonly { href: string; label: string }[];
  open: OpenMenu;
  className: string;
  children: ReactNode;
}) {
  return (
    <MenuTrigger isOpen={open.isOpen} onOpenChange={open.onOpenChange}>
      <Button ref={open.button} className={className}>
        {children}
      </Button>
      <Menu aria-label="Main" placement="bottom start">
        {places.map(({ href, label }) => (
          <MenuItem key={href} id={href} href={href}>
            {label}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
}
