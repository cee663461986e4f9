'use client';

import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import {
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
  Button,
  Input,
} from 'react-aria-components';
import { FieldLabel } from './field';

export type SearchFieldProps = Omit<AriaSearchFieldProps, 'children' | 'className' | 'style'> & {
  label: string;
  labelHidden?: boolean;
  placeholder?: string;
  inputRef?: Ref<HTMLInputElement>;
  className?: string;
};

export function SearchField({
  label,
  labelHidden = true,
  placeholder,
  inputRef,
  className = '',
  ...props
}: SearchFieldProps) {
  return (
    <AriaSearchField {...props} className={`group flex min-w-0 flex-col gap-1 ${className}`}>
      <FieldLabel hidden={labelHidden}>{label}</FieldLabel>
      <span className="relative block">
        <Search
          aria-hidden
          className="pointer-events-none absolute inset-y-0 start-3 z-10 my-auto size-4.5 text-ink-3"
        />
        <Input
          {...(inputRef ? { ref: inputRef } : {})}
          {...(placeholder ? { placeholder } : {})}
          className="field-box w-full py-1.5 ps-10 pe-9 [&::-webkit-search-cancel-button]:hidden"
        />
        <Button className="absolute inset-y-0 end-1.5 my-auto flex size-6 items-center justify-center rounded-md text-ink-3 group-data-empty:hidden hover:bg-sunk hover:text-ink">
          <X aria-hidden className="size-4" />
        </Button>
      </span>
    </AriaSearchField>
  );
}
