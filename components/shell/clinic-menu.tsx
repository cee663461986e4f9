'use client';

import type { ReactNode } from 'react';
import { MenuOnDemand } from '@/components/ui/menu-on-demand';
import type { ClinicOfMember } from './clinic-menu-items';

const look =
  'flex min-h-9 min-w-0 items-center gap-1.5 rounded-md px-2 text-sm font-medium text-ink-2 hover:bg-sunk hover:text-ink';

/** The clinic that is worked in, as the button that leads to the member's other clinics. */
export function ClinicMenu({
  current,
  clinics,
  children,
}: {
  current: ClinicOfMember;
  clinics: readonly ClinicOfMember[];
  children: ReactNode;
}) {
  const label = `Clinic: ${current.name}`;
  return (
    <MenuOnDemand
      load={() => import('./clinic-menu-items')}
      menu={({ ClinicMenuItems }, open) => (
        <ClinicMenuItems current={current} clinics={clinics} open={open} label={label} className={look}>
          {children}
        </ClinicMenuItems>
      )}
      label={label}
      className={look}
    >
      {children}
    </MenuOnDemand>
  );
}
