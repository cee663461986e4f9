'use client';

import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Select as AriaSelect,
  type SelectProps as AriaSelectProps,
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components';
import { FieldLabel, FieldMessages } from './field';

export type SelectOption = { id: string; label: string };

export type SelectProps = Omit<
  AriaSelectProps<SelectOption>,
  'children' | 'className' | 'style' | 'isInvalid' | 'value' | 'defaultValue' | 'onChange' | 'selectionMode'
> & {
  label: string;
  labelHidden?: boolean;
  options: readonly SelectOption[];
  /** The chosen option's id; null while none is chosen. */
  value: string | null;
  onChange: (id: string) => void;
  description?: ReactNode;
  error?: ReactNode;
  className?: string;
};

export function Select({
  label,
  labelHidden = false,
  options,
  value,
  onChange,
  description,
  error,
  className = '',
  ...props
}: SelectProps) {
  return (
    <AriaSelect
      {...props}
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(String(key));
      }}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={`flex min-w-0 flex-col gap-1 ${className}`}
    >
      <FieldLabel hidden={labelHidden}>{label}</FieldLabel>
      <Button className="field-box flex w-full items-center justify-between gap-2 px-3 py-1.5 text-start">
        <SelectValue className="min-w-0 flex-1 truncate data-placeholder:text-ink-3" />
        <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-3" />
      </Button>
      <FieldMessages description={description} error={error} />
      <Popover
        offset={4}
        className="min-w-(--trigger-width) rounded-lg border border-line bg-panel shadow-float data-entering:animate-[float-in_120ms_ease-out]"
      >
        <ListBox items={options} className="max-h-80 overflow-auto p-1 outline-none">
          {(option) => (
            <ListBoxItem
              id={option.id}
              textValue={option.label}
              className="flex min-h-9 cursor-pointer items-center gap-2 rounded-md px-2.5 py-1.5 outline-none data-focused:bg-accent-soft"
            >
              {({ isSelected }) => (
                <>
                  <span className="min-w-0 flex-1">{option.label}</span>
                  <span className="w-4 text-accent">
                    {isSelected ? <Check aria-hidden className="size-4" /> : null}
                  </span>
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
