'use client';

import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Menu, MenuItem, MenuTrigger } from '@/components/ui/menu';
import type { OpenMenu } from '@/components/ui/menu-on-demand';
import { untilServerAnswers } from '@/components/ui/server-answers';
import { valueOrToast } from '@/components/wording/run-action';
import { switchClinic } from '@/lib/features/sessions/actions';

export type ClinicOfMember = { id: string; name: string };

export function ClinicMenuItems({
  current,
  clinics,
  open,
  label,
  className,
  children,
}: {
  current: ClinicOfMember;
  clinics: readonly ClinicOfMember[];
  open: OpenMenu;
  label: string;
  className: string;
  children: ReactNode;
}) {
  const enter = async (clinicId: string): Promise<void> => {
    if (clinicId === current.id) return;
    // A whole page load: nothing of one clinic stays in the memory of another.
    if (!(await valueOrToast(switchClinic({ clinicId })))) return;
    await untilServerAnswers();
    window.location.assign('/');
  };
  return (
    <MenuTrigger isOpen={open.isOpen} onOpenChange={open.onOpenChange}>
      <Button ref={open.button} aria-label={label} className={className}>
        {children}
      </Button>
      <Menu aria-label="Clinic" selectionMode="single" disallowEmptySelection selectedKeys={[current.id]}>
        {clinics.map(({ id, name }) => (
          <MenuItem key={id} id={id} onAction={() => void enter(id)}>
            {name}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
}
