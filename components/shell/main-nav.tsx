'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { MenuOnDemand } from '@/components/ui/menu-on-demand';

const places = [
  { href: '/', label: 'Home' },
  { href: '/handouts', label: 'Handouts' },
  { href: '/templates', label: 'Templates' },
  { href: '/library', label: 'Library' },
] as const;

const look = 'inline-flex min-h-9 items-center gap-2 rounded-md px-2 font-semibold text-ink hover:bg-sunk';

function isHere(href: string, pathname: string): boolean {
  return href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);
}

/** Four words in a row; below 640 px a menu that shows the current one, with the icon. */
export function MainNav({ icon }: { icon: ReactNode }) {
  const pathname = usePathname();
  const current = places.find(({ href }) => isHere(href, pathname));
  const face = (
    <>
      {icon}
      {current?.label ?? 'Menu'}
    </>
  );
  return (
    <nav aria-label="Main">
      <ul className="hidden items-center gap-1 sm:flex">
        {places.map(({ href, label }) => (
          <li key={href}>
            <Link
              href={href}
              {...(isHere(href, pathname) ? { 'aria-current': 'page' as const } : {})}
              className="inline-flex min-h-9 items-center rounded-md px-2.5 font-semibold text-ink-2 hover:text-ink aria-[current=page]:bg-sunk aria-[current=page]:text-ink"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
      <div className="sm:hidden">
        <MenuOnDemand
          load={() => import('./main-nav-menu')}
          menu={({ MainNavMenu }, open) => (
            <MainNavMenu places={places} open={open} className={look}>
              {face}
            </MainNavMenu>
          )}
          className={look}
        >
          {face}
        </MenuOnDemand>
      </div>
    </nav>
  );
}
