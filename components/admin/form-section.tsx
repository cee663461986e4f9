import type { ReactNode } from 'react';

/** A part of a long form under its own legend. */
export function FormSection({
  title,
  description,
  children,
}: {
  title: string;
  description?: ReactNode;
  children: ReactNode;
}) {
  return (
    <fieldset className="grid gap-5 border-t border-line pt-5 first:border-t-0 first:pt-0 sm:grid-cols-2">
      <legend className="contents">
        <span className="text-lg font-bold sm:col-span-2">{title}</span>
      </legend>
      {description ? <p className="-mt-4 text-ink-2 sm:col-span-2">{description}</p> : null}
      {children}
    </fieldset>
  );
}
