import Link from 'next/link';

/** The labels in use, as links that narrow the page to one of them. */
export function LabelLinks({ labels, chosen }: { labels: readonly string[]; chosen: string }) {
  if (labels.length === 0) return null;
  const links = [{ label: 'All', value: '' }, ...labels.map((label) => ({ label, value: label }))];
  return (
    <nav aria-label="Labels" className="mb-5">
      <ul className="flex flex-wrap gap-1.5">
        {links.map(({ label, value }) => (
          <li key={value}>
            <Link
              href={value === '' ? '/templates' : `/templates?${new URLSearchParams({ label: value })}`}
              {...(value === chosen ? { 'aria-current': 'true' as const } : {})}
              className="inline-flex min-h-8 items-center rounded-full border border-line bg-panel px-3 text-sm font-medium text-ink-2 hover:text-ink aria-[current=true]:border-accent aria-[current=true]:bg-accent-soft aria-[current=true]:font-semibold aria-[current=true]:text-accent-strong"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
