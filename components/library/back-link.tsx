import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';

/** One step up, above the heading. */
export function BackLink({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href}
      className="mb-2 inline-flex items-center gap-1.5 rounded-md text-sm font-semibold text-ink-2 hover:text-accent"
    >
      <ArrowLeft aria-hidden className="size-4" />
      {children}
    </Link>
  );
}
