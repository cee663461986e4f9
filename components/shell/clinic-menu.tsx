'use client';

import { Building2, ChevronsUpDown } from 'lucide-react';
import { Button } from 'react-aria-components';
import { Menu, MenuItem, MenuTrigger } from '@/components/ui/menu';
import { valueOrToast } from '@/components/wording/run-action';
import { switchClinic } from '@/lib/features/sessions/actions';

export type ClinicOfMember = { id: string; name: string };

/** The clinic that is worked in: its name alone, or, for who belongs to several, the way to the others. */
export function ClinicMenu({ current, clinics }: { current: ClinicOfMember; clinics: readonly ClinicOfMember[] }) {
  if (clinics.length < 2) {
    return <span className="hidden max-w-64 truncate text-sm text-ink-2 md:inline">{current.name}</span>;
  }

  const open = async (clinicId: string): Promise<void> => {
    if (clinicId === current.id) return;
    // A whole page load: nothing of one clinic stays in the memory of another.
    if (await valueOrToast(switchClinic({ clinicId }))) window.location.assign('/');
  };

  return (
    <MenuTrigger>
      <Button
        aria-label={`Clinic: ${current.name}`}
        className="flex min-h-9 min-w-0 items-center gap-1.5 rounded-md px-2 text-sm font-medium text-ink-2 hover:bg-sunk hover:text-ink"
      >
        <Building2 aria-hidden className="size-4.5 shrink-0" />
        <span className="hidden max-w-56 truncate md:inline">{current.name}</span>
        <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-ink-3" />
      </Button>
      <Menu aria-label="Clinic" selectionMode="single" disallowEmptySelection selectedKeys={[current.id]}>
        {clinics.map(({ id, name }) => (
          <MenuItem key={id} id={id} onAction={() => void open(id)}>
            {name}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
}
