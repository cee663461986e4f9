'use client';

import { Search, X } from 'lucide-react';
import { type ComponentPropsWithRef, useEffect, useEffectEvent, useRef } from 'react';
import { NativeField, type NativeFieldProps } from './native-field';

export type SearchFieldProps = Pick<NativeFieldProps, 'label' | 'labelHidden' | 'className'> &
  Pick<ComponentPropsWithRef<'input'>, 'placeholder' | 'maxLength' | 'autoComplete' | 'autoFocus'> & {
    value: string;
    onChange: (value: string) => void;
    /** On Enter. */
    onSubmit?: () => void;
  };

/** Escape, and the cross at its end, empty it. */
export function SearchField({
  label,
  labelHidden = true,
  className = '',
  value,
  onChange,
  onSubmit,
  ...props
}: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const takeOver = useEffectEvent((): void => {
    const typed = input.current?.value ?? '';
    if (typed !== value) onChange(typed);
  });
  // What was typed before the page's script came stands in the field, and nobody has heard of it yet.
  useEffect(() => takeOver(), []);
  return (
    <NativeField {...{ label, labelHidden, className }}>
      {(box) => (
        <span className="relative block">
          <Search
            aria-hidden
            className="pointer-events-none absolute inset-y-0 start-3 z-10 my-auto size-4.5 text-ink-3"
          />
          <input
            {...props}
            {...box}
            ref={input}
            type="search"
            value={value}
            onChange={({ currentTarget }) => onChange(currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') onSubmit?.();
              if (event.key === 'Escape' && value !== '') {
                // What it stands in, such as a dialog, stays open.
                event.stopPropagation();
                event.preventDefault();
                onChange('');
              }
            }}
            className="field-box w-full py-1.5 ps-10 pe-9 [&::-webkit-search-cancel-button]:hidden"
          />
          {value === '' ? null : (
            <button
              type="button"
              tabIndex={-1}
              aria-label="Clear search"
              className="absolute inset-y-0 end-1.5 my-auto flex size-6 items-center justify-center rounded-md text-ink-3 hover:bg-sunk hover:text-ink"
              onClick={() => {
                onChange('');
                input.current?.focus();
              }}
            >
              <X aria-hidden className="size-4" />
            </button>
          )}
        </span>
      )}
    </NativeField>
  );
}
