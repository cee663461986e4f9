'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';

const places = [
  { href: '/admin', label: 'Members' },
  { href: '/admin/signing-in', label: 'Signing in' },
  { href: '/admin/branding', label: 'Branding' },
  { href: '/admin/records', label: 'Records' },
  { href: '/admin/activity', label: 'Activity' },
  { href: '/admin/installation', label: 'Installation' },
] as const;

/** The pages of the clinic's administration, as a row of links that looks like tabs. */
export function AdminNav() {
  const pathname = usePathname();
  return (
    <nav aria-label="Admin" className="mb-6">
      <ul className="flex gap-1 overflow-x-auto border-b border-line">
        {places.map(({ href, label }) => (
          <li key={href}>
            <Link
              href={href}
              {...(pathname === href ? { 'aria-current': 'page' as const } : {})}
              className="-mb-px flex min-h-9 items-center border-b-2 border-transparent px-3 font-medium whitespace-nowrap text-ink-2 -outline-offset-2 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-semibold aria-[current=page]:text-ink"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
