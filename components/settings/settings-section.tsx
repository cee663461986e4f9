import type { ReactNode } from 'react';

/** A panel of a settings page under its own heading. */
export function SettingsSection({
  id,
  title,
  description,
  children,
}: {
  id: string;
  title: string;
  description?: string;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="mb-8">
      <h2 id={id} className="text-lg font-bold">
        {title}
      </h2>
      {description ? <p className="text-ink-2">{description}</p> : null}
      <div className="mt-3">{children}</div>
    </section>
  );
}
