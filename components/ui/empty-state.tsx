import type { ReactNode } from 'react';

/** What stands where a list would: says why it is empty and what fills it. */
export function EmptyState({
  icon,
  title,
  children,
  action,
}: {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center gap-1 px-6 py-10 text-center">
      {icon ? <span className="mb-2 text-ink-3 [&_svg]:size-7 [&_svg]:stroke-[1.5]">{icon}</span> : null}
      <p className="font-semibold text-ink">{title}</p>
      {children ? <div className="max-w-md text-ink-2">{children}</div> : null}
      {action ? <div className="mt-4">{action}</div> : null}
    </div>
  );
}
