'use client';

import type { DateFieldProps } from './date-field';
import { labelLook } from './field-style';
import { useLaterImport } from './later-import';

const loadDateField = () => import('./date-field');

/** A date field on a page that is there for something else: it comes after the page. Its place is kept. */
export function DateFieldLater(props: DateFieldProps) {
  const loaded = useLaterImport(loadDateField);
  if (loaded) return <loaded.DateField {...props} />;
  return (
    <span aria-hidden className="flex flex-col gap-1">
      <span className={labelLook}>{props.label}</span>
      <span className="field-box opacity-55" />
    </span>
  );
}
