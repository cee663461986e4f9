'use client';

import Link from 'next/link';
import type { ComponentProps } from 'react';
import { useStart } from './use-start';

/** A link whose address makes a draft: one for a double click, and none for a prefetch. */
export function StartLink({ href, ...props }: Omit<ComponentProps<typeof Link>, 'href'> & { href: string }) {
  const { start } = useStart();
  return (
    <Link
      {...props}
      href={href}
      prefetch={false}
      onNavigate={(event) => {
        event.preventDefault();
        start(href);
      }}
    />
  );
}
