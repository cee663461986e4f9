'use client';

import type { ReactNode, Ref } from 'react';
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps, Input } from 'react-aria-components';
import { FieldLabel, FieldMessages } from './field';

export type TextFieldProps = Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid'> & {
  label: string;
  labelHidden?: boolean;
  description?: ReactNode;
  /** What is wrong and what to do; shown and read at the field. */
  error?: ReactNode;
  placeholder?: string;
  inputRef?: Ref<HTMLInputElement>;
  inputClassName?: string;
  className?: string;
};

export function TextField({
  label,
  labelHidden = false,
  description,
  error,
  placeholder,
  inputRef,
  inputClassName = '',
  className = '',
  ...props
}: TextFieldProps) {
  return (
    <AriaTextField
      {...props}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={`flex min-w-0 flex-col gap-1 ${className}`}
    >
      <FieldLabel hidden={labelHidden}>{label}</FieldLabel>
      <Input
        {...(inputRef ? { ref: inputRef } : {})}
        {...(placeholder ? { placeholder } : {})}
        className={`field-box w-full px-3 py-1.5 ${inputClassName}`}
      />
      <FieldMessages description={description} error={error} />
    </AriaTextField>
  );
}
