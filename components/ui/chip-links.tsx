import Link from 'next/link';

export type ChipLink = { label: string; href: string; isChosen: boolean };

/** A row of links of which one holds, such as the ways to narrow a list that its address keeps. */
export function ChipLinks({
  label,
  links,
  scroll = true,
}: {
  label: string;
  links: readonly ChipLink[];
  scroll?: boolean;
}) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-1.5">
        {links.map((link) => (
          <li key={link.href}>
            <Link
              href={link.href}
              scroll={scroll}
              {...(link.isChosen ? { 'aria-current': 'true' as const } : {})}
              className="inline-flex min-h-8 items-center rounded-full border border-line bg-panel px-3 text-sm font-medium text-ink-2 hover:text-ink aria-[current=true]:border-accent aria-[current=true]:bg-accent-soft aria-[current=true]:font-semibold aria-[current=true]:text-accent-strong"
            >
              {link.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
