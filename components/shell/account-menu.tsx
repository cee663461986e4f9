'use client';

import { MenuOnDemand } from '@/components/ui/menu-on-demand';
import type { AccountMenuProps } from './account-menu-items';
import { initials } from './appearance';

const look =
  'flex size-9 shrink-0 items-center justify-center rounded-full bg-accent-soft text-sm font-bold text-accent-strong hover:bg-sunk';

export function AccountMenu(props: AccountMenuProps) {
  const label = `Account: ${props.name}`;
  const face = initials(props.name);
  return (
    <MenuOnDemand
      load={() => import('./account-menu-items')}
      menu={({ AccountMenuItems }, open) => (
        <AccountMenuItems {...props} open={open} label={label} className={look} face={face} />
      )}
      label={label}
      className={look}
    >
      {face}
    </MenuOnDemand>
  );
}
