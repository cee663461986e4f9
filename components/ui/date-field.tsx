'use client';

import { CalendarDate, parseDate } from '@internationalized/date';
import { memo, type ReactNode } from 'react';
import { DateField as AriaDateField, DateInput, DateSegment, I18nProvider } from 'react-aria-components';
import { FieldLabel, FieldMessages } from './field';

export type DateFieldProps = {
  label: string;
  /** YYYY-MM-DD, or '' for none. */
  value: string;
  /** A whole date of the calendar, or '' once every part is cleared. Parts typed so far are kept in the field. */
  onChange: (value: string) => void;
  /** BCP 47 tag that decides the order of day and month: en-US or en-GB. */
  locale: string;
  description?: ReactNode;
  error?: ReactNode;
  /** Stands inside the field at its end, such as an age. */
  suffix?: ReactNode;
  isDisabled?: boolean;
  autoFocus?: boolean;
  className?: string;
};

/** Drawn anew only when something of it changes: its segments cost more than all else in a form. */
export const DateField = memo(function DateField({
  label,
  value,
  onChange,
  locale,
  description,
  error,
  suffix,
  isDisabled = false,
  autoFocus = false,
  className = '',
}: DateFieldProps) {
  return (
    <I18nProvider locale={locale}>
      <AriaDateField<CalendarDate>
        value={calendarDate(value)}
        onChange={(date) => onChange(date ? date.toString() : '')}
        // A placeholder near a typical value decides the calendar only; no part is filled in by it.
        placeholderValue={new CalendarDate(1980, 1, 1)}
        granularity="day"
        shouldForceLeadingZeros
        isDisabled={isDisabled}
        autoFocus={autoFocus}
        isInvalid={Boolean(error)}
        validationBehavior="aria"
        className={`flex min-w-0 flex-col gap-1 ${className}`}
      >
        <FieldLabel>{label}</FieldLabel>
        <div className="relative">
          <DateInput className="field-box flex w-full items-center px-2.5 py-1.5 whitespace-nowrap">
            {(segment) => (
              <DateSegment
                segment={segment}
                className="rounded-sm px-0.5 tabular-nums outline-none data-focused:bg-accent data-focused:text-on-accent data-placeholder:text-ink-3 data-focused:data-placeholder:text-on-accent data-[type=literal]:px-0 data-[type=literal]:text-ink-3"
              />
            )}
          </DateInput>
          {suffix ? (
            <span className="pointer-events-none absolute inset-y-0 end-2.5 flex items-center text-sm text-ink-3">
              {suffix}
            </span>
          ) : null}
        </div>
        <FieldMessages description={description} error={error} />
      </AriaDateField>
    </I18nProvider>
  );
});

function calendarDate(value: string): CalendarDate | null {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? parseDate(value) : null;
}
