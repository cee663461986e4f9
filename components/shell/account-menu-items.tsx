'use client';

import { LogOut, Settings, ShieldCheck, SunMoon } from 'lucide-react';
import { useState } from 'react';
import { Menu as AriaMenu, Button, Header, MenuSection, Popover, SubmenuTrigger } from 'react-aria-components';
import { Menu, MenuItem, MenuLine, MenuTrigger } from '@/components/ui/menu';
import type { OpenMenu } from '@/components/ui/menu-on-demand';
import { type Theme, themeLabels, themes } from '@/components/ui/theme';
import { chosenTheme, setTheme } from './appearance';
import { signOut } from './sign-out';

export type AccountMenuProps = { name: string; email: string; clinicName: string; isAdmin: boolean };

export function AccountMenuItems({
  name,
  email,
  clinicName,
  isAdmin,
  open,
  label,
  className,
  face,
}: AccountMenuProps & { open: OpenMenu; label: string; className: string; face: string }) {
  return (
    <MenuTrigger isOpen={open.isOpen} onOpenChange={open.onOpenChange}>
      <Button ref={open.button} aria-label={label} className={className}>
        {face}
      </Button>
      <Menu aria-label="Account">
        <MenuSection>
          <Header className="max-w-64 px-2.5 pt-1.5 pb-2">
            <span className="block truncate font-semibold text-ink">{name}</span>
            <span className="block truncate text-sm text-ink-3">{email}</span>
            <span className="block truncate text-sm text-ink-3 md:hidden">{clinicName}</span>
          </Header>
          <MenuItem id="settings" href="/settings" icon={<Settings aria-hidden />}>
            Settings
          </MenuItem>
          {isAdmin ? (
            <MenuItem id="admin" href="/admin" icon={<ShieldCheck aria-hidden />}>
              Admin
            </MenuItem>
          ) : null}
          <SubmenuTrigger>
            <MenuItem id="appearance" icon={<SunMoon aria-hidden />}>
              Appearance
            </MenuItem>
            <AppearanceMenu />
          </SubmenuTrigger>
        </MenuSection>
        <MenuLine />
        <MenuItem id="sign-out" icon={<LogOut aria-hidden />} onAction={() => void signOut()}>
          Sign out
        </MenuItem>
      </Menu>
    </MenuTrigger>
  );
}

function AppearanceMenu() {
  const [theme, choose] = useState<Theme>(chosenTheme);
  return (
    <Popover
      offset={4}
      className="min-w-52 rounded-lg border border-line bg-panel shadow-float data-entering:animate-[float-in_120ms_ease-out]"
    >
      <AriaMenu
        aria-label="Appearance"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[theme]}
        className="p-1 outline-none"
      >
        {themes.map((one) => (
          <MenuItem
            key={one}
            id={one}
            onAction={() => {
              setTheme(one);
              choose(one);
            }}
          >
            {themeLabels[one]}
          </MenuItem>
        ))}
      </AriaMenu>
    </Popover>
  );
}
