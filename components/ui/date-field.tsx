'use client';

import { type ReactNode, useState } from 'react';
import { dateError } from '@/components/wording/date-words';
import type { ClinicLocale } from '@/lib/domain/clinic/clinic-locale';
import { isCalendarDate, joinDate, orderIn, shortDate } from '@/lib/domain/clinic/dates';
import { readDate } from '@/lib/domain/clinic/read-date';
import { FIELD_MAX } from '@/lib/domain/handout/draft-limits';
import { TextField } from './text-field';

export type DateFieldProps = {
  label: string;
  /** YYYY-MM-DD, '' for none, or a text that is no date, as it was typed. */
  value: string;
  /** Called with a value of the same three kinds. */
  onChange: (value: string) => void;
  /** Decides the order of day and month. */
  locale: ClinicLocale;
  /** A date of birth is long ago; any other date is near today. Decides the century of a year in two digits. */
  isBirth?: boolean;
  /** YYYY-MM-DD; by default today in UTC, near enough to tell a century. */
  today?: string;
  description?: ReactNode;
  error?: ReactNode;
  isDisabled?: boolean;
  autoFocus?: boolean;
  className?: string;
};

/** A date typed or pasted in any usual form. The field shows exactly what is stored: a date, or the text as typed. */
export function DateField(props: DateFieldProps) {
  const { label, value, onChange, locale, isBirth = false, today = utcToday(), ...others } = props;
  const century = { of: isBirth ? 'birth' : 'near', today } as const;
  const read = (text: string) => readDate(text, { order: orderIn(locale), century });
  const storedAs = (text: string): string => {
    const reading = read(text);
    return reading.is === 'date' ? reading.iso : reading.is === 'none' ? '' : text;
  };

  const [typed, setTyped] = useState<string | null>(null);
  // Undo, another tab or a fix can change the value under a field that still has the focus.
  const isTyping = typed !== null && storedAs(typed) === value;
  const text = isTyping ? typed : isCalendarDate(value) ? shortDate(value, locale) : value;

  const reading = read(text);
  // Half a date is no mistake while it is being typed.
  const isEarly = isTyping && reading.is !== 'impossible';
  const problem = isEarly ? '' : dateError(label, reading, locale);
  const tooLong = value.length > FIELD_MAX ? `This is longer than ${FIELD_MAX} characters.` : '';
  return (
    <TextField
      {...others}
      label={label}
      value={text}
      onChange={(next) => {
        setTyped(next);
        onChange(storedAs(next));
      }}
      onBlur={() => setTyped(null)}
      error={tooLong || problem || props.error}
      placeholder={joinDate({ day: 'DD', month: 'MM', year: 'YYYY' }, locale)}
      autoComplete="off"
      spellCheck="false"
    />
  );
}

const utcToday = (): string => new Date().toISOString().slice(0, 10);
