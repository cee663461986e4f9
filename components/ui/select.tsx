'use client';

import { ChevronsUpDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { NativeField, type NativeFieldProps } from './native-field';

export type SelectOption = { id: string; label: string };

export type SelectProps = NativeFieldProps &
  Omit<ComponentProps<'select'>, 'className' | 'style' | 'children' | 'value' | 'onChange' | 'disabled'> & {
    options: readonly SelectOption[];
    /** The chosen option's id; null while none is chosen. */
    value: string | null;
    /** Stands there while none is chosen. */
    placeholder?: string;
    onChange: (id: string) => void;
    isDisabled?: boolean | undefined;
  };

/** The browser's own list of choices: every phone, keyboard and screen reader knows it. */
export function Select({
  label,
  labelHidden = false,
  description,
  error,
  className = '',
  options,
  value,
  placeholder = 'Choose',
  onChange,
  isDisabled = false,
  ...props
}: SelectProps) {
  return (
    <NativeField {...{ label, labelHidden, description, error, className }}>
      {(box) => (
        <span className="relative block">
          <select
            {...props}
            {...box}
            value={value ?? ''}
            onChange={({ currentTarget }) => onChange(currentTarget.value)}
            disabled={isDisabled}
            className="field-box w-full appearance-none truncate py-1.5 ps-3 pe-9 disabled:cursor-not-allowed disabled:opacity-55"
          >
            {value === null ? (
              <option value="" disabled hidden>
                {placeholder}
              </option>
            ) : null}
            {options.map((option) => (
              <option key={option.id} value={option.id}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronsUpDown
            aria-hidden
            className="pointer-events-none absolute inset-y-0 end-3 my-auto size-4 text-ink-3"
          />
        </span>
      )}
    </NativeField>
  );
}
