import Link from 'next/link';
import type { ReactNode } from 'react';

/** A white panel of rows parted by hairlines. Name it with `label` or with the id of its heading. */
export function ListPanel({
  children,
  label,
  labelledBy,
}: {
  children: ReactNode;
  label?: string;
  labelledBy?: string;
}) {
  return (
    <ul
      {...(label ? { 'aria-label': label } : {})}
      {...(labelledBy ? { 'aria-labelledby': labelledBy } : {})}
      className="divide-y divide-line overflow-hidden rounded-xl border border-line bg-panel"
    >
      {children}
    </ul>
  );
}

/**
 * One row. With `href` the title is a link whose target is the whole row; `actions` stay
 * pressable above it.
 */
export function ListRow({
  href,
  icon,
  title,
  detail,
  aside,
  actions,
}: {
  href?: string;
  icon?: ReactNode;
  title: ReactNode;
  detail?: ReactNode;
  aside?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <li className="relative flex items-center gap-3.5 px-4 py-3 has-[a:hover]:bg-sunk">
      {icon ? <span className="shrink-0 text-ink-3 [&_svg]:size-5">{icon}</span> : null}
      <div className="min-w-0 flex-1">
        <p className="font-semibold text-ink">
          {href ? (
            <Link
              href={href}
              className="after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-lg focus-visible:after:outline-2 focus-visible:after:-outline-offset-3 focus-visible:after:outline-accent"
            >
              {title}
            </Link>
          ) : (
            title
          )}
        </p>
        {detail ? <p className="text-sm text-ink-2">{detail}</p> : null}
      </div>
      {aside ? <div className="shrink-0 text-sm text-ink-3">{aside}</div> : null}
      {actions ? <div className="relative z-10 flex shrink-0 items-center gap-1.5">{actions}</div> : null}
    </li>
  );
}
